import Contracts
import EventLog
import Values

/// How a sale moves money and goods.
enum SaleBooking {
    static func entry(
        _ event: SaleRecorded, from envelope: Envelope, drawnOn lot: LotStanding, as id: EntryID
    ) throws(Refusal) -> Entry {
        try checkAmounts(event.gross.fen, event.growerShare.fen, event.drawn.amount, event.oversold.amount)
        guard event.drawn.unit == lot.unit, event.oversold.unit == lot.unit else {
            throw Refusal("\(event.drawn.unit) are sold from a lot of \(lot.unit)")
        }
        guard event.drawn.amount <= lot.available else {
            throw Refusal("\(event.drawn.amount) are drawn from a lot that holds \(lot.available)")
        }
        var source = Entry.Source(event: envelope.id)
        source.marketplace = event.marketplace
        source.order = event.order
        source.sale = event.sale
        source.version = event.sourceVersion
        source.digest = event.source
        return Entry(
            id: id, kind: .sale, occurredAt: event.occurredAt, recordedAt: envelope.at, source: source,
            lines: money(event) + goods(event, lot),
            subject: .sale(
                SaleSubject(
                    product: event.product, lot: event.lot, county: event.county, supplier: event.supplier,
                    listing: event.listing, buyer: event.buyer, touch: event.credit)),
            reason: nil)
    }

    private static func money(_ event: SaleRecorded) -> [Entry.Line] {
        let currency = Commodity(event.gross.currency)
        return [
            Entry.Line(.buyer(event.marketplace), currency, event.gross.fen),
            Entry.Line(.sales(event.product), currency, -event.gross.fen),
            Entry.Line(.growerCost(event.product), currency, event.growerShare.fen),
            Entry.Line(.growerPayable(event.supplier), currency, -event.growerShare.fen),
        ].filter { $0.amount != 0 }
    }

    /// Draws first on what was never sold, then on what came back.
    private static func goods(_ event: SaleRecorded, _ lot: LotStanding) -> [Entry.Line] {
        let unit = Commodity(lot.unit)
        let fresh = min(event.drawn.amount, lot.confirmed)
        return [
            Entry.Line(.lot(event.lot, .confirmed), unit, -fresh),
            Entry.Line(.lot(event.lot, .resellable), unit, fresh - event.drawn.amount),
            Entry.Line(.lot(event.lot, .reserved), unit, event.drawn.amount),
            Entry.Line(.oversold(event.lot), unit, event.oversold.amount),
            Entry.Line(.unsourced(event.lot), unit, -event.oversold.amount),
        ].filter { $0.amount != 0 }
    }
}
