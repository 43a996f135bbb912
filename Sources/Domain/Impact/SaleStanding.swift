import Contracts
import Values

/// What is left of a sale after all that followed it.
struct SaleStanding: Hashable, Sendable {
    let entry: EntryID
    let order: OrderID
    let sale: SaleID
    let marketplace: MarketplaceID
    let lot: LotID
    let product: ProductID
    let supplier: OrganizationID
    let unit: Unit
    let touch: SaleCredit
    /// Paid and not given back, in fen.
    var money: Int64
    /// Owed to the growers, in fen.
    var growerShare: Int64
    /// Of the lot: sold and not delivered, and delivered.
    var reserved: Int64
    var shipped: Int64
    /// Beyond the lot: sold and not delivered, and delivered.
    var oversold: Int64
    var oversoldShipped: Int64
}

/// Takes amounts out of places in order, and remembers the lines.
struct Taking {
    let unit: Commodity
    private(set) var lines: [Entry.Line] = []

    init(_ unit: Commodity) { self.unit = unit }

    /// Takes up to `wanted` from an account that holds `held`; returns what is still wanted.
    mutating func take(_ wanted: Int64, from account: Account, holding held: Int64) -> Int64 {
        let taken = min(wanted, held)
        put(-taken, on: account)
        return wanted - taken
    }

    mutating func put(_ amount: Int64, on account: Account) {
        if amount != 0 { lines.append(Entry.Line(account, unit, amount)) }
    }
}
