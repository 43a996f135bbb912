import Contracts
import Storage
import Values

/// What the rows of a report are called today.
struct ReportNames {
    private let grouping: ImpactGrouping
    private let known: [Int64: Localized]
    private let codes: [String: String]
    private let counties: [String: CountyCode]

    init(_ grouping: ImpactGrouping, _ lots: [ScopedLot], in transaction: Transaction) throws(StorageError) {
        self.grouping = grouping
        switch grouping {
        case .product: known = try NameTable.all(of: .product, in: transaction)
        case .article: known = try NameTable.all(of: .article, in: transaction)
        case .channel: known = try NameTable.all(of: .channel, in: transaction)
        case .lot, .county: known = [:]
        }
        codes = Dictionary(uniqueKeysWithValues: lots.map { ($0.fact.lot.description, $0.fact.code) })
        // Of two revisions of one code, the later lot's.
        counties = Dictionary(lots.map { ($0.fact.county.code, $0.fact.county) }) { $1 }
    }

    /// Things that nobody has named yet are called by their key.
    subscript(key: String) -> Localized {
        let unnamed = Localized(chinese: key, english: key)
        switch grouping {
        case .product: return Int64(key).flatMap { known[$0] } ?? unnamed
        case .lot: return codes[key].map { Localized(chinese: $0, english: $0) } ?? unnamed
        case .county: return counties[key].map(\.reportName) ?? unnamed
        case .article, .channel:
            if ReportQuery.isNothing(key) { return Localized(chinese: "未归因", english: "Unattributed") }
            return Int64(key).flatMap { known[$0] } ?? unnamed
        }
    }
}

extension CountyCode {
    /// `湖南省保靖县`, in the words of its revision; the code where no table has it.
    fileprivate var reportName: Localized {
        (County.find(self) ?? County.find(code))?.place ?? Localized(chinese: code, english: code)
    }
}
