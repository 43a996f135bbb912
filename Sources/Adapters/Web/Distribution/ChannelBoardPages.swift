import Contracts
import Distribution
import Values

/// `/desk/channels` and `/desk/channels/articles/{id}`: where each article stands, and what to do about it.
struct ChannelBoardPages: Sendable {
    private static let perPage = 20
    let house: House

    private var room: DistributionRoom { house.rooms.distribution }

    var pages: [Page] {
        [
            .get("/desk/channels", isForMembers: true) { request in try await board(request) },
            .get("/desk/channels/articles/{id}", isForMembers: true) { request in
                try await show(try request.id("id"), request)
            },
            .get("/desk/channels/articles/{id}/previews", isForMembers: true) { request in
                try await PreviewPage.show(try request.id("id"), house, request)
            },
            .post("/desk/channels/articles/{id}/publish") { request in
                let form = try request.form()
                let all = form.has("all") ? try await room.channelList().filter { $0.channel.switchedOff == nil } : []
                let ids =
                    try form.has("all")
                    ? all.map(\.channel.id)
                    : form.all("channels").map { text in
                        guard let id = ChannelID(text) else { throw Problem(FieldProblem("channels", .unknown(text))) }
                        return id
                    }
                return try await act(on: try request.id("id"), "sent_out", request) { article in
                    let due = try DueTime(when: form["when"], zone: form["zone"].trimmed)
                    try await room.publish(article, to: ids, at: due, by: try request.caller())
                }
            },
            .post("/desk/channels/articles/{id}/recall") { request in
                try await act(on: try request.id("id"), "taken_back", request) { article in
                    try await room.recall(article, by: try request.caller())
                }
            },
            verb("recall", "taken_back") { id, request in try await room.recall(id, by: try request.caller()) },
            verb("retry", "tried_again") { id, request in try await room.retry(id, by: try request.caller()) },
            verb("look", "being_looked_at") { id, request in try await room.look(id, by: try request.caller()) },
            verb("cancel", "called_off") { id, request in try await room.cancel(id, by: try request.caller()) },
            verb("settle", "seen_noted") { id, request in
                let form = try request.form()
                let seen: DistributionRoom.Sighting =
                    form["seen"] == "stands" ? .stands(reference: nil, address: form["address"].trimmed) : .absent
                return try await room.settle(id, seen, by: try request.caller())
            },
        ]
    }

    private func board(_ request: WebRequest) async throws -> WebResponse {
        let cursor = try request.query["after"].map { text in
            guard let cursor = ArticleCursor(text) else {
                throw Problem.badQuery("after", .malformed(expected: "next"))
            }
            return cursor
        }
        let rows = try await room.board(after: cursor, limit: Self.perPage + 1)
        let shown = rows.prefix(Self.perPage)
        let page = BoardPage(
            items: shown.map { BoardLine($0, house, request) },
            alerts: BoardAlert.all(try await room.figures(), house, request),
            next: rows.count > Self.perPage ? shown.last?.cursor.description : nil)
        return try house.renderer.page("distribution/board", for: request, page)
    }

    private func show(
        _ article: ArticleID, _ request: WebRequest, refusing error: (any Error)? = nil, typed: Form = Form()
    ) async throws -> WebResponse {
        let refusal = try error.map { try Refusal($0, house, request, fields: ["channels", "when", "zone"]) } ?? .none
        guard let row = try await room.boardRow(of: article) else { throw Problem.notFound }
        let caller = try request.caller()
        let chosen = Set(typed.all("channels"))
        let live = Set(row.standing.places.filter(\.publication.isLive).map(\.channel.id))
        let channels = try await room.channelList().filter { $0.channel.switchedOff == nil }.map { overview in
            let id = overview.channel.id
            return ChannelChoice(
                id: id.description, name: overview.channel.name,
                isChosen: chosen.isEmpty ? !live.contains(id) : chosen.contains(id.description))
        }
        let page = StandingPage(
            article: BoardLine(row, house, request, try await room.echoes(of: article)), channels: channels,
            returns: try await room.returned(to: article, limit: 50, by: caller).map { item in
                ReturnLine(item, row.standing, house, request)
            },
            when: typed["when"], zone: typed["zone"].trimmed ?? ShanghaiZone.name,
            mayAct: caller.has(anyOf: .publisher, .marketer), isReleased: row.article.withdrawal == nil,
            problem: refusal.general, errors: refusal.errors)
        return refusal.decorated(
            try house.renderer.page("distribution/standing", for: request, status: refusal.status, page))
    }

    private func act(
        on article: ArticleID, _ notice: String, _ request: WebRequest,
        _ verb: (ArticleID) async throws -> Void
    ) async throws -> WebResponse {
        do {
            try await verb(article)
        } catch {
            return try await show(article, request, refusing: error, typed: try request.form())
        }
        return .redirect(to: "/desk/channels/articles/\(article)?notice=\(notice)")
    }

    /// A button beside one publication; the form says which article's page it stands on.
    private func verb(
        _ name: String, _ notice: String,
        _ act: @escaping @Sendable (PublicationID, WebRequest) async throws -> ArticleStanding
    ) -> Page {
        .post("/desk/channels/publications/{id}/\(name)") { request in
            do {
                let standing = try await act(try request.id("id"), request)
                return .redirect(to: "/desk/channels/articles/\(standing.article)?notice=\(notice)")
            } catch {
                guard let article = ArticleID(try request.form()["article"]) else { throw error }
                return try await show(article, request, refusing: error)
            }
        }
    }
}

struct BoardPage {
    let items: [BoardLine]
    let alerts: [BoardAlert]
    let next: String?
}

struct ChannelChoice {
    let id: String
    let name: String
    let isChosen: Bool
}

struct StandingPage {
    let article: BoardLine
    let channels: [ChannelChoice]
    let returns: [ReturnLine]
    let when: String
    let zone: String
    let mayAct: Bool
    let isReleased: Bool
    let problem: String?
    let errors: [String: String]
}
