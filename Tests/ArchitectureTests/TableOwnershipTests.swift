import Testing

@Suite struct `A room's SQL` {
    /// What the tables of a target begin with, where it is not the target's own name.
    static let prefixes = ["EventLog": ["event_"], "EventLogSQLite": ["log_"]]

    @Test(arguments: HouseTable.rows.map(\.name)) func `names its own tables alone`(room: String) {
        let prefixes = Self.prefixes[room] ?? [room.lowercased() + "_"]
        for file in House.files where file.target == room {
            let foreign = file.literals.flatMap { SQLText.tables(in: $0) }.filter { table in
                // `excluded` is the row that ON CONFLICT refused; sqlite_master has nobody's name.
                !prefixes.contains { table.hasPrefix($0) } && !["excluded", "sqlite_master"].contains(table)
            }
            #expect(Set(foreign).sorted() == [], "\(file.path) names tables of others")
        }
    }

    @Test func `writes the audit trail in one place`() {
        let writers = House.files.filter { file in
            file.literals.contains { $0.contains("INTO members_audit") || $0.contains("UPDATE members_audit") }
        }
        #expect(writers.map(\.name) == ["AuditTrail.swift"])
    }

    @Test(arguments: [
        ("SELECT id FROM tea_lot WHERE id = $", ["tea_lot"]),
        (
            "SELECT l.id FROM tea_lot l, sugar_lot AS s JOIN salt_lot t ON t.id = l.id",
            ["salt_lot", "sugar_lot", "tea_lot"]
        ),
        (
            "INSERT INTO tea_lot (id) SELECT id FROM sugar_lot ON CONFLICT (id) DO UPDATE SET id = excluded.id",
            ["sugar_lot", "tea_lot"]
        ),
        (
            "UPDATE tea_lot SET weight = s.weight FROM sugar_lot s WHERE s.id IS NOT DISTINCT FROM tea_lot.id",
            ["sugar_lot", "tea_lot"]
        ),
        (
            "WITH RECURSIVE walk(id) AS (SELECT id FROM tea_lot UNION SELECT id FROM walk), more AS (SELECT 1) SELECT id FROM walk",
            ["tea_lot"]
        ),
        ("DELETE FROM tea_lot WHERE note = 'FROM sugar_lot'", ["tea_lot"]),
        ("CREATE TABLE IF NOT EXISTS tea_lot (id BIGINT REFERENCES sugar_lot (id))", ["sugar_lot", "tea_lot"]),
        ("CREATE UNIQUE INDEX tea_lot_by_name ON tea_lot (name)", ["tea_lot"]),
        ("SELECT value FROM json_each($) WHERE 1 IN (SELECT id FROM tea_lot)", ["tea_lot"]),
        ("the lot came from sugar_lot, an update tea_lot", []),
    ]) func `is read right`(text: String, tables: [String]) {
        #expect(SQLText.tables(in: text).sorted() == tables)
    }
}
