public import Contracts
public import Storage
import Values

/// What an assessor looks at.
public enum Criterion: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
    /// It is what it is called, and comes from where it is said to come.
    case origin
    /// So much of it is there; for stays, meals and experiences: so many places.
    case quantity
    case quality
    /// Certificates, licences, fire safety.
    case safety
    /// Packing and the cold chain.
    case packing
    /// Guests find the way, and are looked after.
    case access
    /// Households take part and have something of it (联农带农).
    case households
    /// What the grower gets and what the buyer pays are fair.
    case price
}

/// What is looked at for one kind of product, and what it weighs.
public struct Checklist: Hashable, Sendable {
    public struct Item: Hashable, Sendable {
        public let criterion: Criterion
        /// In basis points; those of a list sum to 10,000.
        public let weight: Int64
        /// Below ``Checklist/leastOfMust`` nothing else makes up for it.
        public let isMust: Bool
    }

    public let items: [Item]

    public static let highestScore: Int64 = 5
    public static let leastOfMust: Int64 = 3
    /// 60 %, in basis points.
    public static let passMark: Int64 = 6_000

    public static func of(_ kind: ProductKind) -> Checklist {
        switch kind {
        case .produce:
            Checklist(
                must(.origin, 2_000), must(.quantity, 1_500), must(.safety, 1_500), item(.quality, 1_500),
                item(.packing, 1_000), item(.households, 1_500), item(.price, 1_000))
        case .processed:
            Checklist(
                must(.origin, 2_000), must(.quantity, 1_000), must(.safety, 2_000), item(.quality, 1_500),
                item(.packing, 1_000), item(.households, 1_500), item(.price, 1_000))
        case .stay, .meal, .experience:
            Checklist(
                must(.origin, 1_500), must(.quantity, 1_000), must(.safety, 2_500), item(.quality, 1_500),
                item(.access, 1_000), item(.households, 1_500), item(.price, 1_000))
        }
    }

    private init(_ items: Item...) { self.items = items }
    private static func must(_ criterion: Criterion, _ weight: Int64) -> Item {
        Item(criterion: criterion, weight: weight, isMust: true)
    }
    private static func item(_ criterion: Criterion, _ weight: Int64) -> Item {
        Item(criterion: criterion, weight: weight, isMust: false)
    }
}
