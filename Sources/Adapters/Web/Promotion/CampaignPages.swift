import Contracts
import HTTPTypes
import Members
import Promotion
import Values

/// `/desk/campaigns/{id}`: one campaign, its forecast, its money, its way, and what came of it.
struct CampaignPages: Sendable {
    let house: House

    private static let address = PromotionPages.address

    var pages: [Page] {
        let room = house.rooms.promotion
        return [
            .get(Self.address + "/{id}", isForMembers: true) { request in try await show(request) },
            .post(Self.address + "/{id}") { request in try await revise(request) },
            .get(Self.address + "/{id}/results.csv", isForMembers: true) { request in
                let results = try await room.results(of: try request.id("id"), by: try request.caller())
                return WebResponse.text(results.csv, type: "text/csv; charset=utf-8; header=present").with(
                    .contentDisposition, "attachment; filename=\"campaign-\(results.campaign.id).csv\"")
            },
            step("start") { id, _, caller in _ = try await room.start(id, by: caller) },
            step("hold") { id, reason, caller in _ = try await room.hold(id, because: reason, by: caller) },
            step("resume") { id, _, caller in _ = try await room.resume(id, by: caller) },
            step("end") { id, reason, caller in _ = try await room.end(id, because: reason, by: caller) },
            step("cancel") { id, reason, caller in _ = try await room.cancel(id, because: reason, by: caller) },
        ]
    }

    private func step(
        _ name: String, _ act: @escaping @Sendable (CampaignID, String, Caller) async throws -> Void
    ) -> Page {
        .post(Self.address + "/{id}/\(name)") { request in
            let id: CampaignID = try request.id("id")
            do {
                try await act(id, try request.form()["reason"], try request.caller())
            } catch {
                return try await show(request, refusing: error)
            }
            return .redirect(to: "\(Self.address)/\(id)?notice=campaign_\(name)")
        }
    }

    private func revise(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let caller = try request.caller()
        let id: CampaignID = try request.id("id")
        do {
            let unit = try await house.rooms.promotion.campaign(id, by: caller).lot.confirmed.unit
            try await house.rooms.promotion.revise(
                id, to: try CampaignTerms(form, unit: unit), expecting: Int64(form["version"]) ?? 0, by: caller)
        } catch {
            return try await show(request, refusing: error, typed: form)
        }
        return .redirect(to: "\(Self.address)/\(id)?notice=campaign_saved")
    }

    private func show(
        _ request: WebRequest, refusing error: (any Error)? = nil, typed: Form? = nil
    ) async throws -> WebResponse {
        var refusal = try error.map { try Refusal($0, house, request, fields: CampaignForm.fields) } ?? .none
        let room = house.rooms.promotion
        let caller = try request.caller()
        let id: CampaignID = try request.id("id")
        let file = try await room.campaign(id, by: caller)
        let results = try await room.results(of: id, by: caller)
        var forecast: CampaignForecast?
        var tried = WhatIfForm(request)
        if !file.campaign.state.kind.isOver {
            do {
                forecast = try await room.forecast(of: id, if: try tried.change(), by: caller)
            } catch {
                refusal = try Refusal(error, house, request, fields: [])
                tried = WhatIfForm()
                forecast = try await room.forecast(of: id, by: caller)
            }
        }
        let words = CampaignWords(house, request)
        let organizations = try await house.rooms.members.organizations([file.campaign.organization])
        let page = CampaignPage(
            file, results, forecast, tried, words,
            product: try await words.products([file.campaign.product])[file.campaign.product] ?? "",
            organization: organizations[file.campaign.organization]?.name[request.language] ?? "",
            members: try await names(of: file.history.compactMap(\.by)),
            form: typed.map { CampaignForm($0, words) }
                ?? CampaignForm(file.campaign, unit: file.lot.confirmed.unit, words),
            isTyped: typed != nil, problem: refusal.general, errors: refusal.errors)
        return refusal.decorated(
            try house.renderer.page("promotion/campaign", for: request, status: refusal.status, page))
    }

    private func names(of members: [MemberID]) async throws -> [MemberID: String] {
        var names: [MemberID: String] = [:]
        for member in Set(members) { names[member] = try await house.rooms.members.member(member).displayName }
        return names
    }
}

/// The terms that are tried out, in the page's own address.
struct WhatIfForm {
    var price = ""
    var budget = ""
    var endsOn = ""

    init() {}

    init(_ request: WebRequest) {
        guard request.method == .get else { return }
        price = request.query["price"]?.trimmed ?? ""
        budget = request.query["budget"]?.trimmed ?? ""
        endsOn = request.query["ends_on"]?.trimmed ?? ""
    }

    var isEmpty: Bool { price.isEmpty && budget.isEmpty && endsOn.isEmpty }

    func change() throws -> CampaignWhatIf {
        func money(_ text: String, _ field: String) throws -> Money? {
            if text.isEmpty { return nil }
            guard let money = Money(plain: text) else {
                throw Problem(FieldProblem(field, .malformed(expected: "28.00")))
            }
            return money
        }
        var day: Day?
        if !endsOn.isEmpty {
            guard let chosen = Day(endsOn) else {
                throw Problem(FieldProblem("ends_on", .malformed(expected: "YYYY-MM-DD")))
            }
            day = chosen
        }
        return CampaignWhatIf(
            price: try money(price, "price"), budget: try money(budget, "budget"), endsOn: day)
    }
}
