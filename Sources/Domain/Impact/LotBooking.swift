import Contracts
import EventLog
import Values

/// How a visit's confirmation opens a lot's accounts.
enum LotBooking {
    static func entry(_ event: LotConfirmed, from envelope: Envelope, as id: EntryID) throws(Refusal) -> Entry {
        let quantity = event.quantity
        try checkAmounts(quantity.amount, event.gatePrice.fen)
        guard quantity.amount > 0 else { throw Refusal("an empty lot") }
        var source = Entry.Source(event: envelope.id)
        source.visit = event.visit
        let commodity = Commodity(quantity.unit)
        return Entry(
            id: id, kind: .lotConfirmed, occurredAt: envelope.at, recordedAt: envelope.at, source: source,
            lines: [
                Entry.Line(.lot(event.lot, .confirmed), commodity, quantity.amount),
                Entry.Line(.field(event.lot), commodity, -quantity.amount),
            ],
            subject: .lot(
                LotSubject(
                    lot: event.lot, product: event.product, code: event.code, quantity: quantity, county: event.county,
                    supplier: event.supplier, gatePrice: event.gatePrice, growers: Int64(event.growers),
                    households: Int64(event.households), householdList: event.householdList, opensOn: event.opensOn,
                    closesOn: event.closesOn, certifiedOn: event.certifiedOn)),
            reason: nil)
    }

    /// A withdrawal moves nothing: what is left stays confirmed, and is no longer offered.
    static func entry(_ event: LotWithdrawn, from envelope: Envelope, as id: EntryID) -> Entry {
        Entry(
            id: id, kind: .lotWithdrawn, occurredAt: envelope.at, recordedAt: envelope.at,
            source: Entry.Source(event: envelope.id), lines: [], subject: .withdrawal(event.lot, event.product),
            reason: machineWord(event.reason))
    }
}
