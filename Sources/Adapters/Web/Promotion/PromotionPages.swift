import Contracts
import HTTPTypes
import Promotion
import Sourcing
import Values

/// The workspace of marketers: `/desk/campaigns`.
struct PromotionPages: Sendable {
    let house: House

    static let address = "/desk/campaigns"
    private static let perPage = 50

    var pages: [Page] {
        [
            .get(Self.address, isForMembers: true) { request in try await list(request) },
            .get(Self.address + "/new", isForMembers: true) { request in try await new(request) },
            .post(Self.address) { request in try await draft(request) },
        ] + CampaignPages(house: house).pages + ReaderWishesPages(house: house).pages
    }

    private func list(_ request: WebRequest) async throws -> WebResponse {
        let found = try await house.rooms.promotion.campaigns(
            before: try request.after(), limit: Self.perPage + 1, by: try request.caller())
        let words = CampaignWords(house, request)
        let names = try await words.products(found.map(\.product))
        let page = CampaignsPage(
            items: found.prefix(Self.perPage).map { CampaignLine($0, names, words) }, isEmpty: found.isEmpty,
            next: found.count > Self.perPage ? found[Self.perPage - 1].id.description : nil)
        return try house.renderer.page("promotion/campaigns", for: request, page)
    }

    private func new(
        _ request: WebRequest, refusing error: (any Error)? = nil, typed: Form? = nil
    ) async throws -> WebResponse {
        let refusal = try error.map { try Refusal($0, house, request, fields: CampaignForm.fields) } ?? .none
        let words = CampaignWords(house, request)
        let lots = try await house.rooms.promotion.lots(by: try request.caller())
        let names = try await words.products(lots.map(\.product))
        let form = typed.map { CampaignForm($0, words) } ?? CampaignForm(words, today: house.clock.now().day)
        let page = CampaignNewPage(
            lots: lots.map { lot in
                CommerceChoice(
                    value: lot.id.description,
                    name: "\(lot.code) · \(names[lot.product] ?? "") · \(lot.remaining.display(request.language))",
                    isChosen: lot.id.description == typed?["lot"])
            }, hasLots: !lots.isEmpty, form: form, problem: refusal.general, errors: refusal.errors)
        return refusal.decorated(
            try house.renderer.page("promotion/new", for: request, status: refusal.status, page))
    }

    private func draft(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let caller = try request.caller()
        let campaign: Campaign
        do {
            guard let lot = LotID(form["lot"]) else { throw Problem(FieldProblem("lot", .required)) }
            let unit = try await house.rooms.promotion.lots(by: caller).first { $0.id == lot }?.confirmed.unit
            campaign = try await house.rooms.promotion.draft(
                CampaignRequest(lot: lot, terms: try CampaignTerms(form, unit: unit ?? .grams)), by: caller)
        } catch {
            return try await new(request, refusing: error, typed: form)
        }
        return .redirect(to: "\(Self.address)/\(campaign.id)?notice=campaign_drafted")
    }
}

struct CampaignsPage {
    let items: [CampaignLine]
    let isEmpty: Bool
    let next: String?
}

struct CampaignNewPage {
    let lots: [CommerceChoice]
    let hasLots: Bool
    let form: CampaignForm
    let problem: String?
    let errors: [String: String]
}

struct CampaignLine {
    let id: String
    let name: String
    let product: String
    let state: String
    let isRunning: Bool
    let isHeld: Bool
    let isOver: Bool
    let goal: String
    let budget: String
    let endsOn: String

    init(_ campaign: Campaign, _ names: [ProductID: String], _ words: CampaignWords) {
        id = campaign.id.description
        name = campaign.terms.name
        product = names[campaign.product] ?? campaign.product.description
        state = words.state(campaign.state.kind)
        isRunning = campaign.state.kind.isRunning
        isHeld = campaign.state.kind == .held
        isOver = campaign.state.kind.isOver
        goal = words.goal(campaign.terms.goal.target, of: campaign.terms.goal, campaign.unit)
        budget = campaign.terms.budget.display
        endsOn = campaign.terms.endsOn.description
    }
}
