import Authoring
import Contracts
import Values

/// Something that must be mended, as the API tells it: a word, and where.
struct ObstacleAnswer: Encodable, Sendable {
    let kind: String
    var reference: String?
    var place: String?
    var line: Int?
    var media: MediaID?
    var least: Int?
    var found: Int?
    var most: Int?

    static let kinds = [
        "summary_missing", "body_missing", "too_few_pictures", "film_missing", "alternative_text_missing",
        "too_many_media", "media_unknown", "fact_unconfirmed", "fact_of_which_product", "product_unknown",
        "reference_unreadable",
    ]
    static let shape = Shape.object([
        .required("kind", .choice(kinds)), .optional("reference", .string),
        .optional("place", .choice(TextReference.Place.allCases.map(\.rawValue))),
        .optional("line", .integer),
        .optional("media", .identifier), .optional("least", .integer), .optional("found", .integer),
        .optional("most", .integer),
    ])

    init(_ obstacle: Obstacle) {
        switch obstacle {
        case .summaryMissing: self.init("summary_missing")
        case .bodyMissing: self.init("body_missing")
        case .tooFewPictures(let least, let found):
            self.init("too_few_pictures")
            self.least = least
            self.found = found
        case .filmMissing: self.init("film_missing")
        case .alternativeTextMissing(let media):
            self.init("alternative_text_missing")
            self.media = media
        case .tooManyMedia(let most):
            self.init("too_many_media")
            self.most = most
        case .mediaUnknown(let media):
            self.init("media_unknown")
            self.media = media
        case .factUnconfirmed(let reference): self.init("fact_unconfirmed", reference)
        case .factOfWhichProduct(let reference): self.init("fact_of_which_product", reference)
        case .productUnknown(let reference): self.init("product_unknown", reference)
        case .referenceUnreadable(let reference): self.init("reference_unreadable", reference)
        }
    }

    private init(_ kind: String, _ reference: TextReference? = nil) {
        self.kind = kind
        self.reference = reference?.text
        place = reference?.place.rawValue
        line = reference?.line
    }

    /// `fact_unconfirmed {{fact:price}} (body, 3)`, the same in every language.
    var inOneLine: String {
        var text = kind
        if let reference { text += " " + reference }
        if let place, let line { text += " (\(place), \(line))" }
        if let media { text += " \(media)" }
        if let found, let least { text += " (\(found)/\(least))" }
        if let most { text += " (\(most))" }
        return text
    }
}

struct FigureAnswer: Encodable, Sendable {
    let place: String
    let line: Int
    let text: String

    static let shape = Shape.object([
        .required("place", .choice(TextReference.Place.allCases.map(\.rawValue))),
        .required("line", .integer),
        .required("text", .string),
    ])

    init(_ figure: WrittenFigure) {
        place = figure.place.rawValue
        line = figure.line
        text = figure.text
    }
}
