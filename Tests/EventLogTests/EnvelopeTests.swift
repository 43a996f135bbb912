import EventLog
import Testing
import Values

@Suite struct `An envelope` {
    /// As a later Terrace would write it.
    private struct LaterLeaf: Event {
        static let kind = "LeafPicked"
        static let version = 2
        let number: Int
        let colour: String
        var key: String { "garden" }
    }

    private let at = Instant(seconds: 1_764_000_000)

    @Test func `holds canonical JSON: the same event is the same bytes`() throws {
        let envelope = try Envelope(LaterLeaf(number: 3, colour: "red/green"), id: EventID(7), at: at)
        #expect(String(decoding: envelope.payload, as: UTF8.self) == #"{"colour":"red/green","number":3}"#)
        #expect(envelope.kind == "LeafPicked")
        #expect(envelope.stream == .domain)
        #expect(envelope.key == "garden")
    }

    @Test func `opens as what it is and as nothing else`() throws {
        let envelope = try Envelope(LeafPicked(number: 3), id: EventID(7), at: at)
        #expect(try envelope.decoded(LeafPicked.self) == LeafPicked(number: 3))
        #expect(try envelope.decoded(LeafAdmired.self) == nil)
    }

    @Test func `is refused by a reader that is older than its writer`() throws {
        let envelope = try Envelope(LaterLeaf(number: 3, colour: "red"), id: EventID(7), at: at)
        #expect(throws: EventLogError.payload("LeafPicked has version 2, newer than 1")) {
            try envelope.decoded(LeafPicked.self)
        }
    }

    @Test func `is refused when its payload is damaged`() throws {
        let sound = try Envelope(LeafPicked(number: 3), id: EventID(7), at: at)
        for payload in [[], Array(sound.payload.dropLast()), Array(#"{"number":"three"}"#.utf8), [0xFF]] {
            let damaged = Envelope(
                id: sound.id, stream: sound.stream, kind: sound.kind, version: sound.version, at: sound.at,
                key: sound.key, payload: payload)
            let error = #expect(throws: EventLogError.self) { try damaged.decoded(LeafPicked.self) }
            guard case .payload(let text) = error else {
                Issue.record("gave \(String(describing: error))")
                continue
            }
            #expect(text.hasPrefix("LeafPicked 7: "))
        }
    }
}
