/// What is kept of a reader, in 64 bytes: one line of the cache, ten million in 640 MB.
///
/// Counts fade by half every 30 days; nothing here tells who somebody is.
struct ReaderProfile: Hashable, Sendable {
    // In an order that leaves no gap between them: gaps would hold whatever was there, and go into snapshots.
    /// What led the reader's pages of late, the latest first; 0 is nothing.
    var leaders = SIMD4<UInt32>(repeating: 0)
    /// The keyed hash that stands for the reader; 0 in a free place.
    var reader: Int64 = 0
    var earlierLeaders = SIMD2<UInt32>(repeating: 0)
    /// Opens by kind of product, fading.
    var kinds = SIMD8<UInt8>(repeating: 0)
    /// The counties opened most of late (numbers of the engine's own), and how often.
    var counties = SIMD4<UInt16>(repeating: 0)
    /// Hours since the beginning of 1970 when last seen, and when the counts were last faded.
    var seenHour: UInt32 = 0
    var fadedHour: UInt32 = 0
    var countyOpens = SIMD4<UInt8>(repeating: 0)
    var opens: UInt8 = 0
    var orders: UInt8 = 0
    var channel: UInt8 = 0
    var region: UInt8 = 0

    /// Half of every count goes each 30 days.
    private static let halfLife: UInt32 = 30 * 24

    mutating func fade(to hour: UInt32) {
        guard hour > fadedHour else { return }
        if fadedHour == 0 { fadedHour = hour }
        let halvings = (hour - fadedHour) / Self.halfLife
        guard halvings > 0 else { return }
        let shift = UInt8(min(halvings, 8))
        kinds = shift >= 8 ? SIMD8(repeating: 0) : kinds &>> shift
        countyOpens = shift >= 8 ? SIMD4(repeating: 0) : countyOpens &>> shift
        opens = shift >= 8 ? 0 : opens >> shift
        orders = shift >= 8 ? 0 : orders >> shift
        fadedHour += halvings * Self.halfLife
    }

    mutating func opened(kind: Int, county: UInt16) {
        opens = opens == .max ? .max : opens + 1
        if kinds[kind & 7] < .max { kinds[kind & 7] += 1 }
        var weakest = 0
        for place in 0..<4 {
            if counties[place] == county {
                if countyOpens[place] < .max { countyOpens[place] += 1 }
                return
            }
            if countyOpens[place] < countyOpens[weakest] { weakest = place }
        }
        // The weakest gives way: it loses one first, so that a single visit does not push out a habit.
        if countyOpens[weakest] > 1 {
            countyOpens[weakest] -= 1
        } else {
            counties[weakest] = county
            countyOpens[weakest] = 1
        }
    }

    mutating func ordered() { orders = orders == .max ? .max : orders + 1 }

    mutating func led(by group: UInt32) {
        earlierLeaders = SIMD2(leaders[3], earlierLeaders[0])
        leaders = SIMD4(group, leaders[0], leaders[1], leaders[2])
    }

    /// How often a story led the pages of late.
    @inline(__always) func times(_ group: UInt32) -> Int {
        var count = 0
        for place in 0..<4 where leaders[place] == group { count += 1 }
        for place in 0..<2 where earlierLeaders[place] == group { count += 1 }
        return count
    }

    /// The kind opened most, or 0.
    var favouriteKind: Int {
        var best = 0
        for kind in 1..<8 where kinds[kind] > kinds[best] { best = kind }
        return best
    }

    func traits(hour: Int, season: Int, now: UInt32) -> ReaderTraits {
        ReaderTraits(
            region: Int(region), channel: Int(channel), hour: hour, season: season, favouriteKind: favouriteKind,
            opensOfLate: Int(opens), ordersOfLate: Int(orders),
            daysAway: seenHour == 0 || now < seenHour ? 0 : Int((now - seenHour) / 24))
    }
}
