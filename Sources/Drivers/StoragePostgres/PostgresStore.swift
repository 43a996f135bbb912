public import Storage

/// A PostgreSQL database, through libpq.
///
/// Writes go over one connection and hold one advisory lock, so they run one after another as on SQLite, also when
/// several nodes share the database: docs/decisions/serial-writers.md. Reads run beside them, each in a snapshot.
public final class PostgresStore: Store {
    /// Any number, but the same on every node.
    private static let writersLock: StaticString = "SELECT pg_advisory_xact_lock(7305804402566)"

    public let dialect = Dialect.postgres
    private let writer: PostgresThread
    private let writes: GroupCommit
    private let readers: ReaderPool

    /// `address` is anything that libpq understands: `postgres://user@host:port/database`, or `host=… port=…`.
    /// Connects once, to say at once when it cannot.
    public init(address: String, readers count: Int = 4) async throws(StorageError) {
        let writer = PostgresThread(address: address)
        self.writer = writer
        writes = GroupCommit(begin: ["BEGIN", Statement(text: Self.writersLock)]) { work in
            writer.perform { connection in
                switch connection {
                case .success(let connection): work(.success(connection))
                case .failure(let error): work(.failure(error))
                }
            }
        }
        readers = ReaderPool((0..<count).map { _ in PostgresThread(address: address) })
        do {
            let _: Int64 = try await read { transaction in try transaction.value("SELECT CAST(1 AS BIGINT)") }
        } catch {
            throw error as? StorageError ?? .unexpected("\(error)")
        }
    }

    public func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        let thread = await readers.take()
        defer { readers.give(back: thread) }
        return try await withCheckedThrowingContinuation { continuation in
            thread.perform { connection in
                continuation.resume(
                    with: Result {
                        let connection = try connection.get()
                        _ = try connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                        do {
                            let value = try body(Transaction(connection))
                            _ = try connection.run("COMMIT")
                            return value
                        } catch {
                            _ = try? connection.run("ROLLBACK")
                            throw error
                        }
                    })
            }
        }
    }

    @discardableResult
    public func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value
    {
        try await writes.write(body)
    }

    public func close() async {
        writes.close()
        await writer.close()
        await readers.close()
    }
}

extension Statement {
    fileprivate init(text: StaticString) { self = "\(text: text)" }
}
