import Configuration
public import Distribution
import FoundationEssentials
import SystemPackage

/// What an operator can set. Each value comes from a flag, else the environment, else the file, else its default.
public struct Settings: Sendable {
    /// Where everything is kept that is not in the database server: records, events, media, keys.
    public var dataFolder: String
    /// `postgres://…` for PostgreSQL; nil for SQLite in the data folder.
    public var database: String?
    public var host: String
    /// 0 for any free port.
    public var port: Int
    /// The site's own address as readers type it, without a slash at the end; nil to derive it from host and port.
    public var baseAddress: String?
    /// This node among those that share a database: 0 to 1023.
    public var node: Int
    /// `trace`, `debug`, `info`, `warning` or `error`.
    public var logLevel: String
    /// A file with the keys that seal credentials, one a line in base64 or hexadecimal, the first of which seals; nil for
    /// the key in the data folder. `TERRACE_CREDENTIALS_KEY` holds such keys itself, parted by commas.
    public var credentialsKeyFile: String?
    /// For checks alone: lets channels and webhooks reach this machine and its own network.
    public var allowPrivateTargets = false
    /// A PEM file with certificates of authorities that channels' servers may have besides those that the system trusts.
    public var trustedCertificates: String?
    /// How patient deliveries are.
    public var delivery = DeliveryPace()
    /// Where each value came from, in the order of the names, for `terrace doctor`.
    public private(set) var sources: [Source] = []

    public struct Source: Sendable {
        public let name: String
        /// As it is shown: a password in a database's address is left out.
        public let value: String
        public let origin: String
    }

    /// Flags that were given, by name; a name that is not here was not given.
    public typealias Flags = [String: String]

    /// Reads the settings. `file` is `terrace.json` in the data folder unless it is named; a missing file is empty.
    public static func read(flags: Flags, file: String? = nil) async throws(SettingsError) -> Settings {
        let environment = EnvironmentVariablesProvider()
        let flagged = InMemoryProvider(
            name: "flag",
            values: Dictionary(
                uniqueKeysWithValues: flags.map {
                    (AbsoluteConfigKey(["terrace", $0.key]), ConfigValue(.string($0.value), isSecret: false))
                }))
        var reader = SettingsReader(providers: [("flag", flagged), ("environment", environment)])
        let folder = try reader.string("data") ?? "data"
        let path = file ?? folder + "/terrace.json"
        if FileManager.default.fileExists(atPath: path) {
            do {
                let provider = try await FileProvider<JSONSnapshot>(filePath: FilePath(path))
                reader.providers.append((path, provider))
            } catch {
                throw .file(path, String(describing: error))
            }
        } else if file != nil {
            throw .file(path, "there is no such file")
        }
        var settings = Settings(
            dataFolder: try reader.string("data", default: "data"), database: try reader.string("database"),
            host: try reader.string("host", default: "127.0.0.1"),
            port: try reader.number("port", 0...65_535, default: 8_080),
            baseAddress: try reader.string("baseAddress"), node: try reader.number("node", 0...1_023, default: 0),
            logLevel: try reader.string("logLevel", default: "info"))
        guard ["trace", "debug", "info", "warning", "error"].contains(settings.logLevel) else {
            throw .value("logLevel", settings.logLevel, "trace, debug, info, warning or error")
        }
        if let address = settings.baseAddress {
            guard address.hasPrefix("https://") || address.hasPrefix("http://"), !address.hasSuffix("/") else {
                throw .value("baseAddress", address, "https://… without a slash at the end")
            }
        }
        settings.credentialsKeyFile = try reader.string("credentialsKeyFile")
        settings.allowPrivateTargets = try reader.flag("allowPrivateTargets", default: false)
        settings.trustedCertificates = try reader.string("trustedCertificates")
        settings.delivery = try reader.pace()
        settings.sources = reader.sources
        return settings
    }
}

public enum SettingsError: Error, Equatable, CustomStringConvertible {
    /// A value that cannot be taken, and what it must be.
    case value(String, String, String)
    case file(String, String)

    public var description: String {
        switch self {
        case .value(let name, let value, let expected): "\(name): “\(value)” cannot be taken; it must be \(expected)"
        case .file(let path, let reason): "\(path): \(reason)"
        }
    }
}

/// Asks the providers one after another and remembers who answered.
struct SettingsReader {
    var providers: [(name: String, provider: any ConfigProvider)]
    private(set) var sources: [Settings.Source] = []

    init(providers: [(name: String, provider: any ConfigProvider)]) { self.providers = providers }

    mutating func string(_ name: String) throws(SettingsError) -> String? {
        for (origin, provider) in providers {
            for type in [ConfigType.string, .int, .bool] {
                guard let found = try? provider.value(forKey: AbsoluteConfigKey(["terrace", name]), type: type).value
                else { continue }
                let text: String
                switch found.content {
                case .string(let value): text = value
                case .int(let value): text = String(value)
                case .bool(let value): text = String(value)
                default: throw .value(name, "\(found.content)", "a text, a number, true or false")
                }
                note(name, text, origin)
                return text
            }
        }
        return nil
    }

    mutating func string(_ name: String, default standard: String) throws(SettingsError) -> String {
        if let value = try string(name) { return value }
        note(name, standard, "default")
        return standard
    }

    mutating func number(_ name: String, _ range: ClosedRange<Int>, default standard: Int) throws(SettingsError) -> Int
    {
        let text = try string(name, default: String(standard))
        guard let number = Int(text), range.contains(number) else {
            throw .value(name, text, "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    mutating func flag(_ name: String, default standard: Bool) throws(SettingsError) -> Bool {
        let text = try string(name, default: String(standard))
        guard let flag = Bool(text) else { throw .value(name, text, "true or false") }
        return flag
    }

    private mutating func note(_ name: String, _ value: String, _ origin: String) {
        sources.removeAll { $0.name == name }
        sources.append(Settings.Source(name: name, value: withoutPassword(value), origin: origin))
    }
}

/// `postgres://user:secret@host/name` without its secret.
private func withoutPassword(_ address: String) -> String {
    guard let scheme = address.firstRange(of: "://"), let at = address.lastIndex(of: "@"), at > scheme.upperBound,
        let colon = address[scheme.upperBound..<at].firstIndex(of: ":")
    else { return address }
    return address[...colon] + "…" + address[at...]
}
