import ArgumentParser
import Terrace

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serves the platform until it is told to stop (SIGTERM, Ctrl-C).")

    @OptionGroup var settings: SettingsOptions

    func run() async throws {
        let platform = try await Platform.open(try await settings.read())
        try await platform.run { address in
            say("Terrace serves \(address)")
            platform.ready()
        }
    }
}
