import FoundationEssentials
public import Storage
import StoragePostgres
import StorageSQLite
import Values

/// An engine that tables are tested on: `@Test(arguments: Engine.all) func …(engine: Engine)`.
///
/// `TERRACE_TEST_POSTGRES` is the address of a server in which the tests may make schemas; `make test` starts one.
/// `TERRACE_TEST_ENGINES=sqlite` leaves PostgreSQL out, and the closing line of `make check` says so.
public enum Engine: String, Sendable, CaseIterable {
    case sqlite
    case postgres

    public static let all: [Engine] = {
        let wanted = ProcessInfo.processInfo.environment["TERRACE_TEST_ENGINES"] ?? "sqlite,postgres"
        return wanted.split(separator: ",").map { name in
            guard let engine = Engine(rawValue: String(name)) else {
                fatalError("TERRACE_TEST_ENGINES: no engine \(name)")
            }
            return engine
        }
    }()

    /// A store of its own, empty; removed after the body.
    public func withStore<Answer>(
        _ schemas: [Schema] = [], _ body: (any Store) async throws -> Answer
    ) async throws -> Answer {
        let clock = ManualClock()
        switch self {
        case .sqlite:
            return try await withTemporaryFolder { folder in
                let store = try SQLiteStore(path: folder + "/test.sqlite")
                return try await closing(store) {
                    try await store.migrate(schemas, clock: clock)
                    return try await body(store)
                }
            }
        case .postgres:
            return try await Self.withSchema { address in
                let store = try await PostgresStore(address: address, readers: 2)
                return try await closing(store) {
                    try await store.migrate(schemas, clock: clock)
                    return try await body(store)
                }
            }
        }
    }
}

/// Closes the store after the body, whatever came of it.
private func closing<Answer>(_ store: any Store, _ body: () async throws -> Answer) async throws -> Answer {
    let result: Result<Answer, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    await store.close()
    return try result.get()
}

/// A folder of its own, removed after the body.
public func withTemporaryFolder<Answer>(_ body: (String) async throws -> Answer) async throws -> Answer {
    let folder =
        FileManager.default.temporaryDirectory.path
        + "/terrace-test-" + hexadecimal((0..<8).map { _ in UInt8.random(in: .min ... .max) })
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}

extension Engine {
    /// What `--database` is given for a journey: nil for SQLite, the address of a schema of its own for PostgreSQL.
    public func withJourneyDatabase<Answer>(_ body: (String?) async throws -> Answer) async throws -> Answer {
        switch self {
        case .sqlite: return try await body(nil)
        case .postgres: return try await Self.withSchema { address in try await body(address) }
        }
    }

    /// The address of an empty schema, dropped after the body.
    static func withSchema<Answer>(_ body: (String) async throws -> Answer) async throws -> Answer {
        guard let address = ProcessInfo.processInfo.environment["TERRACE_TEST_POSTGRES"] else {
            fatalError("TERRACE_TEST_POSTGRES is not set: run `make test`, or set TERRACE_TEST_ENGINES=sqlite")
        }
        await Turnstile.postgres.enter()
        defer { Turnstile.postgres.leave() }
        let name = "test_" + hexadecimal((0..<8).map { _ in UInt8.random(in: .min ... .max) })
        let admin = try await PostgresStore(address: address, readers: 1)
        return try await closing(admin) {
            try await admin.write { transaction in
                try transaction.run(Statement(stringLiteral: "CREATE SCHEMA " + name))
            }
            let result: Result<Answer, any Error>
            do {
                result = .success(try await body(address + " options='-c search_path=\(name)'"))
            } catch {
                result = .failure(error)
            }
            try await admin.write { transaction in
                try transaction.run(Statement(stringLiteral: "DROP SCHEMA " + name + " CASCADE"))
            }
            return try result.get()
        }
    }
}
