/// By what a report's rows are made.
public enum ImpactGrouping: String, Hashable, Sendable, CaseIterable {
    case product
    case lot
    case county
    case article
    case channel

    /// Whether some of the money can belong to no row, so that there is one for it.
    var isAttribution: Bool {
        switch self {
        case .product, .lot, .county: false
        case .article, .channel: true
        }
    }
}
