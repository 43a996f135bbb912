/// What of a reader and a moment decisions look up: eight traits, each one of eight.
///
/// Slot 8·trait + value of an article's row holds how readers with that value take to it.
struct ReaderTraits: Hashable, Sendable {
    static let traits = 8
    static let slots = 64

    /// The slot of each trait.
    let slots: SIMD8<UInt8>

    init(slots: SIMD8<UInt8>) { self.slots = slots }

    init(
        region: Int, channel: Int, hour: Int, season: Int, favouriteKind: Int, opensOfLate: Int, ordersOfLate: Int,
        daysAway: Int
    ) {
        let values = SIMD8<UInt8>(
            UInt8(region & 7), UInt8(channel & 7), UInt8(hour / 3 & 7), UInt8(season & 7), UInt8(favouriteKind & 7),
            Self.step(opensOfLate), Self.step(ordersOfLate), Self.step(daysAway))
        slots = values &+ SIMD8(0, 8, 16, 24, 32, 40, 48, 56)
    }

    /// 0, 1, 2, 3-4, 5-8, 9-16, 17-32, more.
    private static func step(_ count: Int) -> UInt8 {
        count <= 2 ? UInt8(max(count, 0)) : UInt8(min(7, 3 + (Int.bitWidth - (count - 1).leadingZeroBitCount - 2)))
    }
}
