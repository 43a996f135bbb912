import ArgumentParser
import Terrace

struct MemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "Sets up the platform and its first administrator.",
        subcommands: [FoundCommand.self])

    struct FoundCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "found",
            abstract: "Makes the platform's organization and its first administrator in an empty data folder.",
            discussion:
                "The password is read from the first line of the standard input. All others are added on the pages.")

        @OptionGroup var settings: SettingsOptions

        @Option(help: "The platform's name in Chinese.")
        var chineseName: String

        @Option(help: "The platform's name in English.")
        var englishName: String

        @Option(help: "The administrator's login.")
        var login: String

        @Option(help: "The administrator's name.")
        var name: String

        func run() async throws {
            guard let password = readLine(), !password.isEmpty else {
                throw ValidationError("the password is read from the standard input, and there was none")
            }
            let platform = try await Platform.open(try await settings.read())
            try await platform.found(
                chineseName: chineseName, englishName: englishName, login: login, name: name, password: password)
            await platform.close()
            print("\(login) is the administrator; sign in at /sign-in")
        }
    }
}
