import Foundation
import Storage
import TestKit
import Testing
import Values

@testable import Terrace

/// The tables as both engines have them, in `docs/schema`: a change of theirs is seen in the review of the change.
@Suite struct GoldenSchemaTests {
    @Test(arguments: Engine.all)
    func `the tables of a new platform are those of the golden file`(engine: Engine) async throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../docs/schema/\(engine).txt")
        let found = try await engine.withStore(Schema.all) { store in try await Self.description(of: store, engine) }
        if ProcessInfo.processInfo.environment["TERRACE_RECORD_GOLDEN"] != nil {
            try FileManager.default.createDirectory(
                at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(found.utf8).write(to: path)
        }
        let golden = try String(contentsOf: path, encoding: .utf8)
        #expect(
            found == golden, "if the change is meant, record it: TERRACE_RECORD_GOLDEN=1 swift test --filter Golden")
    }

    /// SQLite: each table and index as it was made. PostgreSQL: one line for each column, index, check and foreign key.
    private static func description(of store: any Store, _ engine: Engine) async throws -> String {
        let statement: Statement =
            switch engine {
            case .sqlite:
                """
                SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name
                """
            case .postgres:
                """
                SELECT (table_name || '.' || column_name || ' ' || data_type
                    || CASE WHEN is_nullable = 'NO' THEN ' NOT NULL' ELSE '' END) COLLATE "C"
                FROM information_schema.columns WHERE table_schema = current_schema()
                UNION ALL
                SELECT replace(indexdef, current_schema() || '.', '') COLLATE "C"
                FROM pg_indexes WHERE schemaname = current_schema()
                UNION ALL
                SELECT (conrelid::regclass::text || ' ' || pg_get_constraintdef(oid)) COLLATE "C"
                FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype IN ('c', 'f')
                ORDER BY 1
                """
            }
        let lines = try await store.read { transaction in
            try transaction.rows(statement) { row throws(StorageError) in try row.value(0, as: String.self) }
        }
        return lines.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.joined(separator: "\n")
            + "\n"
    }
}
