// swift-tools-version: 6.1
import PackageDescription

// The engine alone, without the house around it: Sources/EngineBench/Engine is a link to the room's own folder, so what is
// measured is what runs, and it builds in seconds.
let package = Package(
    name: "Engine",
    targets: [
        .executableTarget(
            name: "EngineBench",
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            ])
    ]
)
