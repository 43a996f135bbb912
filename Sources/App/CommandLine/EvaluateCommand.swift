import ArgumentParser
import Foundation
import Recommendation
import Terrace
import Values

struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Tells from the log what another ranking would have brought, or what an experiment did.",
        discussion: """
            Beside a running server; changes nothing. A conclusion that the log does not carry is refused, with the reason and \
            what would mend it, and the command exits with 2. A policy is compared with what was live and with the best \
            single story for everybody: below either it must not go live.

            terrace evaluate --policy explained
            terrace evaluate --policy uniform --goal follow --from 2026-11-01 --json
            terrace evaluate --experiment covers --salt 7 --arms old=5000,new=5000
            """)

    @OptionGroup var settings: SettingsOptions

    @Option(help: "live, uniform, explained, or story:NUMBER for one story for everybody.")
    var policy: String?

    @Option(help: "The name of an experiment instead of a policy.")
    var experiment: String?

    @Option(help: "The experiment's salt.")
    var salt: UInt64 = 0

    @Option(help: "The experiment's arms with their shares in hundredths of a percent, such as old=5000,new=5000.")
    var arms = ""

    @Option(help: "What a showing is judged by: open or follow.")
    var goal = "open"

    @Option(help: "How many positions of each page are judged, from the first: 1 to 100.")
    var positions = 1

    @Option(help: "What is drawn as a whole for the intervals: day, hour or minute.")
    var blocks = "day"

    @Option(help: "The first day of decisions, YYYY-MM-DD.")
    var from: String?

    @Option(help: "The last day of decisions, YYYY-MM-DD.")
    var to: String?

    @Option(help: "Only decisions that this policy made, by its name in the log, such as explained-1.")
    var logged: String?

    @Option(help: "Minutes within which an outcome counts; younger decisions are left out. 0 counts all.")
    var maturity: Int64 = 30

    @Option(help: "The same seed draws the same intervals.")
    var seed: UInt64 = 1

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard (policy == nil) != (experiment == nil) else {
            throw ValidationError("either --policy or --experiment is wanted")
        }
        guard (1...100).contains(positions) else { throw ValidationError("--positions: 1 to 100") }
        guard (0...1_000_000).contains(maturity) else { throw ValidationError("--maturity: 0 to 1,000,000 minutes") }
    }

    func run() async throws {
        let isCarried: Bool
        if let policy {
            isCarried = try await evaluate(try question(policy: policy))
        } else {
            isCarried = try await report(on: experiment ?? "")
        }
        if !isCarried { throw ExitCode(2) }
    }

    private func question(policy: String) throws -> PolicyQuestion {
        guard let wanted = PolicyQuestion.Policy(policy) else {
            throw ValidationError("--policy: live, uniform, explained or story:NUMBER, not “\(policy)”")
        }
        guard let block = PolicyQuestion.Block(rawValue: blocks) else {
            throw ValidationError("--blocks: day, hour or minute, not “\(blocks)”")
        }
        var question = PolicyQuestion(policy: wanted)
        question.goal = try wantedGoal()
        question.positions = positions
        question.block = block
        question.from = try day(from, "--from")
        question.to = try day(to, "--to")
        question.logged = logged
        question.maturity = maturity * 60
        question.seed = seed
        return question
    }

    private func wantedGoal() throws -> PolicyQuestion.Goal {
        guard let wanted = PolicyQuestion.Goal(rawValue: goal) else {
            throw ValidationError(
                "--goal: open or follow, not “\(goal)”; an order tells its article but not the showing that it came from"
            )
        }
        return wanted
    }

    private func evaluate(_ question: PolicyQuestion) async throws -> Bool {
        let report = try await asking("Evaluating") { log, progress in
            try await log.answer(question, progress: progress)
        }
        print(json ? try Self.line(report) : report.text, terminator: json ? "\n" : "")
        return report.refusals.isEmpty
    }

    private func report(on experiment: String) async throws -> Bool {
        var shares: [(name: String, basisPoints: Int)] = []
        for arm in arms.split(separator: ",") {
            let words = arm.split(separator: "=")
            guard words.count == 2, let share = Int(words[1]) else {
                throw ValidationError("--arms: old=5000,new=5000 is wanted, not “\(arms)”")
            }
            shares.append((String(words[0]), share))
        }
        guard var question = ExperimentQuestion(name: experiment, salt: salt, arms: shares) else {
            throw ValidationError(
                "--arms: different names with shares that add up to 10000, such as old=5000,new=5000, not “\(arms)”")
        }
        question.goal = try wantedGoal()
        question.from = try day(from, "--from")
        question.to = try day(to, "--to")
        let asked = question
        let outcome = try await asking("Reporting") { log, progress in
            try await log.outcome(of: asked, progress: progress)
        }
        print(json ? try Self.line(outcome) : outcome.text, terminator: json ? "\n" : "")
        return outcome.refusals.isEmpty
    }

    private func asking<Answer: Sendable>(
        _ label: String,
        _ body: (LogEvaluation, (Double, String) -> Void) async throws -> Answer
    ) async throws -> Answer {
        let log = try await DecisionLog.open(try await settings.read())
        let bar = SharedProgress(label)
        defer { bar.end() }
        do {
            let answer = try await body(log.evaluation) { bar.show($0, $1) }
            await log.close()
            return answer
        } catch RecommendationError.invalid {
            await log.close()
            throw ValidationError(
                "--policy: no decision of the log ever had that story among its candidates: \(policy ?? "")")
        }
    }

    private func day(_ text: String?, _ name: String) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(text) else { throw ValidationError("\(name): YYYY-MM-DD is wanted, not “\(text)”") }
        return day
    }

    private static func line(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
