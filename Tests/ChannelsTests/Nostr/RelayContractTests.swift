import Contracts
import Distribution
import Foundation
import Members
import Synchronization
import TestKit
import Testing
import Values

@testable import Channels

/// What NIPs allow relays to say and the relay that we can run does not.
@Suite struct `Relays as the NIPs have them (contract test)` {
    private func line(
        _ network: ScriptedNetwork, relays: [String] = ["wss://a.example"], least: Int = 1,
        _ body: (NostrChannel, ChannelCopy) async throws -> Void
    ) async throws {
        try await World.on(.sqlite, [.members, .nostrChannel]) { world in
            let nostr = NostrChannel(outbound: network, ground: world.ground, address: Harvest.site)
            let channel = try Harvest.channel(
                "nostr", ["relays": relays, "least_relays": least], ["secret_key": NostrKey.made()])
            try await body(nostr, Harvest.copy(on: channel))
        }
    }

    /// The identifier of the event in a message.
    private static func id(of said: String) -> String {
        said.firstRange(of: "\"id\":\"").map { String(said[$0.upperBound...].prefix(64)) } ?? ""
    }

    private static func created(
        _ nostr: NostrChannel, _ copy: ChannelCopy
    ) async -> Result<RemoteAnswer, ChannelTrouble> {
        await outcome { () async throws(ChannelTrouble) in
            try await nostr.create(try nostr.render(Harvest.edition(), for: copy), prepared: .none, for: copy)
        }
    }

    @Test(arguments: [
        ("rate-limited: slow down", "limited"), ("pow: difficulty 25 is less than 30", "auth forbidden"),
        ("blocked: you are banned", "auth forbidden"),
        ("error: could not connect to the database", "transient"),
        ("invalid: content too long", "content body"), ("mute: nobody sees it", "transient"),
        ("duplicate: have it", "nothing"),
    ]) func `refuse in words that are understood`(words: String, trouble: String) async throws {
        let network = ScriptedNetwork(talk: { _, said in
            guard let said else { return [] }
            if said.hasPrefix("[\"EVENT\"") {
                return [.say("[\"OK\",\"\(Self.id(of: said))\",false,\"\(words)\"]")]
            }
            // The article is there: somebody else may have brought it.
            return said.hasPrefix("[\"REQ\"") ? [#"["CLOSED","terrace-1","error: reads are off"]"#] : []
        })
        try await line(network) { nostr, copy async throws in
            #expect(await Self.created(nostr, copy).trouble == trouble)
        }
    }

    @Test func `leave the outcome open when they hang up after an event`() async throws {
        let network = ScriptedNetwork(talk: { _, said in
            said?.hasPrefix("[\"EVENT\"") == true ? [.hangUp] : []
        })
        try await line(network) { nostr, copy async throws in
            #expect(await Self.created(nostr, copy).trouble == "unknown outcome")
            let found = await outcome { () async throws(ChannelTrouble) in try await nostr.locate(copy) }
            #expect(found.trouble == "transient")
        }
    }

    @Test func `may refuse a question by a notice`() async throws {
        let network = ScriptedNetwork(talk: { _, said in
            said?.hasPrefix("[\"REQ\"") == true
                ? [#"["NOTICE","hello"]"#, #"["NOTICE","rate-limited"]"#] : []
        })
        try await line(network) { nostr, copy async throws in
            let found = await outcome { () async throws(ChannelTrouble) in try await nostr.locate(copy) }
            #expect(found.trouble == "limited")
        }
    }

    @Test func `are not listened to without end`() async throws {
        let chatter = Array(repeating: ScriptedNetwork.Reply.say(#"["NOTICE","hello"]"#), count: 5_000)
        let network = ScriptedNetwork(talk: { _, said in said == nil ? [] : chatter })
        try await line(network) { nostr, copy async throws in
            #expect(await Self.created(nostr, copy).trouble == "unknown outcome")
        }
    }

    @Test func `are told who we are after a CLOSED that asks for it`() async throws {
        let isKnown = Mutex(false)
        let network = ScriptedNetwork(talk: { _, said in
            guard let said else { return [#"["AUTH","riddle"]"#] }
            if said.hasPrefix("[\"AUTH\"") {
                guard said.contains(#"["challenge","riddle"]"#),
                    said.contains(#"["relay","wss://a.example"]"#),
                    said.contains("\"kind\":22242")
                else { return [.hangUp] }
                isKnown.withLock { $0 = true }
                return [.say("[\"OK\",\"\(Self.id(of: said))\",true,\"\"]")]
            }
            guard said.hasPrefix("[\"REQ\",\"terrace-") else { return [] }
            let name = said.dropFirst(8).prefix { $0 != "\"" }
            return isKnown.withLock { $0 }
                ? [.say("[\"EOSE\",\"\(name)\"]")]
                : [.say("[\"CLOSED\",\"\(name)\",\"auth-required: who are you?\"]")]
        })
        try await line(network) { nostr, copy async throws in
            #expect(try await nostr.locate(copy) == [])
            #expect(isKnown.withLock { $0 })
        }
    }

    @Test func `are outdone when they have a later version than our books`() async throws {
        // Our books were put back to an older state: the relay has what we signed tomorrow.
        let later = Mutex<NostrEvent?>(nil)
        let sent = Mutex<[Int64]>([])
        let network = ScriptedNetwork(talk: { _, said in
            guard let said else { return [] }
            if said.hasPrefix("[\"EVENT\"") {
                let event = NostrEvent(json: String(said.dropFirst(9).dropLast()))
                sent.withLock { $0.append(event?.createdAt ?? 0) }
                later.withLock { kept in if (event?.createdAt ?? 0) > (kept?.createdAt ?? 0) { kept = event }
                }
                return [.say("[\"OK\",\"\(event?.id ?? "")\",true,\"\"]")]
            }
            guard said.hasPrefix("[\"REQ\",\"terrace-"), let event = later.withLock({ $0 }) else { return [] }
            let name = said.dropFirst(8).prefix { $0 != "\"" }
            return [.say("[\"EVENT\",\"\(name)\",\(event.json)]"), .say("[\"EOSE\",\"\(name)\"]")]
        })
        try await line(network) { nostr, copy async throws in
            let key = try NostrKey.of(copy.channel)
            let stored = NostrEvent(
                kind: 30_023, tags: [["d", copy.key.description]], content: "morgen",
                createdAt: Harvest.published.seconds + 86_400, by: key)
            later.withLock { $0 = stored }
            let standing = try #require(Harvest.standing(try await Self.created(nostr, copy).get()))
            #expect(sent.withLock { $0 } == [Harvest.published.seconds, Harvest.published.seconds + 86_401])
            #expect(NostrReference(standing.reference)?.createdAt == Harvest.published.seconds + 86_401)
        }
    }

    @Test func `cannot pass off events that their author has not signed`() async throws {
        let network = ScriptedNetwork(talk: { _, said in
            guard let said, said.hasPrefix("[\"REQ\"") else { return [] }
            let forged = NostrEvent(
                kind: 30_023, tags: [["d", "x"]], content: "spoilt", createdAt: 1,
                by: NostrKey(NostrKey.made())!)!
            let bent = forged.json.replacing("spoilt", with: "sweet!")
            return [
                .say("[\"EVENT\",\"terrace-1\",\(bent)]"), .say("[\"EVENT\",\"terrace-1\",\(forged.json)]"),
                #"["EOSE","terrace-1"]"#,
            ]
        })
        try await line(network) { nostr, copy async throws in #expect(try await nostr.locate(copy) == []) }
    }

    @Test func `tell their limits, of which as many count as must take an article`() async throws {
        let network = ScriptedNetwork(answer: { request in
            let body =
                switch request.address {
                case "https://a.example":
                    #"{"limitation":{"max_content_length":1000,"max_message_length":16384}}"#
                case "https://b.example": #"{"limitation":{"max_content_length":50000}}"#
                case "https://c.example": "<html>"
                default: #"{"limitation":null}"#
                }
            let isAsked = request.headers.contains { $0 == ("accept", "application/nostr+json") }
            return OutboundAnswer(status: isAsked ? 200 : 400, headers: [], body: Array(body.utf8))
        })
        let relays = ["wss://a.example", "wss://b.example", "wss://c.example"]
        for (least, body) in [
            (1, []), (2, [ChannelLimits.Length(most: 50_000, measure: .scalars)]),
            (3, [.init(most: 1_000, measure: .scalars), .init(most: 12_288, measure: .bytes)]),
        ] {
            try await line(network, relays: relays, least: least) { nostr, copy async throws in
                #expect(try await nostr.limits(of: copy.channel) == ChannelLimits(body: body))
            }
        }
    }
}
