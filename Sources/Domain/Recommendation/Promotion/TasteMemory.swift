import Contracts
import Synchronization
import Values

/// The tastes of the latest readers, from what they did on this site alone, and of those who went to buy.
///
/// A table of fixed size like ``ReaderMemory``, the one longest away gives way; it is not kept over a restart.
final class TasteMemory: Sendable {
    private struct Slot {
        var reader: Int64 = 0
        /// 0 is free.
        var used: UInt32 = 0
        var taste = ReaderTaste()
        /// Short keys of the products whose shops were visited last, and on which day.
        var bought = SIMD2<UInt32>(repeating: 0)
        var boughtOn = SIMD2<Int32>(repeating: 0)

        func isOf(_ reader: Reader) -> Bool { used > 0 && self.reader == reader.hash }

        func hasBought(_ product: ProductID, since day: Int64) -> Bool {
            for place in 0..<2 where bought[place] == product.shortKey && Int64(boughtOn[place]) >= day { return true }
            return false
        }
    }

    private struct Table {
        var slots: [Slot]
        var clock: UInt32 = 0
        var buyers: [ProductID: BuyersTaste] = [:]
    }

    private static let ways = 4
    private static let recentDays: Int64 = 30
    private let sets: UInt64
    private let table: Mutex<Table>

    /// Room for at least so many readers.
    init(readers: Int = 100_000) {
        var sets = 1
        while sets * Self.ways < readers { sets *= 2 }
        self.sets = UInt64(sets)
        table = Mutex(Table(slots: Array(repeating: Slot(), count: sets * Self.ways)))
    }

    func opened(_ products: [ProductCard], by reader: Reader) {
        change(reader) { slot in
            for product in products {
                slot.taste.opened(product.kind, county: Int32(product.county.code) ?? 0)
            }
        }
    }

    /// The reader followed a link to a shop.
    func wentToBuy(_ product: ProductID, _ reader: Reader, on day: Day) {
        let taste = change(reader) { slot in
            let key = product.shortKey
            if slot.bought[0] != key {
                slot.bought = SIMD2(key, slot.bought[0])
                slot.boughtOn = SIMD2(0, slot.boughtOn[0])
            }
            slot.boughtOn[0] = Int32(truncatingIfNeeded: day.number)
            return slot.taste
        }
        table.withLock { $0.buyers[product, default: BuyersTaste()].add(taste) }
    }

    /// Whether a reader is of a campaign's audience. Those who refuse are of no audience but everybody.
    func holds(
        _ audience: CampaignAudience, _ reader: Reader, _ wishes: ReaderWishes, _ product: ProductID, on day: Day
    ) -> Bool {
        if audience.isEverybody { return true }
        guard !wishes.refusesPersonal else { return false }
        if !audience.regions.isEmpty {
            guard let region = wishes.region, audience.regions.contains(region) else { return false }
        }
        if let region = wishes.region, audience.excludedRegions.contains(region) { return false }
        guard audience.asksInterests || audience.excludesRecentBuyers else { return true }
        let first = place(of: reader)
        return table.withLock { table in
            var found = Slot()
            for index in first..<first + Self.ways where table.slots[index].isOf(reader) { found = table.slots[index] }
            if audience.excludesRecentBuyers, found.hasBought(product, since: day.number - Self.recentDays) {
                return false
            }
            guard audience.asksInterests else { return true }
            return audience.kinds.contains(where: found.taste.likes)
                || audience.counties.contains { found.taste.likes(county: Int32($0) ?? -1) }
                || (audience.likeBuyers && table.buyers[product]?.isLike(found.taste) == true)
        }
    }

    private func change<Answer: Sendable>(_ reader: Reader, _ body: (inout sending Slot) -> Answer) -> Answer {
        let first = place(of: reader)
        return table.withLock { table in
            table.clock &+= 1
            var chosen = first
            for index in first..<first + Self.ways {
                if table.slots[index].isOf(reader) {
                    chosen = index
                    break
                }
                if table.slots[index].used < table.slots[chosen].used { chosen = index }
            }
            var slot = table.slots[chosen]
            if !slot.isOf(reader) {
                slot = Slot()
                slot.reader = reader.hash
            }
            slot.used = max(1, table.clock)
            let answer = body(&slot)
            table.slots[chosen] = slot
            return answer
        }
    }

    private func place(of reader: Reader) -> Int {
        Int(Chance.mixed(UInt64(bitPattern: reader.hash)) & (sets - 1)) * Self.ways
    }
}

extension ProductID {
    /// Short and never 0, which means none.
    fileprivate var shortKey: UInt32 { max(1, UInt32(truncatingIfNeeded: Chance.mixed(UInt64(bitPattern: raw)))) }
}
