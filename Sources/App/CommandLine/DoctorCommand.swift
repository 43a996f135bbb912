import ArgumentParser
import Terrace

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Shows every setting with where it comes from, and looks whether all is well.")

    @OptionGroup var settings: SettingsOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let settings = try await settings.read()
        let checks = await Checkup(settings: settings).run()
        if json {
            print(try oneLine(Document(settings: settings.sources.map(Setting.init), checks: checks.map(Check.init))))
        } else {
            for source in settings.sources { print("\(source.name) = \(source.value)  (\(source.origin))") }
            for check in checks { print("\(check.isWell ? "✓" : "✗") \(check.name): \(check.finding)") }
        }
        if checks.contains(where: { !$0.isWell }) { throw ExitCode(1) }
    }

    private struct Document: Encodable {
        let settings: [Setting]
        let checks: [Check]
    }

    private struct Setting: Encodable {
        let name: String
        let value: String
        let origin: String

        init(_ source: Settings.Source) {
            name = source.name
            value = source.value
            origin = source.origin
        }
    }

    private struct Check: Encodable {
        let name: String
        let is_well: Bool
        let finding: String

        init(_ check: Checkup.Check) {
            name = check.name
            is_well = check.isWell
            finding = check.finding
        }
    }
}
