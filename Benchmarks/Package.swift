// swift-tools-version: 6.1
import PackageDescription

// The peers that the benchmarks measure beside Terrace, in a package of their own so that nobody else builds them.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1")],
    targets: [
        .executableTarget(
            name: "BareServer", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            swiftSettings: [.swiftLanguageMode(.v6)])
    ]
)
