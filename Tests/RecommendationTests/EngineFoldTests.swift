import FoundationEssentials
import Testing

@testable import Recommendation

@Suite struct `The engine's fold` {
    /// Readers who see, open and order by chance, the same every time.
    private func events(_ count: Int, seed: UInt64) -> [(FeedEvent, Int64)] {
        let chance = Chance(seed: seed)
        var list: [(FeedEvent, Int64)] = []
        for n in 0..<UInt64(count) {
            let pick = chance.number(n)
            let at = Int64(n) * 40
            let story = StoryTraits(story: Int64(pick % 9), kind: UInt8(pick % 4), county: UInt16(pick % 5))
            let traits = ReaderTraits(
                region: Int(pick >> 8 & 7), channel: 1, hour: Int(n % 24), season: 2,
                favouriteKind: Int(pick >> 12 & 3),
                opensOfLate: Int(pick >> 16 & 7), ordersOfLate: 0, daysAway: 1)
            list.append(
                (
                    .shown(
                        impression: Int64(n), reader: Int64(pick >> 20 & 63) + 1, story, traits,
                        position: Int(pick >> 30 & 3)), at
                ))
            if pick >> 40 & 3 == 0 { list.append((.opened(impression: Int64(n)), at + 9)) }
            if pick >> 42 & 15 == 0 {
                list.append((.ordered(impression: Int64(n), packs: 1 + Int(pick >> 50 & 1)), at + 20))
            }
        }
        return list
    }

    private func temporary() -> String {
        FileManager.default.temporaryDirectory.path + "/engine-\(UInt64.random(in: 0 ... .max)).snapshot"
    }

    @Test func `is bit by bit the same wherever the log is read`() {
        let log = events(3_000, seed: 1)
        var one = FeedEngine(readers: 100, bits: 14)
        var other = FeedEngine(readers: 100, bits: 14)
        for (event, at) in log { one.apply(event, at: at) }
        for (event, at) in log { other.apply(event, at: at) }
        #expect(one.digest == other.digest)
        other.apply(
            .shown(
                impression: 99_999, reader: 1, StoryTraits(story: 1, kind: 1, county: 1), ReaderTraits(slots: .zero),
                position: 0), at: 130_000)
        #expect(one.digest != other.digest)
    }

    @Test func `goes on from a snapshot as if it had never stopped`() throws {
        let log = events(2_000, seed: 2)
        let path = temporary()
        defer { try? FileManager.default.removeItem(atPath: path) }
        var through = FeedEngine(readers: 100, bits: 14)
        for (event, at) in log { through.apply(event, at: at) }
        // Stopped at every so manyth event, and begun again.
        for stop in stride(from: 100, to: log.count, by: 611) {
            var before = FeedEngine(readers: 100, bits: 14)
            for (event, at) in log[..<stop] { before.apply(event, at: at) }
            before.reader = Int64(stop)
            try before.save(to: path)
            var after = try FeedEngine(from: path)
            #expect(after.reader == Int64(stop) && after.digest == before.digest)
            for (event, at) in log[Int(after.reader)...] { after.apply(event, at: at) }
            #expect(after.digest == through.digest)
        }
    }

    @Test func `refuses a snapshot in which a single bit has changed, and half a one`() throws {
        let path = temporary()
        defer { try? FileManager.default.removeItem(atPath: path) }
        var engine = FeedEngine(readers: 20, bits: 6)
        for (event, at) in events(200, seed: 3) { engine.apply(event, at: at) }
        try engine.save(to: path)
        let good = try Data(contentsOf: URL(fileURLWithPath: path))
        let chance = Chance(seed: 5)
        for n in 0..<200 as Range<UInt64> {
            var bad = good
            let at = Int(chance.number(2 * n, below: UInt64(good.count)))
            bad[at] ^= 1 << UInt8(chance.number(2 * n + 1, below: 8))
            try bad.write(to: URL(fileURLWithPath: path))
            #expect(throws: Snapshot.Problem.self) { try FeedEngine(from: path) }
        }
        try good.prefix(good.count / 2).write(to: URL(fileURLWithPath: path))
        #expect(throws: Snapshot.Problem.self) { try FeedEngine(from: path) }
        try Data("something else".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: Snapshot.Problem.notASnapshot) { try FeedEngine(from: path) }
        #expect(throws: Snapshot.Problem.self) { try FeedEngine(from: path + ".none") }
    }

    @Test func `learns a refusal only when its time is over`() {
        var waiting = Maturing()
        let entry = Maturing.Entry(
            impression: 1, reader: 1, story: 1, shownAt: 0, slots: .zero, county: 1, kind: 1, position: 0)
        waiting.shown(entry)
        #expect(waiting.next(at: 1_799) == nil)
        let atOpening = waiting.opened(1, at: 100)
        let openedAgain = waiting.opened(1, at: 101)
        #expect(atOpening?.story == 1 && openedAgain == nil)
        #expect(waiting.next(at: 1_800) == .opening(entry, happened: true))
        var opened = entry
        opened.openedAt = 100
        #expect(waiting.next(at: 3_699) == nil)
        #expect(waiting.next(at: 3_700) == .order(opened, bucket: 0, happened: false))
        // An order on the second day, within the third bucket.
        #expect(waiting.next(at: 86_500) == .order(opened, bucket: 1, happened: false))
        let isFirst = waiting.ordered(1, at: 100_000)
        let isAgain = waiting.ordered(1, at: 100_001)
        #expect(isFirst?.openedAt == 100 && isAgain == nil)
        #expect(waiting.next(at: 400_000) == .order(opened, bucket: 2, happened: true))
        #expect(waiting.waiting == 0 && waiting.next(at: .max) == nil)
    }

    @Test func `keeps a reader in 64 bytes, and lets habits fade`() {
        #expect(MemoryLayout<ReaderProfile>.stride == 64)
        var profile = ReaderProfile()
        profile.fade(to: 1_000)
        for _ in 0..<40 { profile.opened(kind: 3, county: 7) }
        profile.opened(kind: 1, county: 8)
        #expect(profile.favouriteKind == 3 && profile.opens == 41)
        profile.fade(to: 1_000 + 30 * 24)
        #expect(profile.opens == 20 && profile.kinds[3] == 20 && profile.kinds[1] == 0)
        for county in 9...40 as ClosedRange<UInt16> { profile.opened(kind: 1, county: county) }
        #expect(profile.counties[0] == 7, "a habit outlives single visits")
        profile.fade(to: 1_000_000)
        #expect(profile.opens == 0)
    }

    @Test func `remembers as many readers as it was made for, and the latest always`() {
        var readers = ReaderProfiles(readers: 1_000)
        for n in 1...1_000 as ClosedRange<Int64> { readers.update(n, at: UInt32(n)) { $0.led(by: UInt32(n)) } }
        #expect(readers.count == 1_000)
        #expect((1...1_000 as ClosedRange<Int64>).allSatisfy { readers.profile(of: $0).leaders[0] == UInt32($0) })
        for n in 1_001...20_000 as ClosedRange<Int64> { readers.update(n, at: UInt32(n)) { $0.led(by: UInt32(n)) } }
        #expect(readers.profile(of: 20_000).leaders[0] == 20_000)
        #expect(readers.count <= readers.places.count)
        #expect(readers.profile(of: 77_777).leaders == .zero)
    }
}
