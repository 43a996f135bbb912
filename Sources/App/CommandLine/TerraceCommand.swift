import ArgumentParser

@main
struct TerraceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terrace",
        abstract: "An open content platform that sells farm produce by telling its story.",
        subcommands: [
            ServeCommand.self, DemoCommand.self, SimulateCommand.self, LedgerCommand.self, ReportCommand.self,
            EvaluateCommand.self,
            MemberCommand.self, ChannelCommand.self, BackupCommand.self, DoctorCommand.self,
        ])
}
