/// What a driver offers for the length of one transaction. Called only on the driver's own thread.
public protocol Connection {
    var dialect: Dialect { get }

    /// Runs a statement and returns all its rows.
    func rows(_ statement: Statement) throws(StorageError) -> [Row]

    /// Runs a statement and returns how many rows it changed.
    func run(_ statement: Statement) throws(StorageError) -> Int

    /// Runs one text for each row of cells, in order, and returns how many rows each changed.
    func run(_ text: String, each rows: [[Cell]]) throws(StorageError) -> [Int]
}

extension Connection {
    public func run(_ text: String, each rows: [[Cell]]) throws(StorageError) -> [Int] {
        var counts: [Int] = []
        counts.reserveCapacity(rows.count)
        for cells in rows { counts.append(try run(Statement(text: text, cells: cells))) }
        return counts
    }
}

/// The few words in which the two engines differ. Splice them with `\(text: …)`.
public enum Dialect: String, Sendable {
    case sqlite
    case postgres

    /// `FOR UPDATE SKIP LOCKED`; nothing on SQLite, which has one writer.
    public var forUpdateSkipLocked: StaticString {
        switch self {
        case .sqlite: ""
        case .postgres: "FOR UPDATE SKIP LOCKED"
        }
    }
}
