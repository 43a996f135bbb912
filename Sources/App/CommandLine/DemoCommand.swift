import ArgumentParser
import Terrace

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Sets up the Baojing programme in a data folder, once, and serves it.",
        discussion: """
            The county's nomination, the visit, the lot, the articles and the shop all come through the same doors that \
            people use. DIR/demo.json tells addresses, tokens and the shop's secret. Started again, it goes on with what is there.
            """)

    @OptionGroup var settings: SettingsOptions

    func run() async throws {
        let platform = try await Platform.open(try await settings.read())
        try await platform.run { address in
            say("Terrace serves \(address) and sets up the demonstration …")
            let accounts = try await Demonstration(platform: platform).setUp(at: address)
            platform.ready()
            say("Ready: \(address)")
            say("Sign in at \(address)/sign-in as \(accounts)")
        }
    }
}
