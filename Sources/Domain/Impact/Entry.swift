public import Contracts
public import EventLog
public import Values

/// One posting of the journal, never changed after it was made: what happened, where it is known from, and the lines that
/// it moved, which sum to zero for each commodity.
///
/// Times are those of the event, not of its handling, so that the same events make the same bytes.
public struct Entry: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case lotConfirmed = "lot_confirmed"
        case lotWithdrawn = "lot_withdrawn"
        case sale
        /// Undone before it was sent.
        case cancellation
        /// The goods came back.
        case goodsReturned = "return"
        /// Money alone.
        case refund
        case delivery
    }

    /// 1, 2, 3 … without gaps.
    public let id: EntryID
    public let kind: Kind
    /// When it happened: a shop's own time for what shops report.
    public let occurredAt: Instant
    /// When Terrace learnt of it.
    public let recordedAt: Instant
    public let source: Source
    public let lines: [Line]
    public let subject: Subject
    /// A machine word of the shop's, such as `customer` or `inventory`. Free text stays with the room that heard it,
    /// because it may name a person and what is hashed cannot be forgotten.
    public let reason: String?

    /// One account, and what went onto it (plus) or from it (minus).
    public struct Line: Hashable, Sendable {
        public let account: Account
        public let commodity: Commodity
        public let amount: Int64

        public init(_ account: Account, _ commodity: Commodity, _ amount: Int64) {
            self.account = account
            self.commodity = commodity
            self.amount = amount
        }
    }

    /// What an entry can be held against.
    public struct Source: Hashable, Sendable {
        public let event: EventID
        public var marketplace: MarketplaceID?
        public var order: OrderID?
        public var sale: SaleID?
        public var refund: RefundID?
        public var visit: VisitID?
        /// The shop's version of the order.
        public var version: String?
        /// SHA-256 of the webhook's body.
        public var digest: ContentDigest?

        public init(event: EventID) { self.event = event }
    }

    public enum Subject: Hashable, Sendable {
        case lot(LotSubject)
        case withdrawal(LotID, ProductID)
        case sale(SaleSubject)
        /// A reversal of a sale, or a delivery of its goods: the sale's entry.
        case follows(EntryID, lot: LotID, product: ProductID)
    }
}

/// What a visit confirmed.
public struct LotSubject: Hashable, Sendable {
    public let lot: LotID
    public let product: ProductID
    public let code: String
    public let quantity: Quantity
    public let county: CountyCode
    public let supplier: OrganizationID
    /// Per kilogram, or per place.
    public let gatePrice: Money
    public let growers: Int64
    public let households: Int64
    /// SHA-256 of the list of households.
    public let householdList: ContentDigest?
    public let opensOn: Day
    public let closesOn: Day
    /// The day of the lot's certificate (承诺达标合格证).
    public let certifiedOn: Day?
}

/// What was sold, and what is known of how the buyer came to it.
public struct SaleSubject: Hashable, Sendable {
    public let product: ProductID
    public let lot: LotID
    public let county: CountyCode
    public let supplier: OrganizationID
    public let listing: ListingID
    /// The salted commitment to the buyer.
    public let buyer: String
    /// The last touch that the order carries; every model of attribution is computed from such facts.
    public let touch: SaleCredit
}

extension Entry {
    /// The commodities that do not sum to zero, with what is over.
    var imbalances: [Commodity: Int64] {
        var sums: [Commodity: Int64] = [:]
        for line in lines { sums[line.commodity, default: 0] += line.amount }
        return sums.filter { $0.value != 0 }
    }

    /// The sum of the lines on the account.
    func sum(of account: Account) -> Int64 { lines.reduce(0) { $1.account == account ? $0 + $1.amount : $0 } }
}
