public import Contracts
import EventLog
public import Storage

/// Why the feed, a report of readers' events, or a link could not be served.
public enum RecommendationError: RoomError, Equatable {
    case storage(StorageError)
    /// A field of the request cannot be taken.
    case invalid(FieldProblem)
    /// The referral was not minted here, or was changed on its way.
    case unknownReferral
    /// No shop ever offered anything under this number.
    case noSuchListing(ListingID)
    /// The referral was minted for an article that is not about what the listing sells.
    case otherProduct(ListingID, ProductID)
    /// The offer has ended; the product's page says what else there is.
    case listingClosed(ListingID, ProductID)
}

extension RecommendationError {
    init(_ error: EventLogError) {
        switch error {
        case .unavailable(let text): self = .storage(.unavailable(text))
        case .payload, .foreignLog: self = .storage(.unexpected(String(describing: error)))
        }
    }
}
