public import Contracts
public import Values

/// A product offered on a marketplace: one SKU, one pack, one price, out of one lot.
public struct Listing: Hashable, Sendable {
    public let id: ListingID
    public let marketplace: MarketplaceID
    public let sku: String
    public let product: ProductID
    public let lot: LotID
    public let title: String
    public let price: Money
    /// What one pack holds, in the lot's unit.
    public let pack: Quantity
    /// The shop's page.
    public let address: String
    /// Whether goods that came back may be sold again. Sugar may; oranges that travelled twice may not.
    public let returnsAreResellable: Bool
    /// Grows with each change; an edit names the one it was made from.
    public let version: Int64
    public let openedAt: Instant
    public let openedBy: MemberID
    /// Nil as long as it is open.
    public let closed: Closed?

    /// When it was closed, by whom and why.
    public struct Closed: Hashable, Sendable {
        public let at: Instant
        public let by: MemberID
        public let reason: String
    }
}

/// What is asked for when a listing is opened.
public struct ListingRequest: Hashable, Sendable {
    public let marketplace: MarketplaceID
    public let sku: String
    public let lot: LotID
    public let offer: ListingTerms

    public init(marketplace: MarketplaceID, sku: String, lot: LotID, offer: ListingTerms) {
        self.marketplace = marketplace
        self.sku = sku
        self.lot = lot
        self.offer = offer
    }
}

/// What can be changed about a listing later. Orders taken before keep the pack and price they were taken
/// with.
public struct ListingTerms: Hashable, Sendable {
    public let title: String
    public let price: Money
    /// What one pack holds: grams or places, as the lot is counted.
    public let pack: Int64
    public let address: String
    /// Nil: processed goods may be sold again when they come back, all else not.
    public let returnsAreResellable: Bool?

    public init(title: String, price: Money, pack: Int64, address: String, returnsAreResellable: Bool? = nil) {
        self.title = title
        self.price = price
        self.pack = pack
        self.address = address
        self.returnsAreResellable = returnsAreResellable
    }
}

extension ListingTerms {
    /// 10 tonnes, or as many places: more than any parcel, and no product of it leaves 64 bits.
    static let mostPerPack: Int64 = 10_000_000
    /// A million yuan.
    static let mostPrice: Int64 = 100_000_000

    func checked(in currency: Currency) throws(CommerceError) -> ListingTerms {
        guard price.currency == currency else { throw .field("price_fen", .conflicts(with: "marketplace")) }
        guard (1...Self.mostPrice).contains(price.fen) else {
            throw .field("price_fen", .outOfRange(least: 1, most: Self.mostPrice))
        }
        guard (1...Self.mostPerPack).contains(pack) else {
            throw .field("pack", .outOfRange(least: 1, most: Self.mostPerPack))
        }
        return ListingTerms(
            title: try checkedText(title, "title", most: 200), price: price, pack: pack,
            address: try checkedAddress(address, "address"), returnsAreResellable: returnsAreResellable)
    }
}

extension ListingRequest {
    /// As shops write them: 1 to 64 printable characters of ASCII, no space at either end.
    func checkedSKU() throws(CommerceError) -> String {
        let sku = try checkedText(sku, "sku", most: 64)
        guard sku.utf8.allSatisfy({ (32...126).contains($0) }) else {
            throw .field("sku", .malformed(expected: "ASCII 32–126"))
        }
        return sku
    }
}
