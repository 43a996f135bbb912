public import Storage

/// How far the buyer's payment has come, as the shop says it.
public enum PaymentStatus: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
    case pending
    case authorized
    case partiallyPaid = "partially_paid"
    case voided
    case paid
    case partiallyRefunded = "partially_refunded"
    case refunded

    /// Once paid in full an order is a sale, whatever is given back later.
    public var isSale: Bool {
        switch self {
        case .paid, .partiallyRefunded, .refunded: true
        case .pending, .authorized, .partiallyPaid, .voided: false
        }
    }

    /// Goods are kept for the buyer, who has not paid in full.
    public var isPromise: Bool {
        switch self {
        case .pending, .authorized, .partiallyPaid: true
        case .paid, .partiallyRefunded, .refunded, .voided: false
        }
    }

    /// Grows along the way that an order goes; decides between two versions of the same second.
    var progress: Int { Self.allCases.firstIndex(of: self)! }
}
