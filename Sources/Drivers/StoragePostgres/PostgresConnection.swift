import CPostgres
import Storage
import Synchronization

/// One libpq connection with its prepared statements. Parameters and results travel in binary.
///
/// Used on one queue alone (``PostgresThread``).
final class PostgresConnection: Connection, Sendable {
    fileprivate struct State: ~Copyable {
        let handle: OpaquePointer
        /// Statement text and parameter types → name on the server.
        var prepared: [String: String] = [:]
    }

    let dialect = Dialect.postgres
    private let state: Mutex<State>

    init(address: String) throws(StorageError) {
        guard let handle = PQconnectdb(address) else { throw .unavailable("out of memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            let message = String(cString: PQerrorMessage(handle))
            PQfinish(handle)
            throw .unavailable(message)
        }
        state = Mutex(State(handle: handle))
        _ = try run("SET client_encoding = 'UTF8'")
        _ = try run("SET client_min_messages = warning")
        _ = try run("SET synchronous_commit = on")
    }

    deinit { state.withLock { PQfinish($0.handle) } }

    var isUsable: Bool { state.withLock { PQstatus($0.handle) == CONNECTION_OK } }

    func rows(_ statement: Statement) throws(StorageError) -> [Row] {
        try state.withLock { state throws(StorageError) in
            let result = try state.execute(statement)
            defer { PQclear(result) }
            let columns = (0..<PQnfields(result)).map { (index: $0, type: PQftype(result, $0)) }
            var rows: [Row] = []
            rows.reserveCapacity(Int(PQntuples(result)))
            for tuple in 0..<PQntuples(result) {
                var cells: [Cell] = []
                cells.reserveCapacity(columns.count)
                for (index, type) in columns {
                    cells.append(try Cell(result: result, tuple: tuple, column: index, type: type))
                }
                rows.append(Row(cells))
            }
            return rows
        }
    }

    func run(_ statement: Statement) throws(StorageError) -> Int {
        try state.withLock { state throws(StorageError) in
            let result = try state.execute(statement)
            defer { PQclear(result) }
            return Int(String(cString: PQcmdTuples(result))) ?? 0
        }
    }
}

extension PostgresConnection.State {
    /// Lists of many lengths make many statements; past this number all are forgotten and prepared anew when they come.
    private static let mostPrepared = 1_000

    fileprivate mutating func execute(_ statement: Statement) throws(StorageError) -> OpaquePointer {
        let name = try prepare(statement)
        let parameters = Parameters(statement.cells)
        let result = parameters.withPointers { values, lengths, formats in
            PQexecPrepared(handle, name, Int32(statement.cells.count), values, lengths, formats, 1)
        }
        return try checked(result)
    }

    private mutating func prepare(_ statement: Statement) throws(StorageError) -> String {
        let types = statement.cells.map(\.postgresType)
        let key =
            types.isEmpty ? statement.text : statement.text + "\u{0}" + types.map(String.init).joined(separator: ",")
        if let name = prepared[key] { return name }
        if prepared.count == Self.mostPrepared {
            PQclear(try checked(PQexec(handle, "DEALLOCATE ALL")))
            prepared = [:]
        }
        let name = "s\(prepared.count)"
        let result = PQprepare(handle, name, statement.text, Int32(types.count), types)
        PQclear(try checked(result))
        prepared[key] = name
        return name
    }

    private func checked(_ result: OpaquePointer?) throws(StorageError) -> OpaquePointer {
        guard let result else { throw .unavailable(String(cString: PQerrorMessage(handle))) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return result
        default:
            defer { PQclear(result) }
            // PG_DIAG_SQLSTATE is a macro of a character, 'C', which does not reach Swift.
            let sqlState = Int32(UInt8(ascii: "C"))
            let state = PQresultErrorField(result, sqlState).map { String(cString: $0) } ?? ""
            throw StorageError(sqlState: state, message: String(cString: PQresultErrorMessage(result)))
        }
    }
}

extension StorageError {
    /// By the class of the SQLSTATE: https://www.postgresql.org/docs/15/errcodes-appendix.html
    init(sqlState: String, message: String) {
        switch sqlState {
        case "23505": self = .duplicate(message)
        case _ where sqlState.hasPrefix("23"): self = .constraint(message)
        case _ where sqlState.hasPrefix("42"), _ where sqlState.hasPrefix("22"), "25P02": self = .statement(message)
        default: self = .unavailable(message)
        }
    }
}
