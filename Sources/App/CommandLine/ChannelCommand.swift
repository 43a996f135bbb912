import ArgumentParser
import Terrace

struct ChannelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "channel", abstract: "Looks after the channels' credentials.",
        subcommands: [RotateKeyCommand.self])

    struct RotateKeyCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate-key",
            abstract: "Seals all credentials of channels and webhooks with a new key, all or none.",
            discussion: """
                The server must not run meanwhile. Where the operator keeps the keys (TERRACE_CREDENTIALS_KEY, or a file \
                named by credentialsKeyFile), put the new one first and leave the old ones behind it; once this is \
                through they can go. Otherwise a new key is made in the data folder: back it up.
                """)

        @OptionGroup var settings: SettingsOptions

        @Flag(help: "Answer as JSON.")
        var json = false

        func run() async throws {
            let count = try await Platform.rotateCredentialsKey(try await settings.read())
            print(json ? #"{"sealed":\#(count)}"# : "\(count) sealed with the new key")
        }
    }
}
