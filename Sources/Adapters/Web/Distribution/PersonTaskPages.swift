import Contracts
import Distribution
import Values

/// `/desk/channels/waiting`: what goes on only when a person has looked at a channel.
struct PersonTaskPages: Sendable {
    static let address = "/desk/channels/waiting"
    private static let perPage = 25
    let house: House

    private var room: DistributionRoom { house.rooms.distribution }

    var pages: [Page] {
        [
            .get(Self.address, isForMembers: true) { request in try await show(request) },
            .post(Self.address + "/{id}/look") { request in
                do {
                    try await room.look(try request.id("id"), by: try request.caller())
                } catch {
                    return try await show(request, refusing: error)
                }
                return .redirect(to: Self.address + "?notice=being_looked_at")
            },
        ]
    }

    private func show(_ request: WebRequest, refusing error: (any Error)? = nil) async throws -> WebResponse {
        let refusal = try error.map { try Refusal($0, house, request, fields: []) } ?? .none
        let found = try await room.waitingForPerson(after: try request.after(), limit: Self.perPage + 1)
        let page = PersonTasksPage(
            items: found.prefix(Self.perPage).map { PersonTaskLine($0, house, request) },
            next: found.count > Self.perPage ? found[Self.perPage - 1].delivery.description : nil,
            mayAct: try request.caller().has(anyOf: .publisher, .marketer), problem: refusal.general)
        return refusal.decorated(
            try house.renderer.page("distribution/waiting", for: request, status: refusal.status, page))
    }
}

struct PersonTasksPage {
    let items: [PersonTaskLine]
    let next: String?
    let mayAct: Bool
    let problem: String?
}

/// One thing for a person to do, in the reader's words.
struct PersonTaskLine {
    let article: String
    let title: String
    let language: String
    let place: PlaceLine
    let since: String

    init(_ task: PersonTask, _ house: House, _ request: WebRequest) {
        article = task.article.article.description
        title = task.article.title
        language = task.article.language.rawValue
        place = PlaceLine(task.place, house, request)
        since = house.renderer.text(
            "distribution.person.since", request,
            ["time": (task.place.delivery?.askedAt ?? task.place.publication.madeAt).shanghai])
    }
}
