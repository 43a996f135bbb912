public import Contracts
public import Storage
public import Values

/// Why Commerce refuses; each case says what a person can do about it.
public enum CommerceError: RoomError, Equatable {
    case storage(StorageError)
    /// A field of a request, or of a shop's message, cannot be taken as it is.
    case invalid(FieldProblem)
    case notAllowed(anyOf: [Role])
    case noSuchMarketplace(MarketplaceID)
    case noSuchListing(ListingID)
    case noSuchOrder(OrderID)
    case noSuchLot(LotID)
    /// Somebody changed the listing since it was read; read it again.
    case listingChanged(ListingID, version: Int64)
    /// The listing is closed: reopen it first.
    case listingClosed(ListingID)
    /// The marketplace was switched off: nothing is taken from it and nothing is offered on it.
    case marketplaceOff(MarketplaceID)
    /// The shop used a delivery identifier for another body already: look at the shop, one of the two is not
    /// its own.
    case deliveryReused(String)
}

extension CommerceError {
    static func field(_ name: String, _ rule: FieldRule) -> CommerceError {
        .invalid(FieldProblem(name, rule))
    }
}
