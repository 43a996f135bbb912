import Contracts
import EventLog
import Values

/// How a cancellation, a return or a refund undoes part of a sale: never more than is left of it.
enum ReversalBooking {
    static func entry(
        _ event: SaleReversed, from envelope: Envelope, of sale: SaleStanding, as id: EntryID
    ) throws(Refusal) -> Entry {
        try checkAmounts(
            event.money.fen, event.growerShare.fen, event.restored.amount, event.wasted.amount,
            event.oversoldRestored.amount)
        guard [event.restored, event.wasted, event.oversoldRestored].allSatisfy({ $0.unit == sale.unit }) else {
            throw Refusal("goods of another unit come back to a lot of \(sale.unit)")
        }
        guard event.money.fen <= sale.money else {
            throw Refusal("\(event.money.fen) fen are given back of \(sale.money)")
        }
        guard event.growerShare.fen <= sale.growerShare else {
            throw Refusal("the growers are owed \(event.growerShare.fen) fen less of \(sale.growerShare)")
        }
        var source = Entry.Source(event: envelope.id)
        source.marketplace = event.marketplace
        source.order = event.order
        source.sale = event.sale
        source.refund = event.refund
        source.version = event.sourceVersion
        source.digest = event.source
        return Entry(
            id: id, kind: kind(event.cause), occurredAt: event.occurredAt, recordedAt: envelope.at, source: source,
            lines: money(event, sale) + (try goods(event, sale)),
            subject: .follows(sale.entry, lot: sale.lot, product: sale.product), reason: machineWord(event.reason))
    }

    private static func kind(_ cause: SaleReversed.Cause) -> Entry.Kind {
        switch cause {
        case .cancelled: .cancellation
        case .returned: .goodsReturned
        case .refunded: .refund
        }
    }

    private static func money(_ event: SaleReversed, _ sale: SaleStanding) -> [Entry.Line] {
        let currency = Commodity(event.money.currency)
        return [
            Entry.Line(.refunds(sale.product), currency, event.money.fen),
            Entry.Line(.buyer(sale.marketplace), currency, -event.money.fen),
            Entry.Line(.growerPayable(sale.supplier), currency, event.growerShare.fen),
            Entry.Line(.growerCost(sale.product), currency, -event.growerShare.fen),
        ].filter { $0.amount != 0 }
    }

    /// Goods that were never sent go back to where they were; those that came back stand apart, to be sold again or lost.
    private static func goods(_ event: SaleReversed, _ sale: SaleStanding) throws(Refusal) -> [Entry.Line] {
        var taking = Taking(Commodity(sale.unit))
        let back = event.restored.amount + event.wasted.amount
        let reserved = Account.lot(sale.lot, .reserved)
        let shipped = Account.lot(sale.lot, .shipped)
        var wanted = back
        if event.cause == .returned {
            wanted = taking.take(wanted, from: shipped, holding: sale.shipped)
            wanted = taking.take(wanted, from: reserved, holding: sale.reserved)
        } else {
            wanted = taking.take(wanted, from: reserved, holding: sale.reserved)
            wanted = taking.take(wanted, from: shipped, holding: sale.shipped)
        }
        guard wanted == 0 else { throw Refusal("\(back) come back of \(back - wanted)") }
        let place = event.cause == .returned ? Account.Shelf.resellable : .confirmed
        taking.put(event.restored.amount, on: .lot(sale.lot, place))
        taking.put(event.wasted.amount, on: .lot(sale.lot, .waste))

        let beyond = event.oversoldRestored.amount
        wanted = taking.take(beyond, from: .oversold(sale.lot), holding: sale.oversold)
        wanted = taking.take(wanted, from: .oversoldShipped(sale.lot), holding: sale.oversoldShipped)
        guard wanted == 0 else { throw Refusal("\(beyond) come back of \(beyond - wanted) beyond the lot") }
        taking.put(beyond, on: .unsourced(sale.lot))
        return taking.lines
    }
}
