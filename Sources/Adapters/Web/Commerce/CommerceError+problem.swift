import Commerce
import HTTPTypes
import Marketplaces

extension CommerceError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .storage(let error): Problem(error)
        case .invalid(let field): Problem(field)
        case .notAllowed(let roles): .notAllowed(anyOf: roles)
        case .noSuchMarketplace, .noSuchListing, .noSuchOrder, .noSuchLot: .notFound
        case .listingChanged(_, let version): .preconditionFailed(current: String(version))
        case .listingClosed: Problem(.conflict, "listing-ended")
        case .marketplaceOff: Problem(.conflict, "marketplace-off")
        case .deliveryReused(let delivery):
            Problem(.conflict, "delivery-reused", ["delivery": delivery], field: "X-Shopify-Webhook-Id")
        }
    }
}

extension WebhookError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .tooLarge(let most): return .tooLarge(most: most)
        case .unsigned(let header):
            return Problem(.unauthorized, "unsigned", ["header": header], field: header)
        case .wrongSignature: return .badSignature
        case .malformed(let field):
            var problem = Problem(field)
            problem.status = .badRequest
            return problem
        case .senseless(let field): return Problem(field)
        }
    }
}
