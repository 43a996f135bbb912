public import Contracts
import Crypto
import FoundationEssentials
public import Values

/// An article as one channel takes it: what a preview shows and what is sent.
public struct ArticleRendition: Hashable, Sendable, Codable {
    public enum Form: String, Hashable, Sendable, Codable {
        case html
        case markdown
        case plain
        case json
    }

    /// A picture or film that goes along.
    public struct Attachment: Hashable, Sendable, Codable {
        public enum Part: String, Hashable, Sendable, Codable {
            case cover
            case picture
            case film
        }

        public let media: MediaID
        public let part: Part
        public let alternativeText: String

        public init(media: MediaID, part: Part, alternativeText: String) {
            self.media = media
            self.part = part
            self.alternativeText = alternativeText
        }
    }

    public let title: String
    public let body: String
    public let form: Form
    public let language: Language
    public let attachments: [Attachment]
    /// What else the channel has a place for: `excerpt`, `slug`, `link` …
    public let fields: [String: String]

    public init(
        title: String, body: String, form: Form, language: Language, attachments: [Attachment] = [],
        fields: [String: String] = [:]
    ) {
        self.title = title
        self.body = body
        self.form = form
        self.language = language
        self.attachments = attachments
        self.fields = fields
    }

    /// Equal for equal renditions: what stands there already need not be sent again.
    public var digest: ContentDigest {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers and arrays of them can always be encoded.
        let bytes = (try? encoder.encode(self)) ?? Data()
        return ContentDigest(bytes: Array(SHA256.hash(data: bytes)))!
    }
}

/// Something in a rendition that the channel would refuse.
public struct RenditionProblem: Hashable, Sendable {
    /// `title`, `body`, `attachments[2].alternative_text` …
    public let field: String
    /// The rule in words, with the channel's number in it.
    public let rule: String
    /// What a person can do about it.
    public let fix: String

    public init(field: String, rule: String, fix: String) {
        self.field = field
        self.rule = rule
        self.fix = fix
    }
}

/// What an adapter prepared for one copy, in its own words: upload identifiers, a draft's number.
public struct Preparation: Hashable, Sendable, Codable {
    public static let none = Preparation([:])
    public let entries: [String: String]

    public init(_ entries: [String: String]) { self.entries = entries }
}
