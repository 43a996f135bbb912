import EventLog
import FoundationEssentials
import TestKit
import Testing
import Values

@testable import Recommendation

@Suite struct `Two nodes` {
    private let rehearsal = FoldRehearsal()

    @Test func `arrive at the digest that every build of the engine arrives at`() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/golden/engine-fold.txt")
        let golden = try String(contentsOf: path, encoding: .utf8)
        #expect(
            String(rehearsal.digest, radix: 16) + "\n" == golden, "if the change is meant, put the new digest there")
    }

    @Test func `agree when one of them is killed at random and begins from whichever version is whole`() throws {
        try withFolder { folder in
            var through = rehearsal.blank()
            rehearsal.advance(&through, to: 4_000)
            let versions = EngineVersions(folder: folder, most: 3)
            let chance = Chance(seed: 11)
            var turn: UInt64 = 0
            var reached: Int64 = 0
            while reached < 4_000 {
                var engine = try versions.begin().engine ?? rehearsal.blank()
                // Lives for a while, keeps a version now and then, and dies without a word.
                let life = min(4_000, engine.reader + 1 + Int64(chance.number(turn, below: 900)))
                while engine.reader < life {
                    let step = min(life, engine.reader + 1 + Int64(chance.number(turn + 1, below: 300)))
                    rehearsal.advance(&engine, to: step)
                    if chance.number(turn + 2) & 1 == 0 { try versions.keep(engine) }
                    turn += 3
                }
                // Sometimes the latest version was torn by the fall.
                if chance.number(turn) & 3 == 0, let latest = try versions.current(), try versions.list().count > 1 {
                    try tear(versions.path(latest), chance.number(turn + 1))
                }
                reached = engine.reader
                if reached == 4_000 { #expect(engine.digest == through.digest) }
                turn += 3
            }
            #expect(turn > 30)
        }
    }

    @Test func `agree over one log on the disk, from snapshots of any age`() async throws {
        try await World.on(.sqlite, []) { world in
            try await fill(world.log, events: 1_500)
            var one = rehearsal.blank()
            try await hear(world.log, &one, to: .max, batch: 400)
            #expect(one.reader == 1_500)
            let folder = FileManager.default.temporaryDirectory.path + "/engine-\(UInt64.random(in: 0 ... .max))"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let versions = EngineVersions(folder: folder)
            for age: Int64 in [1, 333, 900, 1_499] {
                var early = rehearsal.blank()
                try await hear(world.log, &early, to: age, batch: 7)
                let name = try versions.keep(early)
                var other = try versions.load(name)
                try await hear(world.log, &other, to: .max, batch: 123)
                #expect(other.reader == 1_500 && other.digest == one.digest)
            }
        }
    }

    @Test func `read an event's bytes as what was written, and nothing else as an event`() throws {
        for n in 0..<400 as Range<Int64> {
            let event = rehearsal.log.event(n).event
            #expect(try FeedEvent(bytes: event.bytes) == event)
            for count in 0..<event.bytes.count where !isTitle(event) || count < 10 {
                #expect(throws: FeedEvent.Damage.self) { try FeedEvent(bytes: event.bytes[..<count]) }
            }
        }
        #expect(throws: FeedEvent.Damage.unknown) { try FeedEvent(bytes: [2, 84, 0, 0, 0, 0, 0, 0, 0, 0]) }
        #expect(throws: FeedEvent.Damage.unknown) { try FeedEvent(bytes: [1, 0]) }
        #expect(throws: FeedEvent.Damage.malformed) { try FeedEvent(bytes: [1, 84, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF]) }
    }

    private func isTitle(_ event: FeedEvent) -> Bool {
        if case .told = event { return true }
        return false
    }

    /// Writes the rehearsal's events as reader events are written: JSON, durable, in groups.
    private func fill(_ log: any EventLog, events: Int64) async throws {
        let list = (0..<events).map { n in
            let next = rehearsal.log.event(n)
            let text = Data(next.event.bytes).base64EncodedString()
            return Envelope(
                id: EventID(n + 1), stream: .reader, kind: "Rehearsed", version: 1, at: Instant(seconds: next.at),
                key: "\(n)", payload: Array("\"\(text)\"".utf8))
        }
        for first in stride(from: 0, to: list.count, by: 500) {
            try await log.append(Array(list[first..<min(first + 500, list.count)]))
        }
    }

    private func hear(_ log: any EventLog, _ engine: inout FeedEngine, to position: Int64, batch: Int) async throws {
        while engine.reader < position {
            let limit = Int(min(Int64(batch), position - engine.reader))
            let events = try await log.read(.reader, after: engine.reader, limit: limit)
            if events.isEmpty { return }
            for recorded in events {
                let text = String(decoding: recorded.event.payload.dropFirst().dropLast(), as: UTF8.self)
                let bytes = try #require(Data(base64Encoded: text))
                engine.apply(try FeedEvent(bytes: Array(bytes)), at: recorded.event.at.seconds)
                engine.reader = recorded.position
            }
        }
    }

    private func tear(_ path: String, _ draw: UInt64) throws {
        let bytes = try Data(contentsOf: URL(filePath: path))
        try bytes.prefix(Int(draw % UInt64(bytes.count))).write(to: URL(filePath: path))
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/engine-\(UInt64.random(in: 0 ... .max))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }
}
