import Synchronization

/// All that happens between BEGIN and COMMIT.
///
/// Lives only while the body runs, on the driver's thread; never let it escape. A statement that fails spoils the
/// transaction: every later statement throws the same error, and the body is undone even when it caught the error.
/// PostgreSQL would have it so, and silently roll back at COMMIT; to ask before inserting is `ON CONFLICT`'s work.
public final class Transaction {
    private let connection: any Connection
    package private(set) var commitActions: [@Sendable () -> Void] = []
    /// What the first statement that failed threw.
    package private(set) var failure: StorageError?

    package init(_ connection: any Connection) { self.connection = connection }

    public var dialect: Dialect { connection.dialect }

    /// All rows, each decoded by position.
    public func rows<Value>(
        _ statement: Statement, _ decode: (Row) throws(StorageError) -> Value
    ) throws(StorageError) -> [Value] {
        var values: [Value] = []
        for row in try answer(to: statement) { values.append(try decode(row)) }
        return values
    }

    /// The first row, or nil when there is none.
    public func first<Value>(
        _ statement: Statement, _ decode: (Row) throws(StorageError) -> Value
    ) throws(StorageError) -> Value? {
        guard let row = try answer(to: statement).first else { return nil }
        return try decode(row)
    }

    /// The only cell of the only row, such as a count.
    public func value<Value: Readable>(
        _ statement: Statement, as type: Value.Type = Value.self
    ) throws(StorageError) -> Value {
        guard let row = try answer(to: statement).first else { throw .column(0, "no row") }
        return try row.value(0)
    }

    /// Runs a statement; returns how many rows it changed.
    @discardableResult
    public func run(_ statement: Statement) throws(StorageError) -> Int {
        try spoiling { () throws(StorageError) in
            try checkCells(statement.cells)
            return try connection.run(statement)
        }
    }

    /// Runs one text for many rows of cells, in order, and returns how many rows each changed: the text is written with
    /// `$1 … $n` as they stand in order, and looked up once.
    @discardableResult
    public func run(_ text: StaticString, each rows: [[Cell]]) throws(StorageError) -> [Int] {
        try spoiling { () throws(StorageError) in
            for cells in rows { try checkCells(cells) }
            return try connection.run(text.description, each: rows)
        }
    }

    /// Does something once the transaction is durable; not at all when it is rolled back. Keep it short: wake a worker.
    public func afterCommit(_ action: @escaping @Sendable () -> Void) { commitActions.append(action) }

    private func answer(to statement: Statement) throws(StorageError) -> [Row] {
        try spoiling { () throws(StorageError) in
            try checkCells(statement.cells)
            return try connection.rows(statement)
        }
    }

    private func spoiling<Answer>(_ work: () throws(StorageError) -> Answer) throws(StorageError) -> Answer {
        if let failure { throw failure }
        do throws(StorageError) {
            return try work()
        } catch {
            failure = error
            throw error
        }
    }
}

/// Refuses values that only one engine could give back: PostgreSQL takes no NUL in text and SQLite would end the text
/// there; SQLite turns a number that is not a number into NULL.
private func checkCells(_ cells: [Cell]) throws(StorageError) {
    for (index, cell) in cells.enumerated() {
        switch cell {
        case .text(let text) where text.utf8.contains(0):
            throw .statement("$\(index + 1) is a text with a NUL character")
        case .real(let number) where number.isNaN:
            throw .statement("$\(index + 1) is not a number")
        case .null, .integer, .text, .real, .boolean, .bytes: break
        }
    }
}
