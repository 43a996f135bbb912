import Contracts
import HTTPTypes
import Sourcing
import Values

/// Entering a product and nominating one: `/desk/products/new`, `/desk/nominations/new`.
struct NewProductPages: Sendable {
    let house: House

    var pages: [Page] {
        [
            .get("/desk/products/new", isForMembers: true) { request in try form(request, Form(), .none) },
            .post("/desk/products/new", enter),
            .get("/desk/nominations/new", isForMembers: true) { request in try await nominate(request, Form(), .none) },
            .post("/desk/nominations/new", send),
        ]
    }

    private static let fields = [
        "kind", "slug", "name_chinese", "name_english", "summary_chinese", "summary_english", "county", "picture",
    ]
    private static let nominationFields = [
        "product", "statement", "expected", "growers", "households", "ties", "benefit",
    ]

    @Sendable private func enter(_ request: WebRequest) async throws -> WebResponse {
        let typed = try request.form()
        do {
            guard let kind = ProductKind(rawValue: typed["kind"]) else {
                throw SourcingError.invalid(FieldProblem("kind", .unknown(typed["kind"])))
            }
            guard let slug = Slug(typed["slug"]) else {
                throw SourcingError.invalid(FieldProblem("slug", .malformed(expected: "a-z 0-9 -")))
            }
            let caller = try request.caller()
            let product = try await house.rooms.sourcing.describeProduct(
                ProductDescription(
                    kind: kind, slug: slug, name: typed.localized("name"), summary: typed.localized("summary"),
                    county: typed["county"], organization: caller.organization,
                    picture: typed["picture"].trimmed.flatMap(MediaID.init)), by: caller)
            return .redirect(to: "/desk/nominations/new?product=\(product.id)&notice=product-entered")
        } catch {
            return try form(request, typed, try Refusal(error, house, request, fields: Self.fields))
        }
    }

    private func form(_ request: WebRequest, _ typed: Form, _ refusal: Refusal) throws -> WebResponse {
        let kinds = ProductKind.allCases.map { kind in
            ChoiceLine(
                value: kind.rawValue, name: house.renderer.text("common.kind.\(kind.rawValue)", request),
                isChosen: typed["kind"] == kind.rawValue)
        }
        return refusal.decorated(
            try house.renderer.page(
                "sourcing/new-product", for: request, status: refusal.status,
                ["typed": typed.values, "errors": refusal.errors, "general": refusal.general as Any, "kinds": kinds]))
    }

    @Sendable private func send(_ request: WebRequest) async throws -> WebResponse {
        let typed = try request.form()
        do {
            guard let product = ProductID(typed["product"]) else {
                throw SourcingError.invalid(FieldProblem("product", .required))
            }
            let unit = try await house.rooms.sourcing.product(product).product.kind.unit
            let nomination = try await house.rooms.sourcing.nominate(
                product,
                NominationRequest(
                    statement: typed["statement"],
                    expected: Quantity(amount: try typed.amount("expected", unit), unit: unit),
                    growers: try typed.number("growers"), households: try typed.number("households"),
                    ties: typed.all("ties").compactMap(GrowerTie.init), benefit: typed["benefit"]),
                by: try request.caller())
            return .redirect(to: "/desk/nominations/\(nomination.id)?notice=nominated")
        } catch {
            return try await nominate(request, typed, try Refusal(error, house, request, fields: Self.nominationFields))
        }
    }

    private func nominate(_ request: WebRequest, _ typed: Form, _ refusal: Refusal) async throws -> WebResponse {
        let caller = try request.caller()
        let chosen = typed["product"].isEmpty ? request.query["product"] ?? "" : typed["product"]
        let filter = ProductFilter(organization: caller.has(anyOf: .assessor) ? nil : caller.organization)
        let products = try await house.rooms.sourcing.products(filter, limit: 100).map { file in
            ChoiceLine(
                value: file.product.id.description, name: file.product.name[request.language],
                isChosen: chosen == file.product.id.description)
        }
        let ties = GrowerTie.allCases.map { tie in
            ChoiceLine(
                value: tie.rawValue, name: house.renderer.text("sourcing.tie.\(tie.rawValue)", request),
                isChosen: typed.all("ties").contains(tie.rawValue))
        }
        return refusal.decorated(
            try house.renderer.page(
                "sourcing/nominate", for: request, status: refusal.status,
                [
                    "typed": typed.values, "errors": refusal.errors, "general": refusal.general as Any,
                    "products": products, "hasProducts": !products.isEmpty, "ties": ties,
                ]))
    }
}

/// One choice of a list or of check boxes.
struct ChoiceLine {
    let value: String
    let name: String
    let isChosen: Bool
}
