import HTTPTypes
import Recommendation

extension RecommendationError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .storage(let error): Problem(error)
        case .invalid(let field): Problem(field)
        case .unknownReferral: Problem(.notFound, "unknown-referral", field: "referral")
        case .noSuchListing: Problem(.notFound, "not-found", field: "listing")
        case .otherProduct: Problem(.unprocessableContent, "other-product", field: "listing")
        case .listingClosed: Problem(.gone, "listing-closed", field: "listing")
        }
    }
}
