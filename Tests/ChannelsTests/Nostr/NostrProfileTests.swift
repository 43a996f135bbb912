import Contracts
import Distribution
import Members
import Synchronization
import TestKit
import Testing
import Values

@testable import Channels

/// Relays that keep what they are given, as NIP-01 has it for profiles: of one author, the newest.
private final class ProfileRelays: Sendable {
    private let kept = Mutex<[String: NostrEvent]>([:])
    private let offers = Mutex(0)

    /// Events that were handed in, repeats included.
    var offered: Int { offers.withLock { $0 } }

    func profile(at relay: String) -> NostrEvent? { kept.withLock { $0[relay] } }
    func put(_ event: NostrEvent, at relay: String) { kept.withLock { $0[relay] = event } }
    func forget(at relay: String) { kept.withLock { $0[relay] = nil } }

    var network: ScriptedNetwork {
        ScriptedNetwork(talk: { relay, said in
            guard let said else { return [] }
            if said.hasPrefix("[\"REQ\"") {
                let name = String(said.dropFirst(8).prefix { $0 != "\"" })
                let stored = self.profile(at: relay).map { ["[\"EVENT\",\"\(name)\",\($0.json)]"] } ?? []
                return (stored + ["[\"EOSE\",\"\(name)\"]"]).map { .say($0) }
            }
            guard said.hasPrefix("[\"EVENT\","), let event = NostrEvent(json: String(said.dropFirst(9).dropLast()))
            else { return [] }
            self.offers.withLock { $0 += 1 }
            if event.createdAt > self.profile(at: relay)?.createdAt ?? 0 { self.put(event, at: relay) }
            return [.say("[\"OK\",\"\(event.id)\",true,\"\"]")]
        })
    }
}

@Suite struct `A profile on Nostr` {
    private static let relays = ["wss://a.example", "wss://b.example"]
    private static let key = NostrKey.made()

    private static func channel(_ name: String?, picture: String? = nil) throws -> Channel {
        var settings: [String: Any] = ["relays": relays]
        if let name { settings["profile_name"] = name }
        if let picture { settings["profile_picture"] = picture }
        return try Harvest.channel("nostr", settings, ["secret_key": key])
    }

    private static func shelf(
        _ body: (NostrChannel, ProfileRelays, World) async throws -> Void
    ) async throws {
        try await World.on(.sqlite, [.members, .nostrChannel]) { world in
            let shelf = ProfileRelays()
            let nostr = NostrChannel(outbound: shelf.network, ground: world.ground, address: Harvest.site)
            try await body(nostr, shelf, world)
        }
    }

    @Test func `is told to every relay once, and again where one has lost it`() async throws {
        try await Self.shelf { nostr, shelf, world in
            let channel = try Self.channel("保靖农人", picture: "https://terrace.example/media/7/640.jpg")
            let first = await nostr.introduced(channel, nil)
            let profile = try #require(shelf.profile(at: Self.relays[0]))
            #expect(
                profile.content == """
                    {"name":"保靖农人","picture":"https://terrace.example/media/7/640.jpg","website":"https://terrace.example"}
                    """)
            #expect(profile.kind == 0 && profile.isGenuine && shelf.profile(at: Self.relays[1]) == profile)
            #expect(await nostr.introduced(channel, first) == first && shelf.offered == 2)
            shelf.forget(at: Self.relays[1])
            world.clock.advance(seconds: 7 * 3_600)
            _ = await nostr.introduced(channel, first)
            #expect(shelf.profile(at: Self.relays[1]) == profile && shelf.offered == 3)
        }
    }

    @Test func `follows the channel's settings, and is always later than the one before`() async throws {
        try await Self.shelf { nostr, shelf, world in
            let first = await nostr.introduced(try Self.channel("保靖"), nil)
            let before = try #require(shelf.profile(at: Self.relays[0]))
            // In the same second.
            _ = await nostr.introduced(try Self.channel("保靖农人"), first)
            let after = try #require(shelf.profile(at: Self.relays[0]))
            #expect(after.content.contains("保靖农人") && after.createdAt == before.createdAt + 1)
            #expect(shelf.profile(at: Self.relays[1]) == after)
        }
    }

    @Test func `that another program wrote is left alone, and so is one without a name`() async throws {
        try await Self.shelf { nostr, shelf, world in
            let key = try #require(NostrKey(Self.key))
            let own = try #require(
                NostrEvent(
                    kind: 0, tags: [], content: #"{"name":"anna","lud16":"anna@pay.example"}"#,
                    createdAt: 1_700_000_000, by: key))
            shelf.put(own, at: Self.relays[0])
            #expect(await nostr.introduced(try Self.channel("保靖农人"), nil) != nil)
            #expect(shelf.profile(at: Self.relays[0]) == own && shelf.offered == 0)
            shelf.forget(at: Self.relays[0])
            #expect(await nostr.introduced(try Self.channel(nil), nil) == nil)
            #expect(shelf.offered == 0)
        }
    }

    @Test func `is refused before it is kept when it is too long or has no name`() throws {
        let network = ScriptedNetwork()
        let long = try Self.channel(String(repeating: "橙", count: 61))
        #expect(
            NostrSettings.problems(long.settings, network)
                == [FieldProblem("settings.profile_name", .tooLong(most: 60))])
        let nameless = try Self.channel(nil, picture: "https://terrace.example/media/7/640.jpg")
        #expect(
            NostrSettings.problems(nameless.settings, network) == [FieldProblem("settings.profile_name", .required)])
    }
}
