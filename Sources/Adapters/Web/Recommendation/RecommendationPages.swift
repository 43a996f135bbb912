import Contracts
import HTTPTypes
import Media
import Recommendation
import Sourcing
import Values

/// The start page, and the way from a story to a shop.
struct RecommendationPages: Sendable {
    let house: House

    /// Stories on the start page.
    private static let stories = 24

    var pages: [Page] {
        [
            .get("/") { request in try await home(request) },
            .get("/go/{referral}") { request in try await go(request) },
        ]
    }

    private func home(_ request: WebRequest) async throws -> WebResponse {
        let room = house.rooms.recommendation
        let reader = try FeedReader(request, in: room)
        let page = try await room.feed(
            for: reader.reader, in: request.language, limit: Self.stories, wishes: ReaderWishes(request))
        let answer = try house.renderer.page(
            "recommendation/home", for: request, HomePage(page, house.renderer.catalogue, request.language))
        // The impressions on it are this reader's alone.
        return reader.greeted(answer, request).with(.cacheControl, "private, no-store")
    }

    /// To the shop, with the referral; to the product's own page when the offer has ended.
    private func go(_ request: WebRequest) async throws -> WebResponse {
        guard let text = request.query["listing"] else { throw Problem.badQuery("listing", .required) }
        guard let listing = ListingID(text) else {
            throw Problem.badQuery("listing", .malformed(expected: "a listing's identifier"))
        }
        let address: String
        // A pattern in the catch clause of an untyped `do` crashes Swift 6.3.1 here, so the error is taken apart below.
        do throws(RecommendationError) {
            address = try await house.rooms.recommendation.follow(
                request.parameters["referral"] ?? "", to: listing,
                by: FeedReader.agreeing(request, in: house.rooms.recommendation))
        } catch {
            return try await showProduct(insteadOf: error)
        }
        return .redirect(to: address, status: .found).with(.cacheControl, "no-store")
    }

    private func showProduct(insteadOf error: RecommendationError) async throws -> WebResponse {
        guard case .listingClosed(_, let product) = error,
            let card = try await house.rooms.sourcing.cards(of: [product]).first
        else { throw error }
        return .redirect(to: "/products/\(card.slug)?notice=listing-closed", status: .found).with(
            .cacheControl, "no-store")
    }
}

extension HomePage.Picture {
    init(_ picture: StoryPicture) {
        small = MediaAddress.picture(picture.media, .small, .webp)
        medium = MediaAddress.picture(picture.media, .medium, .webp)
        fallback = MediaAddress.picture(picture.media, .medium, .jpeg)
        alternativeText = picture.alternativeText
    }
}
