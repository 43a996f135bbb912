import Contracts
import Distribution
import Members
import TestKit
import Testing
import Values

@testable import Channels

@Suite struct `The books of what was signed` {
    private struct Desk {
        let ledger: NostrLedger
        let key: NostrKey
        let article: NostrArticle
        let copy: ChannelCopy

        init(
            _ world: World, key: NostrKey = NostrKey(NostrKey.made())!, copyKey: String = "2222222222abc"
        ) throws {
            let channel = try Harvest.channel("nostr", ["relays": ["wss://a.example"]])
            ledger = NostrLedger(ground: world.ground)
            self.key = key
            article = NostrArticle(address: Harvest.site, settings: try NostrSettings.of(channel))
            copy = Harvest.copy(on: channel, key: copyKey)
        }

        func version(
            _ edition: Edition, at reference: String? = nil, after latest: Int64 = 0
        ) async throws -> NostrCopy {
            let rendition = article.rendition(of: edition, referral: copy.referral)
            let tags = article.tags(of: rendition, key: copy.key.description)
            return try await ledger.version(
                of: rendition, tags: tags, for: copy.standing(at: reference), by: key, after: latest)
        }
    }

    @Test(arguments: Engine.all) func `give the same version the same event, and a later one a later time`(
        engine: Engine
    ) async throws {
        try await World.on(engine, [.members, .nostrChannel]) { world in
            let desk = try Desk(world)
            let first = try await desk.version(Harvest.edition(number: 1))
            #expect(first.createdAt == Harvest.published.seconds)
            #expect(try await desk.version(Harvest.edition(number: 1)) == first)
            // A fact has changed: the same revision with other words, at the same second.
            let mended = try await desk.version(Harvest.edition(number: 1, title: "十月的橙子"))
            #expect(mended.createdAt == first.createdAt + 1)
            let second = try await desk.version(Harvest.edition(number: 2))
            #expect(second.createdAt == Harvest.published.seconds + 60)
            #expect(second.versions == [first, mended, second].compactMap(\.event?.id))
            #expect(second.event?.isGenuine == true)
            #expect(try await desk.ledger.find(desk.copy) == second)
        }
    }

    @Test(arguments: Engine.all) func `never send an older revision after a newer one`(
        engine: Engine
    ) async throws {
        try await World.on(engine, [.members, .nostrChannel]) { world in
            let desk = try Desk(world)
            let second = try await desk.version(Harvest.edition(number: 2))
            #expect(try await desk.version(Harvest.edition(number: 1)) == second)
        }
    }

    @Test func `go on from what relays have and what the copy remembers`() async throws {
        try await World.on(.sqlite, [.members, .nostrChannel]) { world in
            let desk = try Desk(world)
            let reference = NostrReference(
                author: desk.key.author, createdAt: 1_795_200_500, versions: ["aa", "bb"])
            let next = try await desk.version(Harvest.edition(), at: reference.text)
            #expect(next.createdAt == 1_795_200_501)
            #expect(next.versions.prefix(2) == ["aa", "bb"])
            // A relay has a version that is later than all we know of.
            let after = try await desk.version(Harvest.edition(), after: 1_795_209_999)
            #expect(after.createdAt == 1_795_210_000)
        }
    }

    @Test func `send an old article under a date that relays take`() async throws {
        try await World.on(.sqlite, [.members, .nostrChannel]) { world in
            let desk = try Desk(world)
            let old = Harvest.edition(at: Instant(iso8601: "2020-11-20T08:00:00+08:00")!)
            let version = try await desk.version(old)
            #expect(version.createdAt == world.clock.now().seconds)
            #expect(version.event?.tag("published_at") == "1605830400")
        }
    }

    @Test(arguments: Engine.all) func `name every version in a deletion, and what relays show besides`(
        engine: Engine
    ) async throws {
        try await World.on(engine, [.members, .nostrChannel]) { world in
            let desk = try Desk(world)
            let first = try await desk.version(Harvest.edition(number: 1))
            let second = try await desk.version(Harvest.edition(number: 2))
            let gone = try await desk.ledger.deletion(of: .init(desk.copy), seen: [], by: desk.key)
            let deletion = try #require(gone.deletion)
            #expect(deletion.kind == 5)
            #expect(deletion.createdAt == world.clock.now().seconds)
            #expect(
                deletion.tags == [
                    ["a", "30023:\(desk.key.author):2222222222abc"], ["e", first.event!.id],
                    ["e", second.event!.id],
                    ["k", "30023"],
                ])
            #expect(try await desk.ledger.deletion(of: .init(desk.copy), seen: [], by: desk.key) == gone)
            let stray = try #require(
                NostrEvent(
                    kind: 30_023, tags: [["d", "2222222222abc"]], content: "", createdAt: 1, by: desk.key))
            let more = try await desk.ledger.deletion(of: .init(desk.copy), seen: [stray], by: desk.key)
            #expect(more.deletion?.values(of: "e") == [first.event!.id, second.event!.id, stray.id])
            #expect((more.deletion?.createdAt ?? 0) > deletion.createdAt)
            // Whatever comes after must be later than the deletion, or relays leave it out.
            let again = try await desk.version(Harvest.edition(number: 3))
            #expect(again.createdAt == more.createdAt + 1)
            #expect(again.deletion == nil)
        }
    }

    @Test func `leave a copy alone that another key has signed`() async throws {
        try await World.on(.sqlite, [.members, .nostrChannel]) { world in
            let first = try await Desk(world).version(Harvest.edition())
            let other = try Desk(world)
            let result = await outcome { () async throws(ChannelTrouble) in
                try await other.ledger.deletion(of: .init(other.copy), seen: [], by: other.key)
            }
            #expect(result.trouble == "auth forbidden")
            #expect(try await other.ledger.find(other.copy) == first)
        }
    }

    @Test func `fit into a reference of 4,000 bytes however often an article changes`() throws {
        let id = String(repeating: "f", count: 64)
        let reference = NostrReference(
            author: id, createdAt: .max, versions: Array(repeating: id, count: 900))
        #expect(reference.text.utf8.count <= 4_000)
        #expect(NostrReference(reference.text)?.versions.count == 50)
        #expect(NostrReference("nonsense") == nil)
    }
}
