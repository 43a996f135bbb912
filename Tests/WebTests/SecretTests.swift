import Contracts
import Distribution
import Foundation
import TestKit
import Testing
import Values

@testable import Terrace
@testable import Web

@Suite struct `The key of credentials` {
    private static let publisher = Caller(member: MemberID(7), organization: OrganizationID(8), roles: [.publisher])

    /// The platform lets go of its folder when this is over.
    private static func withPlatform<Answer>(
        _ settings: Settings, _ body: (DistributionRoom) async throws -> Answer
    ) async throws -> Answer {
        let platform = try await Platform.open(settings)
        let answer = try await body(platform.rooms.distribution)
        await platform.close()
        return answer
    }

    private static func withSealedChannel(_ body: (Settings, ChannelID) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let settings = try await Settings.read(flags: ["data": folder, "logLevel": "error"])
            let channel = try await withPlatform(settings) { room in
                try await room.addChannel(
                    NewChannel(
                        kind: ChannelKind(rawValue: "mastodon"),
                        settings: ["address": .text("https://mastodon.example")],
                        credentials: ChannelCredentials(["token": "spring"])), by: publisher
                ).id
            }
            try await body(settings, channel)
        }
    }

    private static func token(_ settings: Settings, _ channel: ChannelID) async throws -> String? {
        try await withPlatform(settings) { room in try await room.desk.channel(channel)?.credentials["token"] }
    }

    @Test func `is changed without losing what it sealed, and the old one is gone`() async throws {
        try await Self.withSealedChannel { settings, channel in
            let before = try Secrets.load(from: settings.dataFolder)
            #expect(try await Platform.rotateCredentialsKey(settings) == 1)
            let after = try Secrets.load(from: settings.dataFolder)
            #expect(after.credentials != before.credentials && after.formerCredentials == nil)
            #expect(after.referrals == before.referrals && after.ledger == before.ledger)
            #expect(try await Self.token(settings, channel) == "spring")
        }
    }

    @Test func `survives a rotation that was cut off after the new key had been made`() async throws {
        try await Self.withSealedChannel { settings, channel in
            var secrets = try Secrets.load(from: settings.dataFolder)
            secrets.formerCredentials = [secrets.credentials]
            secrets.credentials = Data(repeating: 5, count: 32)
            try secrets.save(to: settings.dataFolder)
            #expect(try await Self.token(settings, channel) == "spring")
            #expect(try await Platform.rotateCredentialsKey(settings) == 1)
            #expect(try await Self.token(settings, channel) == "spring")
        }
    }
}

@Suite struct `A wall clock` {
    @Test(arguments: [
        // Clocks are put forward at two: what is left out means the moment of the change.
        ("2027-03-28T02:30", "Europe/Berlin", "2027-03-28T01:00:00Z"),
        // They are put back at three: what comes twice means the first time.
        ("2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00Z"),
        ("2026-12-01T08:00", "America/New_York", "2026-12-01T13:00:00Z"),
        ("2026-12-01T08:00", "Asia/Shanghai", "2026-12-01T00:00:00Z"),
        ("2026-12-01T08:00", "Asia/Kathmandu", "2026-12-01T02:15:00Z"),
    ])
    func `means a moment in every zone`(wall: String, zone: String, moment: String) throws {
        #expect(SystemZones().instant(of: try #require(WallTime(wall)), in: zone)?.iso8601 == moment)
    }

    @Test(arguments: ["Mars/Olympus", "", "CET", "+08:00", "GMT+8"]) func `is not read in a zone that nobody knows`(
        zone: String
    ) throws {
        #expect(SystemZones().instant(of: try #require(WallTime("2026-12-01T08:00")), in: zone) == nil)
    }
}

@Suite struct `The pace of deliveries` {
    @Test func `is set short by the settings, and refused when it makes no sense`() async throws {
        try await withTemporaryFolder { folder in
            let settings = try await Settings.read(flags: [
                "data": folder, "deliveryBackoffBaseMilliseconds": "50", "deliveryBackoffUnitMilliseconds": "0",
                "deliveryLeaseSeconds": "3", "deliveryCallSeconds": "2", "deliveryQuietMostSeconds": "1",
                "allowPrivateTargets": "true",
            ])
            #expect(settings.delivery.backoffBase == 50_000 && settings.delivery.backoffUnit == 0)
            #expect(settings.delivery.leaseSeconds == 3 && settings.delivery.quietMost == 1)
            #expect(settings.allowPrivateTargets)
            for flags in [
                ["deliveryLeaseSeconds": "1", "deliveryCallSeconds": "2"], ["deliverySweepSeconds": "often"],
                ["allowPrivateTargets": "perhaps"], ["deliveryQuietMostSeconds": "-1"],
            ] {
                await #expect(throws: SettingsError.self) {
                    try await Settings.read(flags: flags.merging(["data": folder]) { first, _ in first })
                }
            }
        }
    }
}
