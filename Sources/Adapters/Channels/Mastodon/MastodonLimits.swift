import Contracts
import Distribution

/// What a server says of itself at `/api/v2/instance` (docs.joinmastodon.org/entities/Instance).
struct MastodonLimits: Hashable, Sendable {
    /// Mastodon's own figures, for what a server does not tell.
    static let usual = MastodonLimits(
        characters: 500, addressWeight: 23, attachments: 4, pictureBytes: 16 << 20, filmBytes: 99 << 20,
        description: 1_500, countsGraphemes: true)

    let characters: Int
    let addressWeight: Int
    let attachments: Int
    let pictureBytes: Int
    let filmBytes: Int64
    /// Alternative texts, in characters.
    let description: Int
    /// Mastodon counts graphemes, the others mostly code points.
    let countsGraphemes: Bool

    struct Instance: Decodable {
        let version: String?
        let source_url: String?
        let configuration: Configuration?
        /// Pleroma's.
        let max_toot_chars: Int?

        struct Configuration: Decodable {
            let statuses: Statuses?
            let media_attachments: Media?
        }
        struct Statuses: Decodable {
            let max_characters: Int?
            let max_media_attachments: Int?
            let characters_reserved_per_url: Int?
        }
        struct Media: Decodable {
            let image_size_limit: Int?
            let video_size_limit: Int64?
            let description_limit: Int?
        }
    }

    init(
        characters: Int, addressWeight: Int, attachments: Int, pictureBytes: Int, filmBytes: Int64, description: Int,
        countsGraphemes: Bool
    ) {
        self.characters = characters
        self.addressWeight = addressWeight
        self.attachments = attachments
        self.pictureBytes = pictureBytes
        self.filmBytes = filmBytes
        self.description = description
        self.countsGraphemes = countsGraphemes
    }

    init(_ instance: Instance) {
        let statuses = instance.configuration?.statuses
        let media = instance.configuration?.media_attachments
        let usual = Self.usual
        characters = Self.sane(statuses?.max_characters ?? instance.max_toot_chars) ?? usual.characters
        addressWeight = Self.sane(statuses?.characters_reserved_per_url) ?? usual.addressWeight
        attachments =
            statuses?.max_media_attachments.flatMap { (0...1_000).contains($0) ? $0 : nil } ?? usual.attachments
        pictureBytes = Self.sane(media?.image_size_limit) ?? usual.pictureBytes
        filmBytes = media?.video_size_limit.flatMap { $0 > 0 ? $0 : nil } ?? usual.filmBytes
        description = Self.sane(media?.description_limit) ?? usual.description
        // Others write `2.7.2 (compatible; Pleroma 2.6)`, or say where their source is.
        let isOther = instance.version?.contains("compatible") ?? false
        countsGraphemes = !isOther && !(instance.source_url?.lowercased().contains("gotosocial") ?? false)
    }

    /// A server's number, unless it is none that can be meant.
    private static func sane(_ number: Int?) -> Int? { number.flatMap { $0 > 0 && $0 <= 1 << 40 ? $0 : nil } }

    /// Whether the server takes a text, by its own counting: an address weighs the same however long it is.
    func allows(_ text: String) -> Bool { length(of: text) <= characters }

    /// Whether any server with this limit would take it, also one that counts addresses as they are.
    func allowsStrictly(_ text: String) -> Bool { text.unicodeScalars.count <= characters }

    private func length(of text: String) -> Int {
        var length = 0
        var rest = text[...]
        while let start = rest.firstRange(of: "http") {
            let tail = rest[start.lowerBound...]
            guard tail.hasPrefix("https://") || tail.hasPrefix("http://") else {
                length += count(rest[..<start.upperBound])
                rest = rest[start.upperBound...]
                continue
            }
            length += count(rest[..<start.lowerBound]) + addressWeight
            rest = tail.drop { !$0.isWhitespace }
        }
        return length + count(rest)
    }

    private func count(_ text: Substring) -> Int { countsGraphemes ? text.count : text.unicodeScalars.count }

    var channel: ChannelLimits {
        let measure: ChannelLimits.Measure = countsGraphemes ? .graphemes : .scalars
        return ChannelLimits(
            body: [ChannelLimits.Length(most: characters, measure: measure)],
            alternativeText: [ChannelLimits.Length(most: description, measure: measure)], addressWeight: addressWeight,
            pictures: attachments, pictureBytes: pictureBytes, pictureFormats: [.jpeg], filmBytes: filmBytes)
    }
}
