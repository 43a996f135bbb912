import Contracts
public import EventLog
import Members
public import Storage
import Values

extension CommerceRoom {
    /// What Commerce does when it hears what happened elsewhere: a confirmed lot may be sold, a withdrawn one
    /// no longer.
    public func hear(_ event: RecordedEvent, in transaction: Transaction) throws {
        if let confirmed = try event.event.decoded(LotConfirmed.self) {
            try LotTable.add(StockLot(confirmed), in: transaction)
        } else if let withdrawn = try event.event.decoded(LotWithdrawn.self) {
            try withdraw(withdrawn, at: event.event.at, in: transaction)
        } else if let described = try event.event.decoded(ProductDescribed.self) {
            try ProductTable.set(described.kind, of: described.product, in: transaction)
        }
    }

    private func withdraw(_ withdrawn: LotWithdrawn, at: Instant, in transaction: Transaction) throws {
        guard let lot = try LotTable.find([withdrawn.lot], in: transaction).first, lot.withdrawn == nil else {
            return
        }
        try LotTable.withdraw(lot.id, at: at, because: withdrawn.reason, in: transaction)
        guard lot.remaining.amount > 0 else { return }
        try ground.outbox.record(
            LotStockChanged(
                lot: lot.id, product: lot.product, remaining: Quantity(amount: 0, unit: lot.confirmed.unit)),
            in: transaction)
    }
}

extension StockLot {
    fileprivate init(_ confirmed: LotConfirmed) {
        self.init(
            id: confirmed.lot, product: confirmed.product, code: confirmed.code,
            confirmed: confirmed.quantity,
            remaining: confirmed.quantity, oversold: Quantity(amount: 0, unit: confirmed.quantity.unit),
            opensOn: confirmed.opensOn, closesOn: confirmed.closesOn, gatePrice: confirmed.gatePrice,
            supplier: confirmed.supplier, county: confirmed.county, withdrawn: nil)
    }
}
