import Authoring
import Contracts
import HTTPTypes
import Media
import Members
import Values

/// `/desk/articles/{id}`: the editor, which works without scripts and is only made quicker by them.
struct EditorPages: Sendable {
    let house: House

    private static let address = "/desk/articles/{id}"
    /// The largest picture and the longest text, encoded.
    private static let bodyLimit = 34 * 1_024 * 1_024
    private static let textLimit = 2 * 1_024 * 1_024

    private var room: AuthoringRoom { house.rooms.authoring }

    var pages: [Page] {
        [
            .get(Self.address, isForMembers: true) { request in try await open(request) },
            .post(Self.address, bodyLimit: Self.bodyLimit) { request in try await take(request) },
            .post(Self.address + "/draft", bodyLimit: Self.textLimit) { request in
                let form = try EditorForm(try request.form())
                try await room.saveDraft(
                    form.manuscript, of: try request.id("id"), basedOn: form.basedOn, by: try request.caller()
                )
                return .noContent
            },
            .post(Self.address + "/preview", bodyLimit: Self.textLimit) { request in
                let form = try EditorForm(try request.form())
                let preview = try await room.preview(
                    form.manuscript, of: try request.id("id"), by: try request.caller())
                return try house.renderer.page(
                    "authoring/preview", for: request, PreviewModel(preview, house, request))
            },
            .post(Self.address + "/discard") { request in
                let id: ArticleID = try request.id("id")
                try await room.discardDraft(of: id, by: try request.caller())
                return .redirect(to: "/desk/articles/\(id)?notice=draft_discarded")
            },
        ]
    }

    /// Shows what the member left unfinished, else the latest revision; who may not write sees the review's page.
    private func open(_ request: WebRequest) async throws -> WebResponse {
        let id: ArticleID = try request.id("id")
        let caller = try request.caller()
        let dossier = try await room.dossier(id, by: caller)
        guard caller.has(.editor) || (caller.has(.author) && caller.member == dossier.article.author) else {
            return .redirect(to: "/desk/articles/\(id)/review")
        }
        let draft = try await room.draft(of: id, by: caller)
        return try await show(
            request, dossier,
            Desk(
                manuscript: draft?.manuscript ?? dossier.latest.manuscript,
                basedOn: draft?.basedOn ?? dossier.latest.number, draft: draft))
    }

    private func take(_ request: WebRequest) async throws -> WebResponse {
        let id: ArticleID = try request.id("id")
        let caller = try request.caller()
        let form = try EditorForm(try request.form())
        var desk = Desk(manuscript: form.manuscript, basedOn: form.basedOn, draft: nil)
        let address = "/desk/articles/\(id)"
        do {
            switch form.action {
            case "preview": break
            case "draft":
                try await room.saveDraft(form.manuscript, of: id, basedOn: form.basedOn, by: caller)
                return .redirect(to: address + "?notice=draft_kept")
            case "upload":
                desk.manuscript = try await bringing(form, by: caller)
                try await room.saveDraft(desk.manuscript, of: id, basedOn: form.basedOn, by: caller)
                return .redirect(to: address + "?notice=picture_brought")
            case "submit":
                let dossier = try await room.revise(
                    id, to: form.manuscript, expecting: form.basedOn, by: caller)
                desk.basedOn = dossier.latest.number
                _ = try await room.submit(id, number: dossier.latest.number, by: caller)
                return .redirect(to: address + "?notice=article_submitted")
            default:
                _ = try await room.revise(id, to: form.manuscript, expecting: form.basedOn, by: caller)
                return .redirect(to: address + "?notice=article_saved")
            }
        } catch AuthoringError.conflict(let newer) {
            // Saving once more puts what was typed on top of what the other wrote, which is shown beside it.
            desk.basedOn = newer.number
            desk.newer = newer
        } catch {
            desk.error = error
        }
        return try await show(request, try await room.dossier(id, by: caller), desk)
    }

    /// Stores the picture or film that was sent along and puts it where its author wants it.
    private func bringing(_ form: EditorForm, by caller: Caller) async throws -> Manuscript {
        guard let file = form.upload else { throw Problem(FieldProblem("upload", .required)) }
        let isFilm = file.type.lowercased().hasPrefix("video/")
        guard let text = form.uploadText.trimmed else {
            throw Problem(FieldProblem("upload_text", .required))
        }
        let media = try await house.rooms.media.store(file.bytes, as: isFilm ? .film : .picture, by: caller)
        if isFilm { return form.manuscript.showing(media.id, as: "film", text) }
        return form.uploadPlace == "cover"
            ? form.manuscript.with(cover: Edition.Picture(media: media.id, alternativeText: text))
            : form.manuscript.showing(media.id, as: "media", text)
    }

    /// What lies on the author's desk.
    private struct Desk {
        var manuscript: Manuscript
        var basedOn: Int
        let draft: Draft?
        var newer: Revision?
        var error: (any Error)?
    }

    /// Nil when it cannot even be kept as a draft; the page then shows what was typed alone.
    private func preview(
        _ manuscript: Manuscript, of id: ArticleID, _ request: WebRequest
    ) async throws -> Preview? {
        do {
            return try await room.preview(manuscript, of: id, by: try request.caller())
        } catch AuthoringError.invalid {
            return nil
        }
    }

    private func show(_ request: WebRequest, _ dossier: Dossier, _ desk: Desk) async throws -> WebResponse {
        var refusal = Refusal.none
        if let error = desk.error {
            if case AuthoringError.notReady = error {
                // What hinders it is listed with the preview.
                refusal = try Refusal(
                    Problem(.unprocessableContent, "article-to-mend"), house, request, fields: [])
            } else {
                refusal = try Refusal(
                    error, house, request,
                    fields: [
                        "title", "summary", "body", "cover", "cover_alternative_text", "products", "upload",
                        "upload_text",
                    ])
            }
        }
        let manuscript = desk.manuscript
        let preview = try await preview(manuscript, of: dossier.article.id, request)
        let names = try await house.rooms.members.displayNames(of: desk.newer.map { [$0.writtenBy] } ?? [])
        let page = EditorPage(
            dossier: dossier, manuscript: manuscript, basedOn: desk.basedOn, draft: desk.draft,
            newer: desk.newer.map { NewerModel($0, than: manuscript, writtenBy: names[$0.writtenBy] ?? "") },
            preview: preview.map { PreviewModel($0, house, request) },
            products: try await productChoices(house, request) { manuscript.products.contains($0) },
            facts: try await room.facts(about: manuscript.products), refusal: refusal, house, request)
        let status: HTTPResponse.Status = desk.newer == nil ? refusal.status : .conflict
        return refusal.decorated(
            try house.renderer.page("authoring/editor", for: request, status: status, page))
    }
}
