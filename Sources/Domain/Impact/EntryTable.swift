import Contracts
import Storage
import Values

/// The journal: `impact_entry`, `impact_line`, and `impact_head`, which says where it ends.
enum EntryTable {
    static func head(in transaction: Transaction) throws(StorageError) -> LedgerHead {
        try transaction.first("SELECT entries, hash FROM impact_head WHERE one = 1") { row throws(StorageError) in
            LedgerHead(entries: try row.value(0), root: try row.value(1))
        } ?? .empty
    }

    /// Writes an entry behind the head; returns the head that it makes.
    static func append(
        _ entry: Entry, after head: LedgerHead, in transaction: Transaction
    ) throws(StorageError) -> LedgerHead {
        let body = entry.body.bytes
        let hash = HashChain.next(after: head.root, body: body)
        try transaction.run(
            """
            INSERT INTO impact_entry (id, body, hash)
            VALUES (\(entry.id), \(String(decoding: body, as: UTF8.self)), \(hash))
            """)
        try transaction.run(
            """
            INSERT INTO impact_head (one, entries, hash) VALUES (1, \(entry.id), \(hash))
            ON CONFLICT (one) DO UPDATE SET entries = excluded.entries, hash = excluded.hash
            """)
        if !entry.lines.isEmpty {
            try transaction.run(insert(entry.lines, of: entry.id))
            try transaction.run(balance(entry.lines))
        }
        return LedgerHead(entries: entry.id.raw, root: hash)
    }

    /// The stored entries behind a place, oldest first.
    static func page(
        after id: Int64, through last: Int64, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [StoredEntry] {
        try transaction.rows(
            """
            SELECT id, body, hash FROM impact_entry
            WHERE id > \(id) AND id <= \(last) ORDER BY id LIMIT \(limit)
            """, StoredEntry.init(row:))
    }

    static func find(_ id: EntryID, in transaction: Transaction) throws(StorageError) -> StoredEntry? {
        try transaction.first("SELECT id, body, hash FROM impact_entry WHERE id = \(id)", StoredEntry.init(row:))
    }

    private static func insert(_ lines: [Entry.Line], of entry: EntryID) -> Statement {
        // Put together by hand: splicing statements took a third of the time of booking a sale.
        var parts = Statement.Interpolation(literalCapacity: 256, interpolationCount: lines.count * 5)
        parts.appendLiteral("INSERT INTO impact_line (entry, position, account, commodity, amount) VALUES ")
        for (position, line) in lines.enumerated() {
            parts.appendLiteral(position == 0 ? "(" : ", (")
            parts.appendInterpolation(entry)
            parts.appendLiteral(", ")
            parts.appendInterpolation(position)
            parts.appendLiteral(", ")
            parts.append(line)
        }
        return Statement(stringInterpolation: parts)
    }

    private static func balance(_ lines: [Entry.Line]) -> Statement {
        // No account stands twice in one entry of ours, so one statement can move them all.
        var parts = Statement.Interpolation(literalCapacity: 256, interpolationCount: lines.count * 3)
        parts.appendLiteral("INSERT INTO impact_account (account, commodity, balance) VALUES ")
        for (position, line) in lines.enumerated() {
            parts.appendLiteral(position == 0 ? "(" : ", (")
            parts.append(line)
        }
        parts.appendLiteral(
            """
             ON CONFLICT (account, commodity) DO UPDATE SET balance = impact_account.balance + excluded.balance
            """)
        return Statement(stringInterpolation: parts)
    }
}

extension Statement.Interpolation {
    /// `account, commodity, amount)`
    fileprivate mutating func append(_ line: Entry.Line) {
        appendInterpolation(line.account.description)
        appendLiteral(", ")
        appendInterpolation(line.commodity)
        appendLiteral(", ")
        appendInterpolation(line.amount)
        appendLiteral(")")
    }
}

/// An entry as it stands in the table, whatever somebody may have made of it.
struct StoredEntry: Sendable {
    let id: Int64
    /// Nil when it is not a text.
    let body: [UInt8]?
    /// Nil when it is not a digest.
    let hash: ContentDigest?

    init(row: Row) throws(StorageError) {
        id = try row.value(0)
        if case .text(let text) = row[1] { body = Array(text.utf8) } else { body = nil }
        hash = ContentDigest(cell: row[2])
    }
}

extension EntryTable {
    /// The hashes of consecutive entries.
    static func hashes(
        from first: Int64, through last: Int64, in transaction: Transaction
    ) throws(StorageError) -> [ContentDigest] {
        try transaction.rows(
            "SELECT hash FROM impact_entry WHERE id >= \(first) AND id <= \(last) ORDER BY id"
        ) { row throws(StorageError) in try row.value(0) }
    }

    static func lines(
        from first: Int64, through last: Int64, in transaction: Transaction
    ) throws(StorageError) -> [StoredLine] {
        try transaction.rows(
            """
            SELECT entry, account, commodity, amount FROM impact_line
            WHERE entry >= \(first) AND entry <= \(last) ORDER BY entry, position
            """
        ) { row throws(StorageError) in
            StoredLine(
                entry: try row.value(0), account: try row.value(1), commodity: try row.value(2),
                amount: try row.value(3))
        }
    }
}

/// A line as it stands in the table, whatever somebody may have made of it.
struct StoredLine: Hashable, Sendable {
    let entry: Int64
    let account: String
    let commodity: String
    let amount: Int64

    init(entry: Int64, account: String, commodity: String, amount: Int64) {
        self.entry = entry
        self.account = account
        self.commodity = commodity
        self.amount = amount
    }

    init(_ line: Entry.Line, of entry: EntryID) {
        self.init(
            entry: entry.raw, account: line.account.description, commodity: line.commodity.rawValue, amount: line.amount
        )
    }
}
