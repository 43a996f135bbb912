import Contracts
import HTTPTypes
import Members
import Sourcing
import Values

/// `/desk/nominations`: what waits for whom, and one nomination with everything that can be done about it.
struct NominationPages: Sendable {
    let house: House

    var pages: [Page] {
        [
            .get("/desk/nominations", isForMembers: true, list),
            .get("/desk/nominations/{id}", isForMembers: true) { request in try await show(request, Form(), .none) },
        ]
            + actions.map { action in
                .post("/desk/nominations/{id}/\(action.path)", bodyLimit: action.bodyLimit) { request in
                    let typed = try request.form()
                    do {
                        try await action.act(request, typed)
                        return .redirect(
                            to: "/desk/nominations/\(request.parameters["id"] ?? "")?notice=\(action.notice)")
                    } catch {
                        return try await show(request, typed, try Refusal(error, house, request, fields: action.fields))
                    }
                }
            }
    }

    private var actions: [NominationAction] { NominationAction.all(house) }

    @Sendable private func list(_ request: WebRequest) async throws -> WebResponse {
        let caller = try request.caller()
        let limit = 50
        let found = try await house.rooms.sourcing.nominations(
            before: try request.after(), limit: limit + 1, by: caller)
        let waiting = Set(try await house.rooms.sourcing.tasks(of: caller).map(\.nomination))
        let items = found.prefix(limit).map { file in
            NominationLine(file, isWaitingForYou: waiting.contains(file.nomination.id), house, request)
        }
        return try house.renderer.page(
            "sourcing/nominations", for: request,
            [
                "items": items, "hasItems": !items.isEmpty,
                "next": (found.count > limit ? found[limit - 1].nomination.id.description : nil) as Any,
            ])
    }

    private func show(_ request: WebRequest, _ typed: Form, _ refusal: Refusal) async throws -> WebResponse {
        let caller = try request.caller()
        let file = try await house.rooms.sourcing.nomination(try request.id("id"), by: caller)
        var people = Set(file.nomination.signatures.map(\.member))
        people.insert(file.nomination.nominatedBy)
        for assessed in file.visits { people.insert(assessed.visit.visitor) }
        let names = try await house.rooms.members.displayNames(of: people)
        let assessors =
            file.stage.word == "visit"
            ? try await house.rooms.members.members(of: caller.organization, limit: 100, by: caller).filter {
                $0.roles.contains(.assessor)
            } : []
        let task = try await house.rooms.sourcing.tasks(of: caller).first { $0.nomination == file.nomination.id }
        let page = NominationPage(
            file, task: task?.kind, names: names, assessors: assessors, typed: typed, refusal: refusal, caller, house,
            request)
        return refusal.decorated(
            try house.renderer.page("sourcing/nomination", for: request, status: refusal.status, page))
    }
}

/// A nomination in the list.
struct NominationLine {
    let id: String
    let product: String
    let county: String
    let stage: String
    let signatures: Int
    let day: String
    let isWaitingForYou: Bool

    init(_ file: NominationFile, isWaitingForYou: Bool, _ house: House, _ request: WebRequest) {
        id = file.nomination.id.description
        product = file.product.name[request.language]
        county = file.product.placeName(request.language)
        if let ending = file.nomination.ending {
            stage = house.renderer.text("sourcing.ending.\(ending.kind.rawValue)", request)
        } else {
            stage = house.renderer.text(
                "sourcing.nominations.waiting", request,
                ["what": house.renderer.text("sourcing.nominations.stage.\(file.stage.word)", request)])
        }
        signatures = file.nomination.signatures.count
        day = file.nomination.nominatedAt.day.description
        self.isWaitingForYou = isWaitingForYou
    }
}
