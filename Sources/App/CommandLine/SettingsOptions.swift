import ArgumentParser
import Terrace

/// The flags by which settings are given; what is not given comes from the environment, a file, or a default.
struct SettingsOptions: ParsableArguments {
    @Option(help: "The data folder (TERRACE_DATA; default: data).")
    var data: String?

    @Option(help: "A configuration file (default: terrace.json in the data folder).")
    var config: String?

    @Option(help: "postgres://… to keep the records in PostgreSQL instead of the data folder (TERRACE_DATABASE).")
    var database: String?

    @Option(help: "The address to listen on (TERRACE_HOST; default: 127.0.0.1).")
    var host: String?

    @Option(help: "The port to listen on, 0 for any free one (TERRACE_PORT; default: 8080).")
    var port: Int?

    @Option(help: "The site's own address as readers type it (TERRACE_BASE_ADDRESS).")
    var baseAddress: String?

    @Option(help: "trace, debug, info, warning or error (TERRACE_LOG_LEVEL; default: info).")
    var logLevel: String?

    func read() async throws -> Settings {
        var flags: Settings.Flags = [:]
        flags["data"] = data
        flags["database"] = database
        flags["host"] = host
        flags["port"] = port.map(String.init)
        flags["baseAddress"] = baseAddress
        flags["logLevel"] = logLevel
        do {
            return try await Settings.read(flags: flags, file: config)
        } catch {
            throw ValidationError(error.description)
        }
    }
}
