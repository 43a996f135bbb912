import Channels
import Contracts
import FoundationEssentials
import Sourcing
import Values

/// What `/products/{slug}` shows.
struct ProductPage {
    struct FactLine {
        let name: String
        let text: String
        let confirmed: String
        let until: String?
    }

    struct LotLine {
        let code: String
        let quantity: String
        let remaining: String
        let opens: String
        let closes: String
        let gatePrice: String
        let growers: String
        let households: String
        let certificate: String
        let withdrawn: String?
    }

    struct VisitLine {
        struct Proof {
            let picture: String?
            let caption: String
            let digest: String
        }

        let visited: String
        let measured: String
        let score: String?
        let evidence: [Proof]
    }

    struct Story {
        let slug: String
        let title: String
        let language: String
    }

    let name: String
    let summary: String
    let kind: String
    let county: String
    let picture: String?
    let address: String
    let jsonLD: String
    let facts: [FactLine]
    let lots: [LotLine]
    let hasLots: Bool
    let visits: [VisitLine]
    let offers: [OfferLine]
    let hasOffers: Bool
    let stories: [Story]
    let hasStories: Bool

    init(
        _ file: ProductFile, card: ProductCard, offers: [ListingOffer], visits: [AssessedVisit], stories: [SiteCopy],
        _ house: House,
        _ request: WebRequest
    ) {
        let language = request.language
        let product = file.product
        func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
            house.renderer.text("sourcing." + key, request, arguments)
        }
        name = product.name[language]
        summary = product.summary[language]
        kind = house.renderer.text("common.kind.\(product.kind.rawValue)", request)
        county = product.placeName(language)
        picture = product.picture.map { "/media/\($0)/1280.webp" }
        address = house.baseAddress + "/products/\(product.slug)"
        facts = file.facts.map { fact in
            FactLine(
                name: StandardFact(rawValue: fact.name) == nil ? fact.name : text("fact.\(fact.name)"),
                text: fact.value.text(as: fact.name)[language],
                confirmed: text("product.confirmed_on", ["day": fact.confirmedAt.day.description]),
                until: fact.expiresOn.map { text("product.until", ["day": $0.description]) })
        }
        lots = file.lots.map { lot in
            let terms = lot.terms
            let left = offers.first { $0.lot == lot.id }?.remaining
            return LotLine(
                code: terms.code, quantity: terms.quantity.display(language), remaining: left?.display(language) ?? "–",
                opens: terms.opensOn.description, closes: terms.closesOn.description,
                gatePrice: terms.gatePrice.display + " / "
                    + text(terms.quantity.unit == .grams ? "product.kilogram" : "product.place"),
                growers: String(terms.growers), households: String(terms.households),
                certificate: terms.certificate.map {
                    "\($0.number) · \($0.issuedOn) · " + text("basis.\($0.basis.rawValue)")
                } ?? "–",
                withdrawn: lot.withdrawal.map { text("product.withdrawn", ["reason": $0.reason]) })
        }
        hasLots = !lots.isEmpty
        self.visits = visits.compactMap { assessed in
            guard let report = assessed.visit.report else { return nil }
            return VisitLine(
                visited: text("product.visited", ["day": report.visitedAt.shanghai, "place": report.place.display]),
                measured: text("product.measured", ["quantity": report.measured.display(language)]),
                score: assessed.assessment.map { text("product.score", ["score": String($0.total / 100)]) },
                evidence: report.evidence.map { proof in
                    .init(
                        picture: proof.kind == .photograph ? "/media/\(proof.media)/640.webp" : nil,
                        caption: proof.caption[language], digest: proof.digest.description)
                })
        }
        // Whoever buys here came for the product, so the story in their language has the credit.
        let story = stories.first { $0.edition.language == language } ?? stories.first
        let shelf = OfferShelf(cards: [card], offers: offers, referral: story?.referral ?? "")
        self.offers = story == nil ? [] : shelf.offers(of: product.id).map { OfferLine($0, shelf, house, request) }
        hasOffers = !self.offers.isEmpty
        self.stories = stories.map {
            Story(slug: $0.edition.slug.description, title: $0.edition.title, language: $0.edition.language.rawValue)
        }
        hasStories = !stories.isEmpty
        jsonLD =
            StructuredData.object([
                ("@context", "https://schema.org"),
                ("@graph", .list([ArticlePage.product(card, language, shelf, house)])),
            ]).text
    }
}
