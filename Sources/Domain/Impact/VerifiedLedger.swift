public import Contracts
public import Values

/// What a check of the whole ledger found.
public enum LedgerVerdict: Hashable, Sendable {
    case holds(VerifiedLedger)
    /// The first entry that does not fit, or what beside the entries does not.
    case broken(LedgerFault)
}

/// A ledger in which everything fits.
public struct VerifiedLedger: Hashable, Sendable {
    public let entries: Int64
    /// The hash of the last entry, which stands for all.
    public let root: ContentDigest
    /// Daily roots that were recomputed and whose signatures hold.
    public let signedDays: Int
    /// What the shops' sales came to, less refunds, in fen.
    public let net: Money
    /// Net grams and places drawn from lots.
    public let grams: Int64
    public let places: Int64
    /// Events that contradicted the books and were left out of them.
    public let unbooked: Int64
}

/// The first thing that does not fit.
public struct LedgerFault: Hashable, Sendable {
    /// Nil when the fault is not in an entry.
    public let entry: EntryID?
    public let cause: Cause

    public enum Cause: Hashable, Sendable {
        /// The row is not there though later ones are, or the ledger's head says that it was.
        case missing
        /// A row that is behind the ledger's head, or before its first entry.
        case unexpected
        /// Body and hash do not go together with the entries before: somebody changed them.
        case hashDiffers
        case unreadable(String)
        /// The body says that it is another entry.
        case otherIdentifier(EntryID)
        case doesNotSumToZero(Commodity, Int64)
        /// A lot, or the goods beyond it, would hold less than nothing.
        case belowZero(Account, Int64)
        /// It takes more of a sale than was left of it, or of a sale that is not there.
        case exceedsSale
        /// A table that is drawn from the entries says something else than the body.
        case tableDiffers(String)
        /// The stored end of the ledger is not the end of its entries.
        case headDiffers
        /// The root of a day is not that of its entries.
        case rootDiffers(Day)
        case signatureInvalid(Day)
    }

    init(_ entry: EntryID?, _ cause: Cause) {
        self.entry = entry
        self.cause = cause
    }
}

extension LedgerFault: CustomStringConvertible {
    /// `entry 17: its body or its hash was changed`
    public var description: String { entry.map { "entry \($0): \(cause)" } ?? "\(cause)" }
}

extension LedgerFault.Cause: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing: "it is missing"
        case .unexpected: "it stands outside the ledger's first and last entry"
        case .hashDiffers: "its body or its hash was changed"
        case .unreadable(let why): "it cannot be read: \(why)"
        case .otherIdentifier(let id): "its body says that it is entry \(id)"
        case .doesNotSumToZero(let commodity, let sum): "its lines sum to \(sum) \(commodity.rawValue) instead of zero"
        case .belowZero(let account, let balance): "\(account) would hold \(balance)"
        case .exceedsSale: "it takes more than was left of its sale"
        case .tableDiffers(let table): "\(table) does not say what the entries say"
        case .headDiffers: "the ledger's head does not name its last entry"
        case .rootDiffers(let day): "the root of \(day) is not that of its entries"
        case .signatureInvalid(let day): "the signature of \(day) does not hold"
        }
    }
}

/// How far a check has come.
public struct VerifyProgress: Hashable, Sendable {
    public let checked: Int64
    public let entries: Int64
}
