import Distribution
import Storage
import TestKit
import Testing
import Values

@testable import Channels

@Suite struct `Followers, contract test` {
    @Test(arguments: Engine.all) func `are accepted, listed, and let go`(engine: Engine) async throws {
        try await FederatedVillage.on(engine) { village async throws in
            let anna = village.servers.person("https://one.example/users/anna")
            #expect(try await village.follow(by: anna) == 202)
            let accept = try #require(village.servers.received.first)
            #expect(village.servers.received.count == 1)
            #expect(accept.inbox == anna.inbox)
            #expect(accept.type == "Accept")
            #expect(accept.activity["object"]?["id"]?.text == "\(anna.id)/follows/1")
            #expect(try await village.get("/actors/baojing/followers")["totalItems"] == 1)
            let page = try await village.get("/actors/baojing/followers?page=true")
            #expect(page["orderedItems"] == [.text(anna.id)])
            // The same again is the same.
            #expect(try await village.follow(by: anna) == 202)
            #expect(village.servers.received.count == 1)
            let undo: ActivityJSON = [
                "id": "\(anna.id)/undo/1", "type": "Undo", "actor": .text(anna.id),
                "object": [
                    "id": "\(anna.id)/follows/1", "type": "Follow", "actor": .text(anna.id),
                    "object": .text(FederatedVillage.actor),
                ],
            ]
            #expect(try await village.post(undo, by: anna) == 202)
            #expect(try await village.get("/actors/baojing/followers")["totalItems"] == 0)
        }
    }

    @Test func `go when they say so by identifier, block, or are deleted`() async throws {
        try await FederatedVillage.on { village async throws in
            let anna = village.servers.person("https://one.example/users/anna")
            let ways: [ActivityJSON] = [
                ["id": "\(anna.id)/x/1", "type": "Undo", "actor": .text(anna.id), "object": "\(anna.id)/follows/1"],
                [
                    "id": "\(anna.id)/x/2", "type": "Block", "actor": .text(anna.id),
                    "object": .text(FederatedVillage.actor),
                ],
                ["id": "\(anna.id)/x/3", "type": "Delete", "actor": .text(anna.id), "object": .text(anna.id)],
            ]
            for (index, way) in ways.enumerated() {
                try await village.follow(by: anna, number: index + 1)
                #expect(try await village.get("/actors/baojing/followers")["totalItems"] == 1)
                #expect(try await village.post(way, by: anna) == 202)
                #expect(try await village.get("/actors/baojing/followers")["totalItems"] == 0)
            }
        }
    }

    @Test func `cannot be sent away by others`() async throws {
        try await FederatedVillage.on { village async throws in
            let anna = village.servers.person("https://one.example/users/anna")
            let eve = village.servers.person("https://one.example/users/eve", key: 1)
            try await village.follow(by: anna)
            let undo: ActivityJSON = [
                "id": "\(eve.id)/undo/1", "type": "Undo", "actor": .text(eve.id),
                "object": [
                    "id": "\(anna.id)/follows/1", "type": "Follow", "actor": .text(anna.id),
                    "object": .text(FederatedVillage.actor),
                ],
            ]
            #expect(try await village.post(undo, by: eve) == 202)
            #expect(try await village.get("/actors/baojing/followers")["totalItems"] == 1)
        }
    }

    @Test func `are forgotten when their inbox is gone three times`() async throws {
        try await FederatedVillage.on { village async throws in
            let anna = village.servers.person("https://one.example/users/anna")
            try await village.follow(by: anna)
            for number in 1...3 {
                village.servers.answers([410], at: "one.example")
                try await village.release(.federated(Int64(number)))
                let left: ActivityJSON = number < 3 ? 1 : 0
                #expect(try await village.get("/actors/baojing/followers")["totalItems"] == left)
            }
            #expect(
                try await village.adapter.figures(of: village.channel) == FederationFigures(followers: 0, waiting: 0))
        }
    }

    @Test func `page through a long list`() async throws {
        try await FederatedVillage.on { village async throws in
            let channel = village.channel
            try await village.world.store.write { transaction in
                for number in 0..<120 {
                    try FollowerTable().put(
                        Follower(
                            channel: channel, actor: "https://one.example/users/\(number)",
                            target: "https://one.example/inbox",
                            host: "one.example", follow: "x", since: Instant(seconds: Int64(number))),
                        in: transaction)
                }
            }
            var found: [String] = []
            var path: String? = "/actors/baojing/followers?page=true"
            while let next = path {
                let page = try await village.get(next)
                found += page["orderedItems"]?.elements.compactMap(\.text) ?? []
                path = page["next"]?.text.map { String($0.dropFirst("https://terrace.example".count)) }
            }
            #expect(found == (0..<120).reversed().map { "https://one.example/users/\($0)" })
        }
    }
}
