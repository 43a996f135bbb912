import ArgumentParser
import Impact
import Terrace

extension LedgerCommand {
    struct JournalCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "journal",
            abstract: "Prints the whole ledger, for anyone to rebuild and check elsewhere.",
            discussion:
                "jsonl rebuilds all tables and reports; beancount is for bean-check, which shares no code with Terrace."
        )

        @OptionGroup var settings: SettingsOptions

        @Option(help: "jsonl or beancount.")
        var format = "jsonl"

        func run() async throws {
            guard let format = JournalFormat(rawValue: format) else {
                throw ValidationError("--format: jsonl or beancount")
            }
            let books = try await Books.open(try await settings.read())
            var position: JournalPosition? = try await books.impact.journal(as: format)
            while let here = position {
                let page = try await books.impact.page(of: here)
                print(page.text, terminator: "")
                position = page.next
            }
            await books.close()
        }
    }
}
