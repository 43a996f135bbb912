import Contracts
import Distribution
import TestKit
import Testing
import Values

@testable import Channels

@Suite struct `An inbox, contract test` {
    @Test(arguments: [SignatureScheme.cavage, .rfc9421]) func `believes both kinds of signatures`(
        scheme: SignatureScheme
    ) async throws {
        try await FederatedVillage.on { village async throws in
            let anna = village.servers.person("https://one.example/users/anna")
            #expect(try await village.follow(by: anna, scheme) == 202)
            #expect(try await village.get("/actors/baojing/followers")["totalItems"] == 1)
        }
    }

    @Test(arguments: [SignatureScheme.cavage, .rfc9421]) func `refuses what is not signed as it should be`(
        scheme: SignatureScheme
    ) async throws {
        try await FederatedVillage.on { village async throws in
            let anna = village.servers.person("https://one.example/users/anna")
            let follow: ActivityJSON = [
                "id": "\(anna.id)/follows/1", "type": "Follow", "actor": .text(anna.id),
                "object": .text(FederatedVillage.actor),
            ]
            let now = village.world.clock.now()
            let changed = try await village.post(follow, by: anna, scheme) { message in
                SignedMessage(
                    method: message.method, scheme: message.scheme, authority: message.authority,
                    target: message.target,
                    headers: message.headers, body: message.body + [UInt8(ascii: " ")])
            }
            #expect(changed == 401)
            let unsigned = try await village.post(follow, by: anna, scheme) { message in
                message.headers = message.headers.filter { !$0.name.hasPrefix("signature") }
                return message
            }
            #expect(unsigned == 401)
            #expect(try await village.post(follow, by: anna, scheme, at: now.adding(seconds: -13 * 3_600)) == 401)
            #expect(try await village.post(follow, by: anna, scheme, at: now.adding(seconds: 2 * 3_600)) == 401)
            // Signed for the inbox of somebody else.
            let elsewhere = try await village.post(follow, by: anna, to: "/inbox", scheme) { message in
                var other = SignedMessage(
                    method: "POST", scheme: "https", authority: "terrace.example", target: "/actors/tea/inbox",
                    headers: [], body: message.body)
                other.headers =
                    scheme == .cavage
                    ? CavageSignature.sign(other, by: anna.keys, at: now)
                    : MessageSignature.sign(other, by: anna.keys, at: now)
                return other
            }
            #expect(elsewhere == 401)
            var eve = anna
            eve.keys = try ActorKeys(id: anna.keys.id, pem: OtherServers.someKeys[1])
            #expect(try await village.post(follow, by: eve, scheme) == 401)
            #expect(try await village.get("/actors/baojing/followers")["totalItems"] == 0)
        }
    }

    @Test func `refuses what is not of the sender's server`() async throws {
        try await FederatedVillage.on { village async throws in
            let eve = village.servers.person("https://evil.example/users/eve", key: 1)
            let anna = village.servers.person("https://one.example/users/anna")
            func follow(_ id: ActivityJSON, _ actor: ActivityJSON) -> ActivityJSON {
                ["id": id, "type": "Follow", "actor": actor, "object": .text(FederatedVillage.actor)]
            }
            #expect(try await village.post(follow("\(eve.id)/1", .text(anna.id)), by: eve) == 403)
            #expect(try await village.post(follow("https://one.example/1", .text(eve.id)), by: eve) == 403)
            #expect(try await village.post(follow(.null, .text(eve.id)), by: eve) == 400)
            #expect(try await village.post(follow("\(eve.id)/1", .null), by: eve) == 400)
            #expect(try await village.post("not an object", by: eve) == 400)
            #expect(
                try await village.post(follow("\(eve.id)/2", .text(eve.id)), by: eve, to: "/actors/nobody/inbox") == 404
            )
        }
    }

    @Test(arguments: [
        "", "keyId", "keyId=\"x", "keyId=\"x\"", "keyId=\"x\",signature=\"%%\"",
        "keyId=\"x\",keyId=\"y\",signature=\"AAAA\"",
        "keyId=\"ftp://a\",headers=\"(request-target) host date digest\",signature=\"AAAA\"",
        "keyId=\"x\",algorithm=\"hmac-sha256\",headers=\"(request-target) host date digest\",signature=\"AAAA\"",
        "sig1=:AAAA:", String(repeating: "a=\"b\",", count: 3_000),
    ]) func `refuses a signature that makes no sense`(header: String) async throws {
        try await FederatedVillage.on { village async throws in
            let anna = village.servers.person("https://one.example/users/anna")
            let status = try await village.post(["id": "x", "type": "Follow"], by: anna) { message in
                message.headers =
                    message.headers.filter { $0.name != "signature" } + [(name: "signature", value: header)]
                return message
            }
            #expect(status == 401)
            #expect(village.servers.asked == [])
        }
    }

    @Test(arguments: [
        "sig1", "sig1=", "sig1=()", "sig1=(\"@method\");created=1", "sig1=(\"@method\" \"@method\")",
        "sig1=(\"@method\" \"@target-uri\" \"content-digest\");created=99999999999999999;keyid=\"x\"",
        "sig1=(\"@method\" \"@target-uri\" \"content-digest\";req);created=1764000000;keyid=\"https://one.example/k\"",
        "sig1=(\"@nonsense\")", "sig1=(((", "=",
    ]) func `refuses an input of a signature that makes no sense`(header: String) async throws {
        try await FederatedVillage.on { village async throws in
            let anna = village.servers.person("https://one.example/users/anna")
            let status = try await village.post(["id": "x", "type": "Follow"], by: anna, .rfc9421) { message in
                message.headers =
                    message.headers.filter { $0.name != "signature-input" }
                    + [(name: "signature-input", value: header)]
                return message
            }
            #expect(status == 401)
        }
    }

    @Test func `fetches a key again when it has changed`() async throws {
        try await FederatedVillage.on { village async throws in
            var anna = village.servers.person("https://one.example/users/anna")
            try await village.follow(by: anna)
            #expect(village.servers.asked == [anna.id])
            anna.keys = try ActorKeys(id: anna.keys.id, pem: OtherServers.someKeys[2])
            village.servers.show(anna)
            // Nobody is asked twice within a minute, however many wrong signatures come.
            #expect(try await village.follow(by: anna, number: 2) == 401)
            village.world.clock.advance(seconds: 61)
            #expect(try await village.follow(by: anna, number: 3) == 202)
            #expect(village.servers.asked == [anna.id, anna.id])
        }
    }

    @Test func `asks nobody about an actor that is gone and was never known`() async throws {
        try await FederatedVillage.on { village async throws in
            let ghost = village.servers.person("https://one.example/users/ghost")
            village.servers.remove(ghost)
            let end: ActivityJSON = [
                "id": "\(ghost.id)#delete", "type": "Delete", "actor": .text(ghost.id), "object": .text(ghost.id),
            ]
            #expect(try await village.post(end, by: ghost) == 202)
            #expect(village.servers.asked == [])
        }
    }

    @Test(arguments: Engine.all) func `brings likes, boosts and replies to the author, and takes them back`(
        engine: Engine
    ) async throws {
        try await FederatedVillage.on(engine) { village async throws in
            try await village.release(.federated())
            let object = "https://terrace.example/objects/\(try #require(try await village.key()))"
            let anna = village.servers.person("https://one.example/users/anna")
            let like: ActivityJSON = [
                "id": "\(anna.id)/like/1", "type": "Like", "actor": .text(anna.id), "object": .text(object),
            ]
            let boost: ActivityJSON = [
                "id": "\(anna.id)/boost/1", "type": "Announce", "actor": .text(anna.id), "object": .text(object),
            ]
            func reply(_ words: String, to parent: String = object, number: Int = 1) -> ActivityJSON {
                [
                    "id": "\(anna.id)/notes/\(number)", "type": "Note", "attributedTo": .text(anna.id),
                    "inReplyTo": .text(parent),
                    "content": .text(words), "url": "https://one.example/@anna/\(number)",
                ]
            }
            func about(_ type: String, _ id: String, _ object: ActivityJSON) -> ActivityJSON {
                ["id": "\(anna.id)/\(id)", "type": .text(type), "actor": .text(anna.id), "object": object]
            }
            #expect(try await village.post(like, by: anna) == 202)
            #expect(try await village.post(like, by: anna) == 202)
            #expect(try await village.post(boost, by: anna) == 202)
            #expect(try await village.post(about("Create", "c1", reply("<p>好吃&amp;便宜</p><p>谢谢</p>")), by: anna) == 202)
            #expect(
                try await village.post(
                    about("Create", "c2", reply("再来", to: "\(anna.id)/notes/1", number: 2)), by: anna) == 202)
            var items = try await village.returned()
            #expect(items.map(\.kind) == [.reply, .reply, .boost, .like])
            #expect(items[1].person?.text == "好吃&便宜\n谢谢")
            #expect(items[1].person?.actor == "@anna@one.example")
            #expect(items[1].address == "https://one.example/@anna/1")
            let metrics = try await village.adapter.metrics(of: village.copy())
            #expect(metrics == CopyMetrics(likes: 1, shares: 1, replies: 2))

            #expect(try await village.post(about("Update", "u1", reply("<p>很好吃</p>")), by: anna) == 202)
            items = try await village.returned()
            #expect(items.first { $0.address == "https://one.example/@anna/1" }?.person?.text == "很好吃")
            #expect(try await village.post(about("Undo", "x1", like), by: anna) == 202)
            #expect(try await village.post(about("Delete", "d2", "\(anna.id)/notes/2"), by: anna) == 202)
            #expect(try await village.returned().map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.boost, .reply])
            #expect(try await village.post(about("Delete", "end", .text(anna.id)), by: anna) == 202)
            #expect(try await village.returned().isEmpty)
        }
    }

    @Test func `takes nothing in another's name`() async throws {
        try await FederatedVillage.on { village async throws in
            try await village.release(.federated())
            let object = "https://terrace.example/objects/\(try #require(try await village.key()))"
            let anna = village.servers.person("https://one.example/users/anna")
            let eve = village.servers.person("https://one.example/users/eve", key: 1)
            let note: ActivityJSON = [
                "id": "\(anna.id)/notes/1", "type": "Note", "attributedTo": .text(anna.id), "inReplyTo": .text(object),
                "content": "好",
            ]
            #expect(
                try await village.post(
                    ["id": "\(eve.id)/c", "type": "Create", "actor": .text(eve.id), "object": note], by: eve) == 202)
            #expect(try await village.returned().isEmpty)
            #expect(
                try await village.post(
                    ["id": "\(anna.id)/c", "type": "Create", "actor": .text(anna.id), "object": note], by: anna) == 202)
            #expect(
                try await village.post(
                    ["id": "\(eve.id)/d", "type": "Delete", "actor": .text(eve.id), "object": "\(anna.id)/notes/1"],
                    by: eve)
                    == 202)
            #expect(try await village.returned().map(\.kind) == [.reply])
        }
    }

    @Test func `takes and forgets what it does not know`() async throws {
        try await FederatedVillage.on { village async throws in
            let anna = village.servers.person("https://one.example/users/anna")
            for (index, type) in ["Move", "Flag", "Accept", "Question", "Create", "Update", "Undo", "Delete", "Like"]
                .enumerated()
            {
                let activity: ActivityJSON = [
                    "id": "\(anna.id)/\(index)", "type": .text(type), "actor": .text(anna.id),
                ]
                #expect(try await village.post(activity, by: anna) == 202)
            }
        }
    }
}
