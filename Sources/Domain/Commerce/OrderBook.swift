import Contracts
import Values

/// An order with its sales and the lots they draw on, in memory: the rules of what a shop's message does,
/// without storage.
///
/// Everything follows from the newest version and the set of refunds known, so messages may come in any order
/// and any number of times. What was booked is never changed; ``postings`` are the differences.
struct OrderBook {
    private(set) var order: Order
    private(set) var sales: [Sale]
    private(set) var lots: [LotID: StockLot]
    private(set) var postings: [Posting] = []
    private(set) var warnings: Set<OrderWarning> = []
    private let identifiers: IdentifierSource
    private let now: Instant

    enum Posting: Hashable {
        case sold(SaleID)
        case reversed(Reversal)
        case delivered(SaleID, Quantity)
    }

    init(order: Order, sales: [Sale], lots: [StockLot], identifiers: IdentifierSource, now: Instant) {
        self.order = order
        self.sales = sales
        self.lots = Dictionary(uniqueKeysWithValues: lots.map { ($0.id, $0) })
        self.identifiers = identifiers
        self.now = now
    }

    /// Takes a version that is newer than the one before. `listings` holds those of all its SKUs.
    mutating func take(_ version: OrderVersion, _ precedence: String, listings: [String: Listing]) {
        order.take(version, precedence)
        if order.soldAt != nil || version.status.isSale {
            sell(version, listings)
        } else if version.status.isPromise, version.cancelledAt == nil {
            keep(version, listings)
        } else {
            for index in sales.indices { settle(index, packs: 0) }
        }
        for line in version.lines {
            guard let index = sales.firstIndex(where: { $0.line == line.number }) else { continue }
            sales[index].sentPacks = min(line.sentPacks, sales[index].packs)
            if sales[index].pack.unit == .grams {
                sales[index].weighed = line.weighed?.amount
                if let weight = line.packWeight, weight != sales[index].pack {
                    warnings.insert(.weightContradictsPack)
                }
            }
            if sales[index].isSold { deliver(index) }
        }
    }

    /// Books what a refund gives back. `known` are all refunds of the order booked before, and this one.
    mutating func giveBack(_ refund: RefundNotice, knowing known: [RefundNotice]) {
        let targets = RefundShares.targets(of: sales.map { ($0.line, $0.gross.fen) }, by: known)
        let money = RefundShares.open(targets, booked: sales.map(\.refunded.fen))
        for index in sales.indices where sales[index].isSold {
            let line = sales[index].line
            func missing(_ goods: RefundNotice.Goods, _ booked: Int64) -> Int64 {
                let packs = known.reduce(Int64(0)) { $0 + $1.packs(of: line, goods) }
                return max(0, min(packs - booked, sales[index].standingPacks))
            }
            let returned = missing(.returned, sales[index].returnedPacks)
            // What came back was there, even if the shop's word of it is still on its way.
            if returned > 0 { deliver(index, returning: returned) }
            let back = returned > 0 ? sales[index].takeBack(returned) : GoodsBack()
            let cancelled = missing(.cancelled, sales[index].cancelledPacks)
            let unsent = cancelled > 0 ? sales[index].cancel(cancelled) : GoodsBack()
            let origin = (refund.number, "refund", refund.createdAt)
            if cancelled > 0 { reverse(index, .cancelled, unsent, money: money[index], origin) }
            if returned > 0 {
                reverse(index, .returned, back, money: cancelled > 0 ? 0 : money[index], origin)
            }
            if cancelled == 0, returned == 0, money[index] > 0 {
                reverse(index, .refunded, GoodsBack(), money: money[index], origin)
            }
        }
        if known.reduce(0, { $0 + $1.money.fen }) > sales.reduce(0, { $0 + $1.gross.fen }) {
            warnings.insert(.refundAbovePaid)
        }
    }

    /// Books what follows from the version after the refunds: a cancelled order's goods that were not sent go
    /// back into the lot, though no money does.
    mutating func finish() {
        guard order.soldAt != nil, order.cancelledAt != nil else { return }
        for index in sales.indices where sales[index].isSold {
            let sale = sales[index]
            let unsent = sale.packs - max(sale.sentPacks, sale.returnedPacks)
            let packs = min(unsent - sale.cancelledPacks, sale.standingPacks)
            guard packs > 0 else { continue }
            let back = sales[index].cancel(packs)
            let reason = order.cancelReason ?? "cancelled"
            reverse(index, .cancelled, back, money: 0, (nil, reason, order.cancelledAt ?? order.updatedAt))
        }
    }

    /// Books what was sent and is not booked as delivered yet. What was told as delivered is not taken back
    /// when the shop corrects it downwards: the sale shows the new weight, and the page the warning.
    private mutating func deliver(_ index: Int, returning packs: Int64 = 0) {
        let more = sales[index].deliverable(returning: packs) - sales[index].delivered
        if more < 0 { warnings.insert(.deliveredLess) }
        guard more > 0 else { return }
        sales[index].delivered += more
        postings.append(.delivered(sales[index].id, sales[index].amount(more)))
    }

    private mutating func keep(_ version: OrderVersion, _ listings: [String: Listing]) {
        for line in version.lines { settle(self.index(of: line, listings), packs: line.packs) }
        releaseLines(missingIn: version)
    }

    private mutating func sell(_ version: OrderVersion, _ listings: [String: Listing]) {
        let isFirst = order.soldAt == nil
        let sold = sales.filter(\.isSold)
        for line in version.lines {
            if let sale = sold.first(where: { $0.line == line.number }), sale.packs != line.packs {
                warnings.insert(.changedAfterSale)
            }
        }
        let new = version.lines.filter { line in !sold.contains { $0.line == line.number } }
        let open = version.total.fen - sold.reduce(0) { $0 + $1.gross.fen }
        if !isFirst, new.isEmpty ? open != 0 : open < 0 { warnings.insert(.changedAfterSale) }
        guard !new.isEmpty else { return }
        // The lines' amounts sum to the order's total, delivery and taxes in, discounts out: what the buyer
        // paid is booked.
        let amounts = new.map(\.amount)
        let weights = amounts.allSatisfy { $0 == 0 } ? new.map(\.packs) : amounts
        for (line, gross) in zip(new, share(max(0, open), by: weights)) {
            let index = self.index(of: line, listings)
            settle(index, packs: line.packs)
            sales[index].soldAt = now
            sales[index].gross = Money(fen: gross, currency: version.total.currency)
            if let lot = lots[sales[index].lot] {
                sales[index].share = Money(
                    fen: lot.owed(for: sales[index].drawn), currency: lot.gatePrice.currency)
            }
            postings.append(.sold(sales[index].id))
        }
        releaseLines(missingIn: version)
        order.soldAt = order.soldAt ?? now
    }

    /// The place of a line's sale, which is made if the line is new.
    private mutating func index(of line: OrderVersion.Line, _ listings: [String: Listing]) -> Int {
        if let index = sales.firstIndex(where: { $0.line == line.number }) { return index }
        guard let listing = listings[line.sku] else {
            preconditionFailure("lines without a listing were refused")
        }
        sales.append(
            Sale(
                id: identifiers.next(), order: order.id, line: line.number, listing: listing.id,
                product: listing.product, lot: listing.lot, packs: line.packs, pack: listing.pack,
                isResellable: listing.returnsAreResellable))
        return sales.count - 1
    }

    /// Keeps as many packs as the lot has; what a shop takes beyond is oversold. What was kept before stays
    /// kept.
    private mutating func settle(_ index: Int, packs: Int64) {
        guard var lot = lots[sales[index].lot] else { return }
        let pack = sales[index].pack.amount
        let kept = min(sales[index].drawnPacks, packs)
        lot.putBack(sales[index].drawn - kept * pack)
        lot.oversell(-sales[index].oversold)
        let takes = lot.takes(orderOf: order.createdAt.day, today: now.day)
        let drawn = kept + (takes ? lot.draw(packs - kept, of: pack) : 0)
        lot.oversell((packs - drawn) * pack)
        sales[index].drawn = drawn * pack
        sales[index].oversold = (packs - drawn) * pack
        if packs > 0 { sales[index].packs = packs }
        lots[lot.id] = lot
    }

    /// Lines that were kept for the buyer and are not in the order any longer.
    private mutating func releaseLines(missingIn version: OrderVersion) {
        for index in sales.indices where !sales[index].isSold {
            if !version.lines.contains(where: { $0.number == sales[index].line }) { settle(index, packs: 0) }
        }
    }

    private mutating func reverse(
        _ index: Int, _ cause: SaleReversed.Cause, _ back: GoodsBack, money: Int64,
        _ origin: (number: String?, reason: String, at: Instant)
    ) {
        let currency = sales[index].gross.currency
        var share: Int64 = 0
        if var lot = lots[sales[index].lot] {
            lot.putBack(back.restored)
            lot.oversell(-back.oversoldRestored)
            lots[lot.id] = lot
            share = sales[index].share.fen - lot.owed(for: sales[index].drawn - sales[index].restored)
            share -= sales[index].shareReversed.fen
        }
        sales[index].refunded = Money(fen: sales[index].refunded.fen + money, currency: currency)
        sales[index].shareReversed = Money(fen: sales[index].shareReversed.fen + share, currency: currency)
        order.refunded = Money(fen: order.refunded.fen + money, currency: currency)
        let sale = sales[index]
        postings.append(
            .reversed(
                Reversal(
                    id: identifiers.next(), sale: sale.id, refundNumber: origin.number, cause: cause,
                    money: Money(fen: money, currency: currency),
                    share: Money(fen: share, currency: currency),
                    restored: sale.amount(back.restored), wasted: sale.amount(back.wasted),
                    oversoldRestored: sale.amount(back.oversoldRestored), reason: origin.reason,
                    occurredAt: origin.at)))
    }
}
