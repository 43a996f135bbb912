public import Contracts

/// What a channel takes, as far as it says; nil means that no limit is known.
public struct ChannelLimits: Hashable, Sendable {
    /// How a channel counts the length of a text.
    public enum Measure: String, Hashable, Sendable {
        case bytes
        case utf16
        case scalars
        case graphemes
    }

    public struct Length: Hashable, Sendable {
        public let most: Int
        public let measure: Measure

        public init(most: Int, measure: Measure) {
            self.most = most
            self.measure = measure
        }

        public func allows(_ text: String) -> Bool {
            switch measure {
            case .bytes: text.utf8.count <= most
            case .utf16: text.utf16.count <= most
            case .scalars: text.unicodeScalars.count <= most
            case .graphemes: text.count <= most
            }
        }
    }

    /// All that a text must keep to at once, such as graphemes and bytes.
    public let title: [Length]
    public let body: [Length]
    public let alternativeText: [Length]
    /// What an address counts for, however long it is.
    public let addressWeight: Int?
    public let pictures: Int?
    public let pictureBytes: Int?
    public let pictureFormats: Set<Rendition.Format>?
    public let filmBytes: Int64?

    public init(
        title: [Length] = [], body: [Length] = [], alternativeText: [Length] = [], addressWeight: Int? = nil,
        pictures: Int? = nil, pictureBytes: Int? = nil, pictureFormats: Set<Rendition.Format>? = nil,
        filmBytes: Int64? = nil
    ) {
        self.title = title
        self.body = body
        self.alternativeText = alternativeText
        self.addressWeight = addressWeight
        self.pictures = pictures
        self.pictureBytes = pictureBytes
        self.pictureFormats = pictureFormats
        self.filmBytes = filmBytes
    }
}
