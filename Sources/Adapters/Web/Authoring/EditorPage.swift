import Authoring
import Contracts
import Values

/// What the editor shows.
struct EditorPage {
    let id: String
    let slug: String
    let kind: String
    let isPictureStory: Bool
    let isFilm: Bool
    let languageTag: String
    let language: String
    let stage: StageBadge
    let isPublished: Bool
    let revision: Int
    let basedOn: Int
    let title: String
    let summary: String
    let body: String
    let cover: CoverModel?
    let products: [Choice]
    let facts: [FactGroup]
    let newer: NewerModel?
    let draftSavedAt: String?
    /// Whether the draft was begun on an earlier revision than the latest.
    let isBehind: Bool
    /// The preview's parts stand at the top, as its template is also a page of its own.
    let html: String?
    let previewTitle: String
    let previewSummary: String
    let obstacles: [String]
    let figures: [String]
    let words: Int
    let problem: String?
    let errors: [String: String]

    init(
        dossier: Dossier, manuscript: Manuscript, basedOn: Int, draft: Draft?, newer: NewerModel?,
        preview: PreviewModel?, products: [Choice], facts: [ProductFacts], refusal: Refusal, _ house: House,
        _ request: WebRequest
    ) {
        let article = dossier.article
        id = article.id.description
        slug = article.slug.description
        kind = house.renderer.text("common.kind.\(article.kind.rawValue)", request)
        isPictureStory = article.kind == .pictureStory
        isFilm = article.kind == .film
        languageTag = article.language.rawValue
        language = house.renderer.text(
            article.language == .chinese ? "common.chinese" : "common.english", request)
        stage = StageBadge(dossier.stage, house, request)
        isPublished = dossier.standing != nil
        revision = dossier.latest.number
        self.basedOn = basedOn
        title = manuscript.title
        summary = manuscript.summary
        body = manuscript.body
        cover = manuscript.cover.map { CoverModel(id: $0.media.description, text: $0.alternativeText) }
        self.products = products
        self.facts = facts.map { FactGroup($0, isAlone: facts.count == 1, request) }
        self.newer = newer
        draftSavedAt = draft?.savedAt.shanghai
        isBehind = draft.map { $0.basedOn < dossier.latest.number } ?? false
        html = preview?.html
        previewTitle = preview?.previewTitle ?? ""
        previewSummary = preview?.previewSummary ?? ""
        obstacles = preview?.obstacles ?? []
        figures = preview?.figures ?? []
        words = preview?.words ?? 0
        problem = refusal.general
        errors = refusal.errors
    }
}

struct CoverModel {
    let id: String
    let text: String
}

/// A product's facts with what to write for each.
struct FactGroup {
    struct Line {
        let reference: String
        let value: String
        let expiresOn: String?
    }

    let product: String
    /// What makes the product's card.
    let card: String
    let lines: [Line]

    init(_ product: ProductFacts, isAlone: Bool, _ request: WebRequest) {
        self.product = product.card.name[request.language]
        card = "{{product:\(product.card.slug)}}"
        lines = product.facts.map { fact in
            Line(
                reference: isAlone ? "{{fact:\(fact.name)}}" : "{{fact:\(product.card.slug):\(fact.name)}}",
                value: fact.text[request.language], expiresOn: fact.expiresOn?.description)
        }
    }
}

/// What somebody else wrote meanwhile, beside what was typed.
struct NewerModel {
    let number: Int
    let writtenBy: String
    let writtenAt: String
    let title: String
    let summary: String
    let body: String
    let pieces: [PieceModel]

    init(_ revision: Revision, than typed: Manuscript, writtenBy: String) {
        number = revision.number
        self.writtenBy = writtenBy
        writtenAt = revision.writtenAt.shanghai
        title = revision.manuscript.title
        summary = revision.manuscript.summary
        body = revision.manuscript.body
        pieces = PieceModel.pieces(from: revision.manuscript, to: typed)
    }
}

/// A piece of a difference of two manuscripts.
struct PieceModel {
    let text: String
    let isRemoved: Bool
    let isAdded: Bool

    /// Title, summary and body one below the other.
    static func pieces(from before: Manuscript, to after: Manuscript) -> [PieceModel] {
        func whole(_ manuscript: Manuscript) -> String {
            manuscript.title + "\n\n" + manuscript.summary + "\n\n" + manuscript.body
        }
        return TextDifference(from: whole(before), to: whole(after)).pieces.map { piece in
            PieceModel(text: piece.text, isRemoved: piece.kind == .removed, isAdded: piece.kind == .added)
        }
    }
}

/// A manuscript as it would be read, with what hinders it.
struct PreviewModel {
    let html: String
    let previewTitle: String
    let previewSummary: String
    let languageTag: String
    let obstacles: [String]
    let figures: [String]
    let words: Int

    init(_ preview: Preview, _ house: House, _ request: WebRequest) {
        html = preview.edition.html
        previewTitle = preview.edition.title
        previewSummary = preview.edition.summary
        languageTag = preview.edition.language.rawValue
        obstacles = preview.readiness.obstacles.map { text(of: $0, house, request) }
        figures = preview.readiness.writtenFigures.map { figure in
            house.renderer.text(
                "authoring.figure", request,
                [
                    "text": figure.text, "line": String(figure.line),
                    "place": house.renderer.text("authoring.place.\(figure.place.rawValue)", request),
                ])
        }
        words = wordCount(of: preview.edition.text)
    }
}

/// What hinders an article, in the reader's language.
func text(of obstacle: Obstacle, _ house: House, _ request: WebRequest) -> String {
    let answer = ObstacleAnswer(obstacle)
    var arguments: [String: String] = [:]
    if let reference = answer.reference { arguments["reference"] = reference }
    if let place = answer.place {
        arguments["place"] = house.renderer.text("authoring.place.\(place)", request)
    }
    if let line = answer.line { arguments["line"] = String(line) }
    if let media = answer.media { arguments["media"] = media.description }
    if let least = answer.least { arguments["least"] = String(least) }
    if let found = answer.found { arguments["found"] = String(found) }
    if let most = answer.most { arguments["most"] = String(most) }
    return house.renderer.text("authoring.obstacle.\(answer.kind)", request, arguments)
}
