import Contracts
import Crypto
import Distribution
import Members
import Storage
import TestKit
import Testing
import Values

@testable import Channels

@Suite struct `Deliveries to other servers, contract test` {
    @Test func `go out by themselves`() async throws {
        try await FederatedVillage.on { village async throws in
            let anna = village.servers.person("https://one.example/users/anna")
            let adapter = village.adapter
            let desk = village.room.desk
            let running = Task { await adapter.run(desk) }
            let status = try await village.post(
                [
                    "id": "\(anna.id)/follows/1", "type": "Follow", "actor": .text(anna.id),
                    "object": .text(FederatedVillage.actor),
                ], by: anna, isWorking: false)
            #expect(status == 202)
            await village.servers.hears(1)
            #expect(village.servers.received.map(\.type) == ["Accept"])
            running.cancel()
            await running.value
        }
    }

    @Test func `bear the same identifier when an answer was lost`() async throws {
        try await FederatedVillage.on { village async throws in
            try await village.follow(by: village.servers.person("https://one.example/users/anna"))
            village.servers.forget()
            village.servers.losesAnswers(2, at: "one.example")
            try await village.release(.federated())
            for _ in 0..<3 {
                village.world.clock.advance(seconds: 3_600)
                try await village.adapter.work(village.room.desk)
            }
            let key = try #require(try await village.key())
            let creation = "https://terrace.example/objects/\(key)/create"
            #expect(village.servers.received.map { $0.activity["id"]?.text } == [creation, creation, creation])
            #expect(try await village.adapter.figures(of: village.channel).waiting == 0)
        }
    }

    @Test(arguments: Engine.all, [120, 7])
    func `are taken up by another when their courier has died, after the lease that was set`(
        engine: Engine, seconds: Int64
    ) async throws {
        var pace = DeliveryPace()
        pace.leaseSeconds = seconds
        try await FederatedVillage.on(engine, pace: pace) { village async throws in
            try await village.follow(by: village.servers.person("https://one.example/users/anna"))
            village.servers.forget()
            village.shelf.put(.federated())
            let channel = village.channel
            let ground = village.world.ground
            try await village.world.store.write { transaction in
                try LineTable().queueForFollowers(
                    ["id": "https://terrace.example/x", "type": "Create"], id: 1, about: "x", of: channel,
                    now: ground.clock.now(), in: transaction)
            }
            let claimed = try await village.adapter.courier.claim([channel], limit: 8)
            #expect(claimed.map(\.host) == ["one.example"])
            try await village.adapter.work(village.room.desk)
            #expect(village.servers.received == [])
            village.world.clock.advance(seconds: seconds - 1)
            try await village.adapter.work(village.room.desk)
            #expect(village.servers.received == [])
            village.world.clock.advance(seconds: 2)
            try await village.adapter.work(village.room.desk)
            #expect(village.servers.received.map(\.type) == ["Create"])
            // The dead one comes back and finds that the line is not its own any more.
            await village.adapter.courier.work(claimed[0])
            #expect(village.servers.received.count == 1)
        }
    }

    @Test func `tell followers of a new profile`() async throws {
        try await FederatedVillage.on { village async throws in
            try await village.follow(by: village.servers.person("https://one.example/users/anna"))
            village.servers.forget()
            _ = try await village.room.changeChannel(
                village.channel, ChannelChange(settings: ["displayName": .text("保靖县商务局")]),
                by: FederatedVillage.publisher)
            try await village.adapter.work(village.room.desk)
            #expect(village.servers.received.map(\.type) == ["Update"])
            #expect(village.servers.received.first?.activity["object"]?["name"] == "保靖县商务局")
            #expect(try await village.get("/actors/baojing")["name"] == "保靖县商务局")
        }
    }

    @Test func `are not signed in a name that another channel has`() async throws {
        try await FederatedVillage.on { village async throws in
            for name in ["baojing", "oranges"] {
                let other = try await village.room.addChannel(
                    NewChannel(kind: .activityPub, settings: ["preferredUsername": .text(name)]),
                    by: FederatedVillage.publisher)
                await #expect(
                    throws: ChannelTrouble.content(
                        field: "settings.preferredUsername", rule: "\(name) is taken by another channel")
                ) { try await village.adapter.health(of: other) }
            }
        }
    }

    @Test func `are signed with a key that is sealed anew when the master key changes`() async throws {
        try await FederatedVillage.on { village async throws in
            let old = SymmetricKey(data: Array(repeating: 3, count: 32))
            let new = SymmetricKey(size: .bits256)
            let channel = try #require(try await village.room.desk.channel(village.channel))
            let ground = village.world.ground
            let addresses = ActivityPubAddresses(site: SiteAddress("https://terrace.example")!)
            func actors(_ vault: ActorKeyVault) -> LocalActors {
                LocalActors(ground: ground, addresses: addresses, vault: vault)
            }
            let rotated = actors(ActorKeyVault(new, former: [old]))
            let actor = try await rotated.register(channel)
            let key = try rotated.keys(of: actor)
            let later = actors(ActorKeyVault(new))
            #expect(try later.keys(of: try await later.register(channel)).privatePEM == key.privatePEM)
            let stranger = actors(ActorKeyVault(SymmetricKey(size: .bits256)))
            let registered = try await stranger.register(channel)
            #expect(throws: ChannelTrouble.self) { try stranger.keys(of: registered) }
        }
    }
}
