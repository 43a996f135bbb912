import Contracts
import Storage
import Values

/// The SQL of `sourcing_fact`. At most one fact of a name holds for a product; a unique index sees to it.
enum FactTable {
    private static let columns: StaticString =
        """
        id, product, name, kind, amount, unit, text_chinese, text_english, evidence, visit, grounds, confirmed_at,
        confirmed_by, expires_on, end_kind, ended_at, ended_by, end_reason
        """

    static func add(_ fact: Fact, in transaction: Transaction) throws(StorageError) {
        let cells = fact.value.cells
        try transaction.run(
            """
            INSERT INTO sourcing_fact
                (id, product, name, kind, amount, unit, text_chinese, text_english, evidence, visit, grounds,
                 confirmed_at, confirmed_by, expires_on)
            VALUES (\(fact.id), \(fact.product), \(fact.name), \(fact.value.kind.rawValue), \(cells.amount),
                    \(cells.unit), \(cells.text?.chinese), \(cells.text?.english), \(fact.evidence), \(fact.visit),
                    \(fact.grounds), \(fact.confirmedAt), \(fact.confirmedBy), \(fact.expiresOn))
            """)
    }

    static func end(_ fact: FactID, _ end: FactEnd, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE sourcing_fact
            SET end_kind = \(end.kind), ended_at = \(end.at), ended_by = \(end.by), end_reason = \(end.reason)
            WHERE id = \(fact)
            """)
    }

    static func find(_ id: FactID, in transaction: Transaction) throws -> Fact {
        let found = try transaction.first(
            "SELECT \(text: columns) FROM sourcing_fact WHERE id = \(id)", Fact.init(row:))
        guard let found else { throw SourcingError.noSuchFact(id) }
        return found
    }

    /// The one of a name that has not ended.
    static func holding(
        _ name: String, of product: ProductID, in transaction: Transaction
    ) throws(StorageError) -> Fact? {
        try transaction.first(
            """
            SELECT \(text: columns) FROM sourcing_fact
            WHERE product = \(product) AND name = \(name) AND ended_at IS NULL
            """, Fact.init(row:))
    }

    /// Those that hold on a day, by product and name.
    static func holding(
        of products: [ProductID], on day: Day, in transaction: Transaction
    ) throws(StorageError) -> [Fact] {
        guard !products.isEmpty else { return [] }
        return try transaction.rows(holding(of: products, on: day), Fact.init(row:))
    }

    static func holding(of products: [ProductID], on day: Day) -> Statement {
        """
        SELECT \(text: columns) FROM sourcing_fact
        WHERE product IN (\(list: products)) AND ended_at IS NULL AND (expires_on IS NULL OR expires_on >= \(day))
        ORDER BY product, name
        """
    }

    /// All that was ever confirmed, newest first.
    static func history(
        of product: ProductID, before last: FactID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Fact] {
        try transaction.rows(
            """
            SELECT \(text: columns) FROM sourcing_fact
            WHERE product = \(product) AND id < \(last?.raw ?? .max) ORDER BY id DESC LIMIT \(limit)
            """, Fact.init(row:))
    }

    /// Those whose last day lies before a day, the first to expire first.
    static func expired(
        before day: Day, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Fact] {
        try transaction.rows(expiring(before: day, limit: limit), Fact.init(row:))
    }

    static func expiring(before day: Day, limit: Int) -> Statement {
        """
        SELECT \(text: columns) FROM sourcing_fact
        WHERE ended_at IS NULL AND expires_on < \(day) ORDER BY expires_on, id LIMIT \(limit)
        """
    }
}

extension FactValue {
    /// How the columns hold it.
    fileprivate var cells: (amount: Int64?, unit: String?, text: Localized?) {
        switch self {
        case .money(let money): (money.fen, money.currency.rawValue, nil)
        case .quantity(let quantity): (quantity.amount, quantity.unit.rawValue, nil)
        case .text(let text): (nil, nil, text)
        case .day(let day): (day.number, nil, nil)
        case .count(let count): (count, nil, nil)
        }
    }

    /// Reads kind, amount, unit and texts from five columns.
    fileprivate init(row: Row, at position: Int) throws(StorageError) {
        let name: String = try row.value(position)
        guard let kind = Kind(rawValue: name) else { throw .column(position, "no kind of fact \(name)") }
        switch kind {
        case .money:
            self = .money(Money(fen: try row.value(position + 1), currency: try row.value(position + 2)))
        case .quantity:
            self = .quantity(Quantity(amount: try row.value(position + 1), unit: try row.value(position + 2)))
        case .text:
            self = .text(
                Localized(chinese: try row.value(position + 3), english: try row.value(position + 4)))
        case .day: self = .day(try row.value(position + 1))
        case .count: self = .count(try row.value(position + 1))
        }
    }
}

extension Fact {
    fileprivate init(row: Row) throws(StorageError) {
        var end: FactEnd?
        if let kind = try row.value(14, as: FactEnd.Kind?.self) {
            end = FactEnd(
                kind: kind, at: try row.value(15), by: try row.value(16), reason: try row.value(17))
        }
        self.init(
            id: try row.value(0), product: try row.value(1), name: try row.value(2),
            value: try FactValue(row: row, at: 3), evidence: try row.value(8), visit: try row.value(9),
            grounds: try row.value(10), confirmedAt: try row.value(11), confirmedBy: try row.value(12),
            expiresOn: try row.value(13), end: end)
    }
}
