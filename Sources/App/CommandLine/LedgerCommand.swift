import ArgumentParser
import Foundation
import Impact
import Terrace
import Values

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The books that anyone can check.",
        subcommands: [VerifyCommand.self, JournalCommand.self])

    struct VerifyCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Recomputes the whole ledger, also beside a running server.",
            discussion: """
                Exits with 0 and prints the number of entries and the root when everything fits; exits with 1 and names \
                the first entry that does not.
                """)

        @OptionGroup var settings: SettingsOptions

        @Option(help: "The public key (hexadecimal) that all signed daily roots must bear.")
        var publicKey: String?

        @Flag(help: "Print one JSON object.")
        var json = false

        func run() async throws {
            let key = try publicKey.map { text in
                guard let bytes = [UInt8](hexadecimal: text), bytes.count == 32 else {
                    throw ValidationError("--public-key: 64 hexadecimal digits are wanted")
                }
                return bytes
            }
            let books = try await Books.open(try await settings.read())
            let bar = SharedProgress("Verifying")
            let verdict = try await books.impact.verify(publicKey: key) { progress in
                bar.show(
                    progress.entries == 0 ? 1 : Double(progress.checked) / Double(progress.entries),
                    "\(progress.checked) of \(progress.entries) entries")
            }
            bar.end()
            await books.close()
            switch verdict {
            case .holds(let ledger):
                if json {
                    print(try oneLine(Holds(ledger)))
                } else {
                    print("The ledger holds: \(ledger.entries) entries, root \(ledger.root)")
                    print(
                        "net \(ledger.net.display), \(Quantity.grams(ledger.grams).display(.english)) sold, \(ledger.signedDays) days signed"
                    )
                    if ledger.unbooked > 0 {
                        print("\(ledger.unbooked) events could not be booked: see the impact page")
                    }
                }
            case .broken(let fault):
                if json {
                    print(try oneLine(Broken(fault)))
                } else {
                    print("The ledger does not hold: \(fault.description)")
                }
                throw ExitCode(1)
            }
        }
    }

    private struct Holds: Encodable {
        let holds = true
        let entries: Int64
        let root: String
        let net_fen: Int64
        let grams: Int64
        let signed_days: Int
        let unbooked: Int64

        init(_ ledger: VerifiedLedger) {
            entries = ledger.entries
            root = ledger.root.description
            net_fen = ledger.net.fen
            grams = ledger.grams
            signed_days = ledger.signedDays
            unbooked = ledger.unbooked
        }
    }

    private struct Broken: Encodable {
        let holds = false
        let entry: String?
        let cause: String

        init(_ fault: LedgerFault) {
            entry = fault.entry?.description
            cause = fault.cause.description
        }
    }
}

/// JSON in one line, keys in alphabetical order.
func oneLine(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
