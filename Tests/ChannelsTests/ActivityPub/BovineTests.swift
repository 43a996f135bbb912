import Contracts
import Distribution
import Members
import TestKit
import Testing
import Values

@testable import Channels

/// Against bovine-herd over the network, with the real way out, and against verifiers that are not ours.
@Suite(.enabled(if: BovinePeer.running != nil), .serialized) struct `With bovine` {
    private let peer = BovinePeer.running!

    /// Our channel mounted on loopback, reached by bovine.
    private func withVillage(_ body: (FederatedVillage, RouteHost, BovinePeer) async throws -> Void) async throws {
        let server = try await RouteHost()
        try await World.on(.sqlite, [.members, .distribution, .activityPubChannel]) { world in
            // Both clocks must agree, or no signature holds.
            world.clock.advance(seconds: now().seconds - world.clock.now().seconds)
            let village = try await FederatedVillage(
                world, outbound: HTTPOutbound.local(), servers: OtherServers(clock: world.clock),
                address: SiteAddress(server.address)!)
            server.mount(village.adapter.inbound)
            try await body(village, server, peer)
        }
        try await server.close()
    }

    private func now() -> Instant { Instant(seconds: BovinePeer.secondsSince1970) }

    @Test(arguments: [SignatureScheme.cavage, .rfc9421])
    func `a follower is accepted, told of an article, its change and its end`(
        scheme: SignatureScheme
    ) async throws {
        try await withVillage { village, server, peer async throws in
            let actor = try await peer.actor()
            let own = "\(server.address)/actors/baojing"
            let follow: ActivityJSON = [
                "@context": "https://www.w3.org/ns/activitystreams", "id": "\(actor)/follows/\(server.port)",
                "type": "Follow",
                "actor": .text(actor), "object": .text(own), "to": [.text(own)],
            ]
            #expect(try await peer.post(follow, to: own + "/inbox", signedBy: scheme) == 202)
            #expect(try await village.get("/actors/baojing/followers")["totalItems"] == 1)
            try await village.adapter.work(village.room.desk)
            #expect(
                try await village.adapter.figures(of: village.channel) == FederationFigures(followers: 1, waiting: 0))

            try await village.release(.federated(html: "<p>一箱五公斤 🍊 " + String(repeating: "橙", count: 30_000) + "</p>"))
            let id = "\(server.address)/objects/\(try #require(try await village.key()))"
            let created = try await peer.stored(id) { $0["type"] == "Article" }
            #expect(created["name"] == "十月的保靖橙子")
            #expect(created["attributedTo"]?.id == own)

            village.world.clock.advance(seconds: 1)
            try await village.release(.federated(number: 2, title: "十一月的保靖橙子"))
            let changed = try await peer.stored(id) { $0["name"] == "十一月的保靖橙子" }
            #expect(changed["id"]?.text == id)

            try await village.withdraw(ArticleID(1))
            _ = try await peer.stored(id) { $0["type"] == "Tombstone" }
            #expect(try await village.adapter.figures(of: village.channel).waiting == 0)
        }
    }

    @Test func `likes and replies arrive, forged ones do not`() async throws {
        try await withVillage { village, server, peer async throws in
            try await village.release(.federated())
            let actor = try await peer.actor()
            let object = "\(server.address)/objects/\(try #require(try await village.key()))"
            let inbox = "\(server.address)/inbox"
            let like: ActivityJSON = [
                "id": "\(actor)/like/1", "type": "Like", "actor": .text(actor), "object": .text(object),
            ]
            #expect(try await peer.post(like, to: inbox, signedBy: .cavage) == 202)
            #expect(try await peer.post(like, to: inbox, signedBy: .rfc9421) == 202)
            let note: ActivityJSON = [
                "id": "\(actor)/notes/1", "type": "Note", "attributedTo": .text(actor), "inReplyTo": .text(object),
                "content": "<p>好吃</p>",
            ]
            let create: ActivityJSON = ["id": "\(actor)/c/1", "type": "Create", "actor": .text(actor), "object": note]
            #expect(try await peer.post(create, to: inbox, signedBy: .cavage) == 202)
            let forged = create.with(["actor": "http://127.0.0.1:1/somebody"])
            #expect(try await peer.post(forged, to: inbox, signedBy: .cavage) == 403)
            try await village.adapter.work(village.room.desk)
            #expect(try await village.returned().map(\.kind) == [.reply, .like])
        }
    }

    @Test func `our signatures satisfy bovine, apsig and http-message-signatures, and changed ones do not`()
        async throws
    {
        let keys = try ActorKeys(id: "https://terrace.example/actors/farm#main-key", pem: OtherServers.someKeys[0])
        for scheme in [SignatureScheme.cavage, .rfc9421] {
            var message = SignedMessage(
                method: "POST", scheme: "https", authority: "other.example", target: "/inbox",
                headers: [(name: "content-type", value: "application/activity+json")], body: Array("{\"a\":\"橙\"}".utf8)
            )
            message.headers +=
                scheme == .cavage
                ? CavageSignature.sign(message, by: keys, at: now())
                : MessageSignature.sign(message, by: keys, at: now())
            let said = try await peer.verify(message, key: keys.publicPEM)
            let changed = try await peer.verify(
                SignedMessage(
                    method: message.method, scheme: message.scheme, authority: message.authority, target: "/other",
                    headers: message.headers, body: message.body), key: keys.publicPEM)
            switch scheme {
            case .cavage:
                #expect(
                    said == [
                        "bovine https://terrace.example/actors/farm",
                        "apsig https://terrace.example/actors/farm#main-key",
                    ])
                #expect(changed.first == "bovine None")
            case .rfc9421:
                // bovine does not know @target-uri.
                #expect(said == ["bovine None", "http-message-signatures valid"])
                #expect(changed == ["bovine None", "http-message-signatures invalid"])
            }
        }
    }
}
