public import Storage

/// What somebody brings: a picture, a film, or a paper that is evidence.
public enum MediaKind: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
    case picture
    case film
    case paper

    public var mostBytes: Int {
        switch self {
        case .picture: 30 * 1_048_576
        case .film: 512 * 1_048_576
        case .paper: 20 * 1_048_576
        }
    }

    /// Papers hold names and signatures: only members see them.
    public var isForMembers: Bool {
        switch self {
        case .picture, .film: false
        case .paper: true
        }
    }
}
