import Authoring
import Contracts
import Values

/// What waits, what can go out, and what has gone stale.
struct ReviewsPage {
    let waiting: [ArticleRow]
    let next: String?
    let ready: [ArticleRow]
    let stale: [StaleRow]
}

struct StaleRow {
    let id: String
    let slug: String
    let fact: String
}

/// One thing that happened to an article.
struct StepModel {
    let name: String
    let at: String
    let by: String
    let reasons: [String]
}

/// A revision as it is read before it goes out.
struct ReviewPage {
    let id: String
    let slug: String
    let kind: String
    let languageTag: String
    let language: String
    let stage: StageBadge
    let number: Int
    let latest: Int
    /// Every revision's number, for looking at another one.
    let numbers: [NumberLink]
    let coverAddress: String?
    let coverText: String
    let html: String
    let previewTitle: String
    let previewSummary: String
    let obstacles: [String]
    let figures: [String]
    let words: Int
    /// The number of the revision that it is compared with.
    let before: Int?
    let pieces: [PieceModel]
    let steps: [StepModel]
    let mayEdit: Bool
    let maySubmit: Bool
    let mayReview: Bool
    /// The caller is an editor, but wrote it.
    let isOwnWork: Bool
    let mayPublish: Bool
    let mayWithdraw: Bool
    let isPublished: Bool
    let typedReasons: String
    let typedReason: String
    let problem: String?
    let errors: [String: String]

    struct NumberLink {
        let number: Int
        let isShown: Bool
    }

    init(
        dossier: Dossier, revision: Revision, before: Revision?, preview: PreviewModel, steps: [StepModel],
        isApproved: Bool, caller: Caller, typedReasons: String, typedReason: String, refusal: Refusal,
        _ house: House, _ request: WebRequest
    ) {
        let article = dossier.article
        id = article.id.description
        slug = article.slug.description
        kind = house.renderer.text("common.kind.\(article.kind.rawValue)", request)
        languageTag = article.language.rawValue
        language = house.renderer.text(
            article.language == .chinese ? "common.chinese" : "common.english", request)
        stage = StageBadge(dossier.stage, house, request)
        number = revision.number
        latest = dossier.latest.number
        // The latest fifty are enough to look back.
        numbers = (max(1, dossier.latest.number - 49)...dossier.latest.number).reversed().map {
            NumberLink(number: $0, isShown: $0 == revision.number)
        }
        coverAddress = revision.manuscript.cover.map { "/media/\($0.media)/640.jpg" }
        coverText = revision.manuscript.cover?.alternativeText ?? ""
        html = preview.html
        previewTitle = preview.previewTitle
        previewSummary = preview.previewSummary
        obstacles = preview.obstacles
        figures = preview.figures
        words = preview.words
        self.before = before?.number
        pieces = before.map { PieceModel.pieces(from: $0.manuscript, to: revision.manuscript) } ?? []
        self.steps = steps
        let isWriter = caller.member == article.author || caller.member == revision.writtenBy
        let isWaiting = dossier.waiting?.number == revision.number
        mayEdit = caller.has(.editor) || (caller.has(.author) && caller.member == article.author)
        maySubmit = mayEdit && revision.number == dossier.latest.number && !isWaiting && !isApproved
        mayReview = isWaiting && caller.has(.editor) && !isWriter
        isOwnWork = isWaiting && caller.has(.editor) && isWriter
        mayPublish =
            isApproved && caller.has(.publisher)
            && (dossier.standing.map { $0.number < revision.number } ?? true)
        mayWithdraw = dossier.standing != nil && caller.has(.publisher)
        isPublished = dossier.standing != nil
        self.typedReasons = typedReasons
        self.typedReason = typedReason
        problem = refusal.general
        errors = refusal.errors
    }
}
