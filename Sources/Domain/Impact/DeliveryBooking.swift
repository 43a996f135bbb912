import Contracts
import EventLog
import Values

/// How a delivery moves goods: first those of the lot, then those sold beyond it; what was delivered on top is a surplus.
enum DeliveryBooking {
    static func entry(
        _ event: SaleDelivered, from envelope: Envelope, of sale: SaleStanding, as id: EntryID
    ) throws(Refusal) -> Entry {
        let delivered = event.delivered.amount
        try checkAmounts(delivered)
        guard event.delivered.unit == sale.unit else {
            throw Refusal("\(event.delivered.unit) are delivered from a lot of \(sale.unit)")
        }
        var source = Entry.Source(event: envelope.id)
        source.marketplace = sale.marketplace
        source.order = event.order
        source.sale = event.sale
        source.digest = event.source
        var taking = Taking(Commodity(sale.unit))
        let beyond = taking.take(delivered, from: .lot(sale.lot, .reserved), holding: sale.reserved)
        taking.put(delivered - beyond, on: .lot(sale.lot, .shipped))
        let surplus = taking.take(beyond, from: .oversold(sale.lot), holding: sale.oversold)
        taking.put(beyond - surplus, on: .oversoldShipped(sale.lot))
        taking.put(surplus, on: .surplus(sale.lot))
        taking.put(-surplus, on: .unsourced(sale.lot))
        return Entry(
            id: id, kind: .delivery, occurredAt: event.occurredAt, recordedAt: envelope.at, source: source,
            lines: taking.lines, subject: .follows(sale.entry, lot: sale.lot, product: sale.product), reason: nil)
    }
}
