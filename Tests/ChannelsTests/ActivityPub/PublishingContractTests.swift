import Contracts
import Crypto
import Distribution
import TestKit
import Testing
import Values

@testable import Channels

@Suite struct `Articles on the fediverse, contract test` {
    @Test(arguments: Engine.all) func `go once to each server, change there, and are taken back`(
        engine: Engine
    ) async throws {
        try await FederatedVillage.on(engine) { village async throws in
            try await village.follow(by: village.servers.person("https://one.example/users/anna"))
            try await village.follow(by: village.servers.person("https://one.example/users/ben"))
            try await village.follow(by: village.servers.person("https://two.example/users/chen", sharesInbox: false))
            village.servers.forget()

            try await village.release(.federated())
            let inboxes = ["https://one.example/inbox", "https://two.example/users/chen/inbox"]
            #expect(village.servers.received.map(\.inbox).sorted() == inboxes)
            #expect(village.servers.received.map(\.type) == ["Create", "Create"])
            let key = try #require(try await village.key())
            let article = try #require(village.servers.received[0].activity["object"])
            #expect(article["id"]?.text == "https://terrace.example/objects/\(key)")
            #expect(article["type"] == "Article")
            #expect(article["updated"] == nil)
            #expect(try await village.get("/objects/\(key)").with(["@context": .null]) == article)
            #expect(try await village.get("/objects/\(key)/create") == village.servers.received[0].activity)

            village.servers.forget()
            village.world.clock.advance(seconds: 60)
            try await village.release(.federated(number: 2, title: "十一月的保靖橙子"))
            #expect(village.servers.received.map(\.type) == ["Update", "Update"])
            let changed = village.servers.received[0].activity["object"]
            #expect(changed?["name"] == "十一月的保靖橙子")
            #expect(changed?["published"] == article["published"])
            #expect(changed?["updated"] == "2026-11-24T00:01:00Z")
            #expect(try await village.get("/actors/baojing/outbox")["totalItems"] == 1)

            village.servers.forget()
            try await village.withdraw(ArticleID(1))
            #expect(village.servers.received.map(\.type) == ["Delete", "Delete"])
            #expect(village.servers.received[0].activity["object"]?["type"] == "Tombstone")
            let gone = try await village.ask("GET", "/objects/\(key)")
            #expect(gone.status == 410)
            #expect(try ActivityJSONReader.read(gone.body)["type"] == "Tombstone")
            #expect(try await village.get("/actors/baojing/outbox")["totalItems"] == 0)

            // What comes back comes under a new address.
            village.servers.forget()
            try await village.release(.federated(number: 3))
            #expect(village.servers.received.map(\.type) == ["Create", "Create"])
            #expect(try await village.key() != key)
        }
    }

    @Test func `tell nothing when nothing is different`() async throws {
        try await FederatedVillage.on { village async throws in
            try await village.follow(by: village.servers.person("https://one.example/users/anna"))
            try await village.release(.federated())
            village.servers.forget()
            let copy = try await village.copy()
            let adapter = village.adapter
            let rendition = try adapter.render(.federated(), for: copy)
            let prepared = try await adapter.prepare(rendition, for: copy, earlier: .none)
            let answer = try await adapter.create(rendition, prepared: prepared, for: copy)
            #expect(try await adapter.update(rendition, prepared: prepared, for: copy) == answer)
            #expect(try await adapter.locate(copy).map { RemoteAnswer.stands($0) } == [answer])
            try await adapter.work(village.room.desk)
            #expect(village.servers.received == [])
        }
    }

    @Test func `never fall back to an older revision, and never rise from the dead`() async throws {
        try await FederatedVillage.on { village async throws in
            try await village.release(.federated(number: 2, title: "新"))
            let copy = try await village.copy()
            let adapter = village.adapter
            let old = try adapter.render(.federated(number: 1, title: "旧"), for: copy)
            _ = try await adapter.update(old, prepared: .none, for: copy)
            #expect(try await village.get("/objects/\(copy.key)")["name"] == "新")
            #expect(try await adapter.delete(copy) == .absent)
            #expect(try await adapter.delete(copy) == .absent)
            await #expect(throws: ChannelTrouble.gone("it was deleted, which is for good")) {
                _ = try await adapter.create(old, prepared: .none, for: copy)
            }
            #expect(try await adapter.locate(copy) == [])
        }
    }

    @Test(arguments: Engine.all) func `reach a server that was away in the order in which they were said`(
        engine: Engine
    ) async throws {
        try await FederatedVillage.on(engine) { village async throws in
            try await village.follow(by: village.servers.person("https://one.example/users/anna"))
            village.servers.forget()
            village.servers.answers([503, 503], at: "one.example")
            try await village.release(.federated())
            village.world.clock.advance(seconds: 1)
            try await village.release(.federated(number: 2, title: "二"))
            village.world.clock.advance(seconds: 1)
            try await village.release(.federated(number: 3, title: "三"))
            #expect(village.servers.received == [])
            #expect(try await village.adapter.figures(of: village.channel).waiting == 2)
            for _ in 0..<4 {
                village.world.clock.advance(seconds: 3_600)
                try await village.adapter.work(village.room.desk)
            }
            #expect(village.servers.received.map(\.type) == ["Create", "Update"])
            #expect(village.servers.received.map { $0.activity["object"]?["name"] } == ["十月的保靖橙子", "三"])
        }
    }

    @Test func `are not sent to a server that never had them once they are recalled`() async throws {
        try await FederatedVillage.on { village async throws in
            try await village.follow(by: village.servers.person("https://one.example/users/anna"))
            village.servers.forget()
            village.servers.answers([503], at: "one.example")
            // The first is being tried, the second has not been.
            try await village.release(.federated(1))
            try await village.release(.federated(2))
            try await village.withdraw(ArticleID(2))
            village.world.clock.advance(days: 1)
            try await village.adapter.work(village.room.desk)
            #expect(village.servers.received.map(\.type) == ["Create", "Delete"])
        }
    }

    @Test func `give up on a server after a week`() async throws {
        try await FederatedVillage.on { village async throws in
            try await village.follow(by: village.servers.person("https://one.example/users/anna"))
            village.servers.forget()
            village.servers.answers(Array(repeating: 500, count: 1_000), at: "one.example")
            try await village.release(.federated())
            for _ in 0..<40 {
                village.world.clock.advance(seconds: 6 * 3_600)
                try await village.adapter.work(village.room.desk)
            }
            #expect(
                try await village.adapter.figures(of: village.channel) == FederationFigures(followers: 1, waiting: 0))
        }
    }

    @Test func `knock twice at a new door, and once where they are known`() async throws {
        try await FederatedVillage.on { village async throws in
            village.servers.takes([.cavage], at: "old.example")
            village.servers.takes([.rfc9421], at: "new.example")
            try await village.follow(by: village.servers.person("https://old.example/users/anna"))
            try await village.follow(by: village.servers.person("https://new.example/users/ben"))
            #expect(village.servers.refused == ["rfc9421 old.example"])
            village.servers.forget()
            try await village.release(.federated())
            #expect(village.servers.refused == ["rfc9421 old.example"])
            let schemes = Dictionary(village.servers.received.map { ($0.inbox, $0.scheme) }) { $1 }
            #expect(schemes == ["https://old.example/inbox": .cavage, "https://new.example/inbox": .rfc9421])
            // A server that changed its mind is found out.
            village.servers.takes([.cavage], at: "new.example")
            village.servers.forget()
            try await village.release(.federated(2))
            #expect(village.servers.received.map(\.scheme) == [.cavage, .cavage])
        }
    }

    @Test func `fill an outbox page by page, newest first`() async throws {
        try await FederatedVillage.on { village async throws in
            for number in 1...13 {
                village.world.clock.advance(seconds: 1)
                try await village.release(.federated(Int64(number), title: "第\(number)篇"))
            }
            let first = try await village.get("/actors/baojing/outbox?page=true")
            #expect(first["orderedItems"]?.elements.count == 10)
            #expect(first["orderedItems"]?.elements.first?["object"]?["name"] == "第13篇")
            let next = try #require(first["next"]?.text).dropFirst("https://terrace.example".count)
            let second = try await village.get(String(next))
            #expect(second["orderedItems"]?.elements.map { $0["object"]?["name"] } == ["第3篇", "第2篇", "第1篇"])
            #expect(second["next"] == nil)
        }
    }
}

extension FederatedVillage {
    /// The copy of an article, as the worker gives it to the adapter.
    func copy(of article: ArticleID = ArticleID(1)) async throws -> ChannelCopy {
        let place = try await room.standing(of: article).places.first { $0.channel.id == channel }!
        return ChannelCopy(
            publication: place.publication.id, article: article, channel: place.channel, key: place.publication.key,
            reference: place.publication.standing?.reference,
            referral: ReferralSeal(key: .init(data: Array(repeating: 7, count: 32))).mint(
                ReferralOrigin(
                    source: .copy, id: place.publication.id.raw, article: article, channel: channel,
                    mintedAt: place.publication.madeAt)))
    }
}
