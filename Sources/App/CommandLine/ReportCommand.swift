import ArgumentParser
import Impact
import Terrace
import Values

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Prints what was sold, by product, lot, county, article or channel.",
        discussion: "Days are those of Asia/Shanghai. The same ledger gives the same bytes.")

    @OptionGroup var settings: SettingsOptions

    @Option(help: "product, lot, county, article or channel.")
    var by = "product"

    @Option(help: "The first day, YYYY-MM-DD.")
    var from: String?

    @Option(help: "The last day, YYYY-MM-DD.")
    var to: String?

    @Option(help: "json or csv.")
    var format = "json"

    @Option(help: "zh-Hans or en, for the names in JSON.")
    var language = "zh-Hans"

    func run() async throws {
        guard let grouping = ImpactGrouping(rawValue: by) else {
            throw ValidationError("--by: product, lot, county, article or channel")
        }
        guard let language = Language(rawValue: language) else { throw ValidationError("--language: zh-Hans or en") }
        let first = try day(from, "--from")
        let last = try day(to, "--to")
        let books = try await Books.open(try await settings.read())
        let report = try await books.impact.impact(by: grouping, from: first, to: last)
        await books.close()
        switch format {
        case "json": print(report.json(in: language))
        case "csv": print(report.csv, terminator: "")
        default: throw ValidationError("--format: json or csv")
        }
    }

    private func day(_ text: String?, _ name: String) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(text) else { throw ValidationError("\(name): YYYY-MM-DD is wanted, not “\(text)”") }
        return day
    }
}
