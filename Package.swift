// swift-tools-version: 6.1
import PackageDescription

// The house of Terrace, in the order the data walks through it (DESIGN in ARCHITECTURE.md).
// One row per room: its folder, what it may import of ours, and the outside libraries it may touch.
// Tests/ArchitectureTests holds the `import` lines against the same table.

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioWebSocket = Target.Dependency.product(name: "NIOWebSocket", package: "swift-nio")

/// The network by hand, which the channels need: mail, streams and WebSockets beside plain HTTP.
let network = [nio, nioHTTP1, nioPosix, nioSSL, nioTLS, nioWebSocket]

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

struct Room {
    var name: String
    var folder: String
    var ours: [String] = []
    var outside: [Target.Dependency] = []
    var resources: [Resource] = []
}

let rooms: [Room] = [
    // Foundations: know nothing of produce.
    Room(name: "Values", folder: "Foundations"),
    Room(name: "Storage", folder: "Foundations", ours: ["Values"], outside: [crypto]),
    Room(name: "EventLog", folder: "Foundations", ours: ["Storage", "Values"], outside: [logging]),
    Room(name: "Contracts", folder: "Foundations", ours: ["EventLog", "Storage", "Values"], outside: [crypto]),

    // Drivers: one outside library each, behind a seam.
    Room(name: "StorageSQLite", folder: "Drivers", ours: ["Storage", "Values"], outside: [grdb, grdbSQLite]),
    Room(name: "StoragePostgres", folder: "Drivers", ours: ["CPostgres", "Storage", "Values"], outside: [logging]),
    Room(name: "EventLogSQLite", folder: "Drivers", ours: ["EventLog", "Storage", "StorageSQLite", "Values"]),
    Room(name: "Imaging", folder: "Drivers", ours: ["CVips", "Contracts", "Values"]),
    Room(name: "Markdown", folder: "Drivers", ours: ["CMarkGFM", "Contracts", "Values"]),
    Room(name: "Signing", folder: "Drivers", ours: ["CSecp256k1"]),

    // Domain: the rooms, along the data's way. They never import one another, but for Members and Media.
    Room(name: "Members", folder: "Domain", ours: domain, outside: [crypto, cryptoExtras, logging]),
    Room(name: "Media", folder: "Domain", ours: domain + ["Members"], outside: [crypto, logging]),
    Room(name: "Sourcing", folder: "Domain", ours: domain + ["Members", "Media"], outside: [crypto, logging]),
    Room(name: "Authoring", folder: "Domain", ours: domain + ["Members", "Media"], outside: [crypto, logging]),
    Room(name: "Distribution", folder: "Domain", ours: domain + ["Members", "Media"], outside: [crypto, logging]),
    Room(name: "Recommendation", folder: "Domain", ours: domain + ["Members", "Media"], outside: [crypto, logging]),
    Room(name: "Promotion", folder: "Domain", ours: domain + ["Members", "Media"], outside: [crypto, logging]),
    Room(name: "Commerce", folder: "Domain", ours: domain + ["Members", "Media"], outside: [crypto, logging]),
    Room(name: "Impact", folder: "Domain", ours: domain + ["Members", "Media"], outside: [crypto, logging]),

    // Adapters: know rooms; rooms do not know them.
    Room(
        name: "Channels", folder: "Adapters",
        ours: ["Contracts", "Distribution", "EventLog", "Media", "Members", "Signing", "Storage", "Values"],
        outside: network + [crypto, cryptoExtras, logging]),
    Room(
        name: "Marketplaces", folder: "Adapters",
        ours: ["Commerce", "Contracts", "Values"], outside: [crypto, logging]),
    Room(
        name: "Web", folder: "Adapters",
        ours: [
            "Authoring", "Channels", "Commerce", "Contracts", "Distribution", "EventLog", "Impact", "Marketplaces",
            "Media", "Members", "Promotion", "Recommendation", "Sourcing", "Storage", "Values",
        ],
        outside: [crypto, hummingbird, lifecycle, logging, mustache, nio],
        resources: [.copy("Resources")]),
    Room(
        name: "Simulator", folder: "Adapters", ours: ["Values"],
        outside: [asyncHTTPClient, crypto, logging, nio]),

    // App: the composition root and the command line.
    Room(
        name: "Terrace", folder: "App",
        ours: [
            "Authoring", "Channels", "Commerce", "Contracts", "Distribution", "EventLog", "EventLogSQLite", "Imaging",
            "Impact", "Markdown", "Marketplaces", "Media", "Members", "Promotion", "Recommendation", "Signing",
            "Sourcing", "Storage",
            "StoragePostgres", "StorageSQLite", "Values", "Web",
        ],
        outside: [configuration, crypto, lifecycle, logging],
        resources: [.copy("Resources")]),
]

/// What every room of the domain may import; `Members` and `Media` come on top where a row says so.
var domain: [String] { ["Contracts", "EventLog", "Storage", "Values"] }

let systemLibraries: [Target] = [
    .systemLibrary(
        name: "CPostgres", path: "Sources/Drivers/CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(
        name: "CVips", path: "Sources/Drivers/CVips", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
    .systemLibrary(
        name: "CMarkGFM", path: "Sources/Drivers/CMarkGFM",
        providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(
        name: "CSecp256k1", path: "Sources/Drivers/CSecp256k1", pkgConfig: "libsecp256k1",
        providers: [.apt(["libsecp256k1-dev"])]),
]

let tests: [Room] = [
    Room(
        name: "TestKit", folder: "", ours: domain + ["Members", "StoragePostgres", "StorageSQLite", "EventLogSQLite"],
        outside: [logging]),
    Room(name: "ValuesTests", folder: "", ours: ["Values"]),
    Room(name: "StorageTests", folder: "", ours: ["Storage", "TestKit", "Values"]),
    Room(
        name: "EventLogTests", folder: "",
        ours: ["EventLog", "EventLogSQLite", "Storage", "StorageSQLite", "TestKit", "Values"]),
    Room(name: "ImagingTests", folder: "", ours: ["Contracts", "Imaging", "Values"]),
    Room(name: "MarkdownTests", folder: "", ours: ["Contracts", "Markdown", "Values"]),
    Room(name: "MembersTests", folder: "", ours: domain + ["Members", "TestKit"]),
    Room(name: "MediaTests", folder: "", ours: domain + ["Imaging", "Media", "Members", "TestKit"]),
    Room(name: "SourcingTests", folder: "", ours: domain + ["Media", "Members", "Sourcing", "TestKit"]),
    Room(name: "AuthoringTests", folder: "", ours: domain + ["Authoring", "Markdown", "Media", "Members", "TestKit"]),
    Room(
        name: "DistributionTests", folder: "",
        ours: domain + ["Channels", "Distribution", "Members", "TestKit"],
        outside: [crypto]),
    Room(
        name: "ChannelsTests", folder: "",
        ours: domain + ["Channels", "Distribution", "Imaging", "Media", "Members", "Signing", "TestKit"],
        outside: network + [crypto, cryptoExtras, logging]),
    Room(name: "RecommendationTests", folder: "", ours: domain + ["Members", "Recommendation", "TestKit"]),
    Room(name: "PromotionTests", folder: "", ours: domain + ["Members", "Promotion", "TestKit"]),
    Room(
        name: "CommerceTests", folder: "", ours: domain + ["Commerce", "Marketplaces", "Members", "TestKit"],
        outside: [crypto]),
    Room(name: "ImpactTests", folder: "", ours: domain + ["Impact", "Members", "TestKit"]),
    Room(
        name: "WebTests", folder: "",
        ours: domain + ["Channels", "Distribution", "Members", "Recommendation", "Terrace", "TestKit", "Web"],
        outside: [crypto, hummingbird, hummingbirdTesting, logging, nio]),
    Room(
        name: "JourneyTests", folder: "",
        ours: domain + ["Commerce", "Impact", "Members", "Simulator", "Terrace", "TestKit", "Web"],
        outside: [asyncHTTPClient, crypto]),
    Room(name: "ArchitectureTests", folder: ""),
]

/// `TERRACE_SLICE=Sourcing swift build` builds that room alone, with what it stands on: the quick way while working in it.
let slice = Context.environment["TERRACE_SLICE"].map { Set($0.split(separator: ",").map(String.init)) }

func closure(of names: Set<String>) -> Set<String> {
    let all = Dictionary(uniqueKeysWithValues: (rooms + tests).map { ($0.name, $0) })
    var found = Set<String>()
    var open = Array(names)
    while let name = open.popLast() {
        if found.insert(name).inserted { open += all[name]?.ours ?? [] }
    }
    return found
}

let wanted = slice.map { closure(of: Set($0.flatMap { [$0, $0 + "Tests"] })) }
func isWanted(_ name: String) -> Bool { wanted?.contains(name) ?? true }
let isCommandLineWanted = isWanted("Terrace") && isWanted("Simulator")

let package = Package(
    name: "Terrace",
    products: isCommandLineWanted ? [.executable(name: "terrace", targets: ["CommandLine"])] : [],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["JSON"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: rooms.filter { isWanted($0.name) }.map { room in
        .target(
            name: room.name, dependencies: room.ours.map { .byName(name: $0) } + room.outside,
            path: "Sources/\(room.folder)/\(room.name)", resources: room.resources, swiftSettings: settings)
    }
        + tests.filter { isWanted($0.name) }.map { room in
            room.name == "TestKit"
                ? .target(
                    name: room.name, dependencies: room.ours.map { .byName(name: $0) } + room.outside,
                    path: "Tests/TestKit", swiftSettings: settings)
                : .testTarget(
                    name: room.name, dependencies: room.ours.map { .byName(name: $0) } + room.outside,
                    path: "Tests/\(room.name)", swiftSettings: settings)
        } + systemLibraries.filter { isWanted($0.name) }
        + (isCommandLineWanted
            ? [
                .executableTarget(
                    name: "CommandLine",
                    dependencies: [
                        "Impact", "Recommendation", "Simulator", "Terrace", "Values", argumentParser, logging,
                    ],
                    path: "Sources/App/CommandLine", swiftSettings: settings)
            ] : [])
)
