/// What a page tells of its reader: that an impression came into view, or was opened.
public struct ReaderReport: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case impression
        case open
    }

    public let kind: Kind
    /// As the feed gave it.
    public let impression: String

    public init(kind: Kind, impression: String) {
        self.kind = kind
        self.impression = impression
    }
}
