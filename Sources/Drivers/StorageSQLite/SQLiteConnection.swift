import FoundationEssentials
import GRDB
import Storage

struct SQLiteConnection: Connection {
    let dialect = Dialect.sqlite
    private let database: Database

    init(_ database: Database) { self.database = database }

    func rows(_ statement: Storage.Statement) throws(StorageError) -> [Storage.Row] {
        do {
            let cursor = try GRDB.Row.fetchCursor(try prepared(statement))
            var rows: [Storage.Row] = []
            while let row = try cursor.next() { rows.append(Storage.Row(row.databaseValues.map(Cell.init))) }
            return rows
        } catch {
            throw StorageError(error)
        }
    }

    func run(_ statement: Storage.Statement) throws(StorageError) -> Int {
        do {
            // SQLite keeps the last count through statements that change nothing, such as CREATE TABLE.
            let before = database.totalChangesCount
            try prepared(statement).execute()
            return database.totalChangesCount == before ? 0 : database.changesCount
        } catch {
            throw StorageError(error)
        }
    }

    func run(_ text: String, each rows: [[Cell]]) throws(StorageError) -> [Int] {
        do {
            let prepared = try database.cachedStatement(sql: text)
            var counts: [Int] = []
            counts.reserveCapacity(rows.count)
            for cells in rows {
                let before = database.totalChangesCount
                prepared.setUncheckedArguments(StatementArguments(cells.map(\.databaseValue)))
                try prepared.execute()
                counts.append(database.totalChangesCount == before ? 0 : database.changesCount)
            }
            return counts
        } catch {
            throw StorageError(error)
        }
    }

    private func prepared(_ statement: Storage.Statement) throws -> GRDB.Statement {
        let prepared = try database.cachedStatement(sql: statement.text)
        // `$1 … $n` appear in order, so SQLite numbers them as they stand.
        prepared.setUncheckedArguments(StatementArguments(statement.cells.map(\.databaseValue)))
        return prepared
    }
}

extension Cell {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .real(let value): value.databaseValue
        case .boolean(let value): value.databaseValue
        case .bytes(let value): Data(value).databaseValue
        }
    }

    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .real(value)
        case .string(let value): self = .text(value)
        case .blob(let value): self = .bytes([UInt8](value))
        }
    }
}
