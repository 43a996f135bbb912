import ArgumentParser
import Terrace

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the data folder into a new folder, consistent and beside a running server.",
        discussion: """
            Records, events, media and keys. With PostgreSQL the records are not in the data folder: use pg_dump for them. \
            To restore, serve the copy.
            """)

    @OptionGroup var settings: SettingsOptions

    @Argument(help: "A folder that is not there yet.")
    var target: String

    func run() async throws {
        let bar = SharedProgress("Backing up")
        try await Backup(settings: try await settings.read()).copy(to: target) { fraction, what in
            bar.show(fraction, what)
        }
        bar.end()
        print("Backed up to \(target)")
    }
}
