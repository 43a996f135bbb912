import Distribution
import Foundation
import Testing
import Values

@testable import Channels

@Suite struct `A Nostr event` {
    /// Of NIP-19's examples.
    static let key = NostrKey("nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5")!

    /// Made with another program (aionostr 0.20 with coincurve): the identifier of the same event.
    @Test func `has the identifier that others give it`() throws {
        let event = try #require(
            NostrEvent(
                kind: 30_023, tags: [["d", "2222222222abc"], ["title", "十月的保靖"]],
                content: "# 橙子 🍊\n\"五公斤\" \\ \t/ <b>é\u{2028}</b>", createdAt: 1_764_000_000, by: Self.key))
        #expect(event.id == "5d7d5475a8b1a781323784e7ef58431095677c86d1b595d246963e7b29f3b0a7")
        #expect(event.pubkey == "7e7e9c42a91bfef19fa929e5fda1b72e0ebc1a4c1141673e2794234d86addf4e")
        #expect(event.isGenuine)
        #expect(NostrEvent(json: event.json) == event)
    }

    /// The whole event of that program, its signature with other randomness than ours.
    @Test func `is taken from others only as they signed it`() throws {
        let json = #"""
            {"id": "5d7d5475a8b1a781323784e7ef58431095677c86d1b595d246963e7b29f3b0a7", "pubkey": "7e7e9c42a91bfef19fa929e5fda1b72e0ebc1a4c1141673e2794234d86addf4e", "created_at": 1764000000, "kind": 30023, "tags": [["d", "2222222222abc"], ["title", "十月的保靖"]], "content": "# 橙子 🍊\n\"五公斤\" \\ \t/ <b>é\u2028</b>", "sig": "40ad59c0f94f8120001d621d21c3cfe7f5d8b8cf4dccc31c338184b6baa641a4ec13a5457da30584b1db1359f026595e1c603c0b89c080755b11abfdc5f2abe1"}
            """#
        let event = try #require(NostrEvent(json: json))
        #expect(event.isGenuine)
        for (part, other) in [
            ("橙子", "柚子"), ("1764000000", "1764000001"), ("30023", "30024"), ("40ad59", "40ad58"),
            ("5d7d54", "5d7d55"),
        ] {
            let bent = try #require(NostrEvent(json: json.replacing(part, with: other)))
            #expect(!bent.isGenuine, "\(part) was changed")
        }
    }

    @Test func `is signed the same each time, so that the same again is a duplicate`() {
        let events = (0..<2).map { _ in
            NostrEvent(kind: 1, tags: [], content: "橙", createdAt: 1, by: Self.key)
        }
        #expect(events[0] == events[1])
    }

    @Test func `escapes what NIP-01 says, and nothing else`() {
        #expect(NostrJSON.string("a\"\\\n\r\t\u{8}\u{c}/é\u{7f}橙") == #""a\"\\\n\r\t\b\f/é"# + "\u{7f}橙\"")
        #expect(NostrJSON.string("\u{1}") == #""\u0001""#)
    }

    @Test(arguments: [
        #"["EVENT","s"]"#, "[]", "{}", "", "nonsense", #"["OK",1,true,""]"#, #"["EVENT","s",{"id":1}]"#,
        String(repeating: "[", count: 100_000),
    ]) func `is not found in nonsense`(text: String) { #expect(NostrMessage(text) == .other) }

    @Test func `comes among what relays say`() {
        #expect(NostrMessage(#"["OK","ab",false,"blocked: no"]"#) == .ok(event: "ab", false, "blocked: no"))
        #expect(NostrMessage(#"["OK","ab",true]"#) == .ok(event: "ab", true, ""))
        #expect(NostrMessage(#"["EOSE","s"]"#) == .endOfStored(subscription: "s"))
        #expect(NostrMessage(#"["CLOSED","s","error: x"]"#) == .closed(subscription: "s", "error: x"))
        #expect(NostrMessage(#"["NOTICE","hello"]"#) == .notice("hello"))
        #expect(NostrMessage(#"["AUTH","c"]"#) == .challenge("c"))
        #expect(NostrMessage(#"["COUNT","s",{"count":1}]"#) == .other)
    }
}

@Suite struct `A Nostr address` {
    /// NIP-19's examples, both ways.
    @Test func `is written as people copy it`() {
        #expect(
            `A Nostr event`.key.author == "7e7e9c42a91bfef19fa929e5fda1b72e0ebc1a4c1141673e2794234d86addf4e")
        #expect(
            NostrKey.name(of: "7e7e9c42a91bfef19fa929e5fda1b72e0ebc1a4c1141673e2794234d86addf4e")
                == "npub10elfcs4fr0l0r8af98jlmgdh9c8tcxjvz9qkw038js35mp4dma8qzvjptg")
        #expect(
            NostrKey("67dea2ed018072d675f5415ecfaed7d2597555e202d85b3d65ea4e58d2d92ffa")?.author
                == `A Nostr event`.key.author)
    }

    /// Encoded by another program from the bytes that NIP-19 describes.
    @Test func `of an article names its author, key, kind and a relay`() {
        let address = NostrAddress(author: `A Nostr event`.key.author, key: "2222222222abc")
        #expect(
            address.code(relays: ["wss://relay.example"])
                == "naddr1qqxnyv3jxgeryv3jxgexzcnrqyfhwumn8ghj7un9d3shjtn90psk6urvv5pzqln7n3p2jxl77x06j209lksmwtswhsdycy2pvulz09prfkr2mh6wqvzqqqr4gu0fd2vz"
        )
        #expect(address.coordinate == "30023:\(address.author):2222222222abc")
    }

    @Test(arguments: [
        "", "nsec1", "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe4",
        "nsec1Vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5",
        "npub10elfcs4fr0l0r8af98jlmgdh9c8tcxjvz9qkw038js35mp4dma8qzvjptg", "67dea2",
        String(repeating: "0", count: 64),
        String(repeating: "z", count: 64), "nsec1" + String(repeating: "q", count: 100_000),
    ]) func `of a key is refused when it is none`(text: String) { #expect(NostrKey(text) == nil) }

    @Test func `of a new key can be read again`() throws {
        let text = NostrKey.made()
        #expect(text.hasPrefix("nsec1"))
        #expect(NostrKey(text) != nil)
        #expect(NostrKey(text)?.author != NostrKey(NostrKey.made())?.author)
    }

    @Test(arguments: [0, 1, 2, 3, 4, 5, 31, 32, 33, 500]) func `loses no bytes`(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
        #expect(Bech32.bytes(of: Bech32.text("x", bytes), prefix: "x") == bytes)
    }
}
