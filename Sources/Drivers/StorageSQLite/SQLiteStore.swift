import GRDB
public import Storage

/// A database in one SQLite file (WAL, `synchronous=FULL`), through GRDB.
public final class SQLiteStore: Store {
    public let dialect = Dialect.sqlite
    private let pool: DatabasePool
    private let writes: GroupCommit

    /// Opens the file, and creates it when it is missing; its folder must exist.
    ///
    /// - Parameter checkpointPages: so many pages of the write-ahead log are carried over together: more of them make fewer
    ///   and longer pauses for whoever commits.
    public init(path: String, checkpointPages: Int = 1_000) throws(StorageError) {
        var configuration = Configuration()
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(10)
        configuration.label = "terrace.sqlite"
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB sets NORMAL with WAL, which loses the last commits when the power fails.
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try database.execute(sql: "PRAGMA wal_autocheckpoint = \(checkpointPages)")
            }
            self.pool = pool
            writes = GroupCommit(begin: ["BEGIN IMMEDIATE"]) { work in
                pool.asyncWriteWithoutTransaction { database in
                    let isClosed = database.sqliteConnection == nil
                    work(isClosed ? .failure(.closed) : .success(SQLiteConnection(database)))
                }
            }
        } catch {
            throw StorageError(error)
        }
    }

    public func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        do {
            return try await pool.read { database in try body(Transaction(SQLiteConnection(database))) }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    @discardableResult
    public func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value
    {
        try await writes.write(body)
    }

    public func close() async {
        writes.close()
        try? pool.close()
    }

    /// Copies the database, consistent and while it is in use, into a new file.
    public func backUp(to path: String) async throws(StorageError) {
        do {
            try pool.backup(to: DatabaseQueue(path: path))
        } catch {
            throw StorageError(error)
        }
    }
}
