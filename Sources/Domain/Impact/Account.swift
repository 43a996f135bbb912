public import Contracts
public import Values

/// Where money or goods stand. Money accounts are kept in fen, goods accounts in the lot's unit.
///
/// Debits are positive: what a buyer pays stands on `Buyer`, and what was earned by it stands on `Sales` with a minus.
public enum Account: Hashable, Sendable {
    /// What the buyers of a marketplace paid, less what they got back.
    case buyer(MarketplaceID)
    case sales(ProductID)
    case refunds(ProductID)
    /// What an organization of growers is owed, with a minus until it is paid.
    case growerPayable(OrganizationID)
    case growerCost(ProductID)
    /// Held for the backers of a presale until its outcome is known.
    case campaignEscrow(CampaignID)
    case shipping(MarketplaceID)
    case tax(MarketplaceID)
    case storeFee(MarketplaceID)
    /// Where a lot comes from: minus what was confirmed at the visit.
    case field(LotID)
    case lot(LotID, Shelf)
    /// Taken by a shop beyond the lot: outside of it, until explained.
    case oversold(LotID)
    case oversoldShipped(LotID)
    /// The other side of goods that no visit confirmed.
    case unsourced(LotID)
    /// Delivered beyond what was ordered.
    case surplus(LotID)

    /// The places within a lot. Together they always hold exactly what was confirmed, and none is ever below zero.
    public enum Shelf: String, Hashable, Sendable, CaseIterable {
        /// Confirmed, and not promised to anybody.
        case confirmed = "Confirmed"
        /// Sold, and not known to have been delivered.
        case reserved = "Reserved"
        case shipped = "Shipped"
        /// Came back and may be sold again.
        case resellable = "Returned:Resellable"
        /// Came back and is lost.
        case waste = "Returned:Waste"
        /// Lost on the way without coming back.
        case shrink = "Shrink"
    }

    public var holdsGoods: Bool {
        switch self {
        case .buyer, .sales, .refunds, .growerPayable, .growerCost, .campaignEscrow, .shipping, .tax, .storeFee: false
        case .field, .lot, .oversold, .oversoldShipped, .unsourced, .surplus: true
        }
    }

    /// Whether the account may never fall below zero, and then whose goods it holds.
    public var mustNotFallBelowZero: Bool {
        switch self {
        case .lot, .oversold, .oversoldShipped, .surplus: true
        case .buyer, .sales, .refunds, .growerPayable, .growerCost, .campaignEscrow, .shipping, .tax, .storeFee, .field,
            .unsourced:
            false
        }
    }
}

extension Account: LosslessStringConvertible {
    /// `Lot:4711:Returned:Resellable`
    public var description: String {
        switch self {
        case .buyer(let marketplace): "Buyer:\(marketplace)"
        case .sales(let product): "Sales:\(product)"
        case .refunds(let product): "Refunds:\(product)"
        case .growerPayable(let organization): "GrowerPayable:\(organization)"
        case .growerCost(let product): "GrowerCost:\(product)"
        case .campaignEscrow(let campaign): "CampaignEscrow:\(campaign)"
        case .shipping(let marketplace): "Shipping:\(marketplace)"
        case .tax(let marketplace): "Tax:\(marketplace)"
        case .storeFee(let marketplace): "StoreFee:\(marketplace)"
        case .field(let lot): "Field:\(lot)"
        case .lot(let lot, let shelf): "Lot:\(lot):\(shelf.rawValue)"
        case .oversold(let lot): "Oversold:\(lot)"
        case .oversoldShipped(let lot): "Oversold:\(lot):Shipped"
        case .unsourced(let lot): "Unsourced:\(lot)"
        case .surplus(let lot): "Surplus:\(lot)"
        }
    }

    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2 else { return nil }
        let name = String(parts[1])
        switch (parts[0], parts.count == 3 ? String(parts[2]) : nil) {
        case ("Buyer", nil): self.init(name, Self.buyer)
        case ("Sales", nil): self.init(name, Self.sales)
        case ("Refunds", nil): self.init(name, Self.refunds)
        case ("GrowerPayable", nil): self.init(name, Self.growerPayable)
        case ("GrowerCost", nil): self.init(name, Self.growerCost)
        case ("CampaignEscrow", nil): self.init(name, Self.campaignEscrow)
        case ("Shipping", nil): self.init(name, Self.shipping)
        case ("Tax", nil): self.init(name, Self.tax)
        case ("StoreFee", nil): self.init(name, Self.storeFee)
        case ("Field", nil): self.init(name, Self.field)
        case ("Oversold", nil): self.init(name, Self.oversold)
        case ("Oversold", "Shipped"): self.init(name, Self.oversoldShipped)
        case ("Unsourced", nil): self.init(name, Self.unsourced)
        case ("Surplus", nil): self.init(name, Self.surplus)
        case ("Lot", let rest?):
            guard let shelf = Shelf(rawValue: rest), let lot = LotID(name) else { return nil }
            self = .lot(lot, shelf)
        case (_, _): return nil
        }
    }

    private init?<Thing>(_ text: String, _ make: (Identifier<Thing>) -> Account) {
        guard let id = Identifier<Thing>(text) else { return nil }
        self = make(id)
    }
}
