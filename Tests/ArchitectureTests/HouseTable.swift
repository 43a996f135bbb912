/// What one target may import: rooms of ours, and modules from outside.
struct HouseRow: Sendable {
    let name: String
    let layer: String
    let ours: Set<String>
    let outside: Set<String>

    init(_ layer: String, _ name: String, _ ours: Set<String> = [], outside: Set<String> = []) {
        self.layer = layer
        self.name = name
        self.ours = ours
        self.outside = outside
    }
}

/// The rules of direction as one table, in the order in which data walks through the house. A row is changed together
/// with Package.swift and ARCHITECTURE.md, and only with a reason.
enum HouseTable {
    static let rows: [HouseRow] = [
        HouseRow("Foundations", "Values"),
        HouseRow("Foundations", "Storage", ["Values"]),
        HouseRow("Foundations", "EventLog", ["Storage", "Values"]),
        HouseRow("Foundations", "Contracts", ["EventLog", "Storage", "Values"]),

        HouseRow("Drivers", "StorageSQLite", ["Storage", "Values"], outside: ["GRDB", "GRDBSQLite"]),
        HouseRow("Drivers", "StoragePostgres", ["Storage", "Values"], outside: ["CPostgres"]),
        HouseRow("Drivers", "EventLogSQLite", ["EventLog", "Storage", "StorageSQLite", "Values"]),
        HouseRow("Drivers", "Imaging", ["Contracts", "Values"], outside: ["CVips"]),
        HouseRow("Drivers", "Markdown", ["Contracts", "Values"], outside: ["CMarkGFM"]),
        HouseRow("Drivers", "Signing", outside: ["CSecp256k1"]),

        HouseRow("Domain", "Members", foundations),
        HouseRow("Domain", "Media", foundations.union(["Members"])),
        HouseRow("Domain", "Sourcing", everyRoom),
        HouseRow("Domain", "Authoring", everyRoom),
        HouseRow("Domain", "Distribution", everyRoom),
        HouseRow("Domain", "Recommendation", everyRoom),
        HouseRow("Domain", "Promotion", everyRoom),
        HouseRow("Domain", "Commerce", everyRoom),
        HouseRow("Domain", "Impact", everyRoom),

        HouseRow(
            "Adapters", "Channels", foundations.union(["Distribution", "Media", "Members", "Signing"]), outside: network
        ),
        HouseRow("Adapters", "Marketplaces", ["Commerce", "Contracts", "Values"], outside: httpClient),
        HouseRow("Adapters", "Web", foundations.union(rooms).union(["Channels", "Marketplaces"]), outside: httpServer),
        HouseRow("Adapters", "Simulator", ["Values"], outside: httpClient),

        HouseRow(
            "App", "Terrace", everything,
            outside: ["Configuration", "ServiceLifecycle", "SystemPackage", "UnixSignals"]),
        HouseRow("App", "CommandLine", everything.union(["Simulator", "Terrace"]), outside: ["ArgumentParser"]),
    ]

    static let foundations: Set<String> = ["Contracts", "EventLog", "Storage", "Values"]
    /// A room hears of the others by events and questions; Members and Media alone may be named.
    static let everyRoom = foundations.union(["Media", "Members"])
    static let rooms: Set<String> = [
        "Authoring", "Commerce", "Distribution", "Impact", "Media", "Members", "Promotion", "Recommendation",
        "Sourcing",
    ]
    static let everything = foundations.union(rooms).union([
        "Channels", "EventLogSQLite", "Imaging", "Markdown", "Marketplaces", "Signing", "StoragePostgres",
        "StorageSQLite",
        "Web",
    ])

    // Each outside library has one room, with the modules that it brings along.
    static let httpServer: Set<String> = [
        "HTTPTypes", "Hummingbird", "HummingbirdCore", "Mustache", "NIOCore", "ServiceLifecycle",
    ]
    static let httpClient: Set<String> = ["AsyncHTTPClient", "HTTPTypes", "NIOCore", "NIOHTTP1"]
    /// Channels speak mail, XML streams and WebSockets beside plain HTTP.
    static let network = httpClient.union(["NIOPosix", "NIOSSL", "NIOTLS", "NIOWebSocket"])

    /// Parts of the toolchain. Values does with the first alone.
    static let synchronization: Set<String> = ["Synchronization"]
    static let toolchain: Set<String> = [
        "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl", "RegexBuilder",
    ]
    /// Allowed everywhere above Values.
    static let common: Set<String> = ["Crypto", "CryptoExtras", "Logging", "Metrics"]

    static func allowed(for row: HouseRow) -> Set<String> {
        let base = row.ours.union(row.outside).union(synchronization)
        return row.name == "Values" ? base : base.union(toolchain).union(common)
    }
}
