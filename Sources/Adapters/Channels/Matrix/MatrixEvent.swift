import Contracts
import Distribution

/// A message as it goes into a room: text, picture or film, with a field of ours by which it is found again.
struct MatrixMessage: Encodable {
    var msgtype: String
    var body: String
    var format: String?
    var formatted_body: String?
    var filename: String?
    var url: String?
    var info: MatrixPicture.Measures?
    /// Nobody is called by our texts (`m.mentions`, since version 1.7 of the specification).
    var mentions: [String: String] = [:]
    var copy: MatrixCopyMark
    var relation: MatrixRelation?
    var replacement: Replacement?

    /// `m.new_content`, which may not relate to anything.
    final class Replacement: Encodable, Sendable {
        let message: MatrixMessage
        init(_ message: MatrixMessage) { self.message = message }
        func encode(to encoder: any Encoder) throws { try message.encode(to: encoder) }
    }

    private enum CodingKeys: String, CodingKey {
        case msgtype, body, format, formatted_body, filename, url, info
        case mentions = "m.mentions"
        case copy = "org.terrace.copy"
        case relation = "m.relates_to"
        case replacement = "m.new_content"
    }
}

struct MatrixRelation: Codable, Hashable {
    enum Kind {
        static let replaces = "m.replace"
        /// A picture of ours belongs to the text of its article.
        static let belongs = "m.reference"
        static let reacts = "m.annotation"
        static let threads = "m.thread"
    }

    let rel_type: String?
    let event_id: String?
    /// The sign of a reaction.
    var key: String?
}

/// What stands in the content of every event of ours.
struct MatrixCopyMark: Codable, Hashable {
    /// The copy's key.
    let key: String
    /// In a text: the rendition, so that the same edit is not made twice.
    var digest: String?
    /// In a text: all pictures that belong to it, so that one that did not get through can be sent later.
    var pictures: [MatrixPicture]?
    /// In a picture: which.
    var media: String?
}

/// A picture or film in the homeserver's media repository.
struct MatrixPicture: Codable, Hashable {
    struct Measures: Codable, Hashable {
        let mimetype: String
        let size: Int
        let w: Int?
        let h: Int?
    }

    let media: String
    let url: String
    let name: String
    let words: String
    let info: Measures

    /// Pictures with other words are other pictures.
    func isSame(as other: MatrixPicture) -> Bool { media == other.media && url == other.url && words == other.words }
}

/// An event as a homeserver gives it. Anybody may have written it: what is not as it should be counts as absent.
struct MatrixEvent: Decodable {
    let event_id: String
    let sender: String
    let origin_server_ts: Int64
    let type: String
    let content: Content
    let unsigned: Unsigned?

    struct Content: Decodable {
        let body: String?
        let url: String?
        let copy: MatrixCopyMark?
        let relation: MatrixRelation?
        let replacement: Replacement?

        private enum CodingKeys: String, CodingKey {
            case body, url
            case copy = "org.terrace.copy"
            case relation = "m.relates_to"
            case replacement = "m.new_content"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            body = try? container.decode(String.self, forKey: .body)
            url = try? container.decode(String.self, forKey: .url)
            copy = try? container.decode(MatrixCopyMark.self, forKey: .copy)
            relation = try? container.decode(MatrixRelation.self, forKey: .relation)
            replacement = try? container.decode(Replacement.self, forKey: .replacement)
        }
    }

    struct Replacement: Decodable {
        let copy: MatrixCopyMark?
        private enum CodingKeys: String, CodingKey { case copy = "org.terrace.copy" }
    }

    struct Unsigned: Decodable {
        let redaction: Anything?

        private enum CodingKeys: String, CodingKey { case redaction = "redacted_because" }
        struct Anything: Decodable { init(from decoder: any Decoder) throws {} }
    }

    var isRedacted: Bool { unsigned?.redaction != nil }
}

/// A list in which one member that cannot be read is passed over.
struct MatrixEvents: Decodable {
    let events: [MatrixEvent]

    private struct Lenient: Decodable {
        let event: MatrixEvent?
        init(from decoder: any Decoder) throws { event = try? MatrixEvent(from: decoder) }
    }

    init(from decoder: any Decoder) throws {
        events = try decoder.singleValueContainer().decode([Lenient].self).compactMap(\.event)
    }
}
