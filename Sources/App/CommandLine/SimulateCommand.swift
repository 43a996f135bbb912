import ArgumentParser
import Simulator
import Values

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Plays a market against a running server, over HTTP alone.",
        subcommands: [BaojingCommand.self])

    struct BaojingCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "baojing",
            abstract: "Two days of readers and a shop, in about a minute, until the lot is sold.",
            discussion: """
                Readers fetch the feed, open stories and follow links; the shop posts signed orders, every message twice, some \
                out of order, some refunded. It waits while the server is away, and ends once the server has handled everything.
                """)

        @Option(help: "The demo.json that `terrace demo` wrote.")
        var demo: String

        @Option(help: "The same seed brings the same readers with the same tastes.")
        var seed: UInt64 = 1

        @Option(help: "How many readers come in two days, at most.")
        var readers: Int?

        @Flag(help: "Print one JSON object as the last line.")
        var json = false

        func run() async throws {
            var options = BaojingSimulation.Options()
            options.seed = seed
            if let readers {
                guard (1...10_000_000).contains(readers) else { throw ValidationError("--readers: 1 to 10,000,000") }
                options.readers = readers
            }
            let bar = SharedProgress("Two days")
            let result: SimulationResult
            do {
                result = try await BaojingSimulation(demo: try DemoFile(path: demo), options: options)
                    .run { progress in bar.show(progress.fraction, Self.note(progress)) }
            } catch let error as SimulationError {
                bar.end()
                throw ValidationError(error.description)
            }
            bar.end()
            if json { print(try oneLine(result)) } else { Self.show(result) }
        }

        private static func note(_ progress: SimulationProgress) -> String {
            if progress.waitingSeconds > 0 { return "the server is away, waiting for \(progress.waitingSeconds) s" }
            let sold = Quantity.grams(progress.tally.grams).display(.english)
            switch progress.phase {
            case .trading: return "\(progress.readers) readers, \(progress.tally.orders) orders, \(sold)"
            case .closing: return "\(progress.tally.orders) orders, \(sold); the shop's last messages are on their way"
            case .settling(let pending): return "\(pending) events still to be handled"
            }
        }

        private static func show(_ result: SimulationResult) {
            let rows = [
                ("impressions", grouped(String(result.impressions))), ("opens", grouped(String(result.opens))),
                ("clicks", grouped(String(result.clicks))), ("orders", grouped(String(result.orders))),
                ("buyers", grouped(String(result.buyers))),
                ("kilograms", Quantity.grams(result.grams).display(.english)),
                ("gross", Money.fen(result.grossFen).display), ("refunds", Money.fen(result.refundsFen).display),
                ("net", Money.fen(result.netFen).display),
            ]
            for (name, value) in rows { print(name + String(repeating: " ", count: 14 - name.count) + value) }
        }
    }
}
