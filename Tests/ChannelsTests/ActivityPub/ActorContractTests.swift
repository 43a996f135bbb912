import Contracts
import Crypto
import Distribution
import TestKit
import Testing

@testable import Channels

@Suite struct `An actor of ours, contract test` {
    @Test(arguments: [
        "acct:baojing@terrace.example", "acct:Baojing@Terrace.example", "acct:oranges@terrace.example",
        "@baojing@terrace.example",
        "https://terrace.example/actors/baojing",
    ]) func `is found by WebFinger`(resource: String) async throws {
        try await FederatedVillage.on { village async throws in
            let document = try await village.get("/.well-known/webfinger?resource=\(resource)")
            #expect(document["subject"] == "acct:baojing@terrace.example")
            #expect(
                document["links"]?.elements.first
                    == ["rel": "self", "type": "application/activity+json", "href": .text(FederatedVillage.actor)])
            #expect(document["aliases"] == [.text(FederatedVillage.actor), "acct:oranges@terrace.example"])
        }
    }

    @Test(arguments: [
        ("/.well-known/webfinger", 400), ("/.well-known/webfinger?resource=acct:baojing@other.example", 404),
        ("/.well-known/webfinger?resource=acct:nobody@terrace.example", 404), ("/.well-known/webfinger?resource=", 404),
        ("/actors/nobody", 404), ("/actors/oranges", 404), ("/objects/3aaaaaaaaaaaa", 404),
        ("/actors/baojing/outbox?before=x", 400),
    ]) func `says clearly what there is not`(path: String, status: Int) async throws {
        try await FederatedVillage.on { village async throws in
            let answer = try await village.ask("GET", path)
            #expect(answer.status == status)
        }
    }

    @Test(arguments: Engine.all) func `shows itself with a key that stays`(engine: Engine) async throws {
        try await FederatedVillage.on(engine) { village async throws in
            let actor = try await village.get("/actors/baojing")
            #expect(actor["id"]?.text == FederatedVillage.actor)
            #expect(actor["preferredUsername"] == "baojing")
            #expect(actor["name"] == "保靖农人")
            #expect(actor["inbox"] == "https://terrace.example/actors/baojing/inbox")
            #expect(actor["endpoints"]?["sharedInbox"] == "https://terrace.example/inbox")
            #expect(actor["publicKey"]?["owner"]?.text == FederatedVillage.actor)
            #expect(StrangerKey(pem: actor["publicKey"]?["publicKeyPem"]?.text ?? "") != nil)
            try await village.adapter.work(village.room.desk)
            #expect(try await village.get("/actors/baojing") == actor)
            let page = try await village.ask("GET", "/actors/baojing", headers: [(name: "accept", value: "text/html")])
            #expect(page.status == 303)
        }
    }

    @Test func `is there as soon as its channel is`() async throws {
        try await FederatedVillage.on { village async throws in
            _ = try await village.room.addChannel(
                NewChannel(kind: .activityPub, settings: ["preferredUsername": .text("tea")]),
                by: FederatedVillage.publisher)
            #expect(try await village.get("/actors/tea")["preferredUsername"] == "tea")
        }
    }

    @Test func `tells what software it is`() async throws {
        try await FederatedVillage.on { village async throws in
            let links = try await village.get("/.well-known/nodeinfo")
            #expect(links["links"]?.elements.first?["href"] == "https://terrace.example/nodeinfo/2.1")
            let document = try await village.get("/nodeinfo/2.1")
            #expect(document["software"] == ["name": "terrace", "version": "1.2.3"])
            #expect(document["usage"]?["users"] == ["total": 1])
        }
    }

    @Test(arguments: [
        ("", "settings.preferredUsername"), ("Bao Jing", "settings.preferredUsername"),
        ("保靖", "settings.preferredUsername"),
        (".farm", "settings.preferredUsername"), (String(repeating: "a", count: 31), "settings.preferredUsername"),
    ]) func `needs a name that other servers take`(name: String, field: String) {
        let settings = ChannelSettings(json: #"{"preferredUsername":"\#(name)"}"#)!
        #expect(ActivityPubSettings.problems(with: settings).map(\.field) == [field])
    }

    @Test func `keeps its private key unreadable`() throws {
        let vault = ActorKeyVault(SymmetricKey(size: .bits256))
        let sealed = vault.seal("a key", of: "baojing")
        #expect(vault.open(sealed, of: "baojing")?.pem == "a key")
        #expect(vault.open(sealed, of: "tea") == nil)
        #expect(ActorKeyVault(SymmetricKey(size: .bits256)).open(sealed, of: "baojing") == nil)
    }
}
