public import Values

/// What kind of distinctive thing is sold.
public enum ProductKind: String, Hashable, Sendable, Codable, CaseIterable {
    case produce
    case processed
    case stay
    case meal
    case experience

    /// What a lot of this kind is counted in.
    public var unit: Unit {
        switch self {
        case .produce, .processed: .grams
        case .stay, .meal, .experience: .places
        }
    }
}

/// What an author writes.
public enum ArticleKind: String, Hashable, Sendable, Codable, CaseIterable {
    case article
    case pictureStory = "picture_story"
    case film
}
