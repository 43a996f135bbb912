import Testing

/// Package.swift says the same as the table: its rows are read as text, for a manifest cannot be imported.
@Suite struct `The manifest` {
    @Test func `gives each room no more of ours than the table`() throws {
        let rows = Self.rows(in: House.text(of: "Package.swift"))
        for row in HouseTable.rows where row.name != "CommandLine" {
            let found = try #require(rows[row.name], "Package.swift has no row for \(row.name)")
            let systemLibraries = row.outside.filter { $0.hasPrefix("C") && $0.dropFirst().first?.isUppercase == true }
            let extra = found.subtracting(row.ours).subtracting(systemLibraries).sorted()
            #expect(extra == [], "Package.swift lets \(row.name) see more than the table")
        }
    }

    @Test func `is read right`() {
        let manifest = """
            let rooms = [
                Room(name: "Tea", folder: "Domain", ours: domain + ["Members", "Media"], outside: [crypto]),
                // Room(name: "Ghost", folder: "Domain", ours: ["Web"]),
                Room(
                    name: "Sugar", folder: "Adapters",
                    ours: ["Tea"],
                    resources: [.copy("Resources")]),
                Room(name: "Salt", folder: "Foundations"),
            ]
            """
        #expect(
            Self.rows(in: manifest) == [
                "Tea": ["Contracts", "EventLog", "Storage", "Values", "Members", "Media"], "Sugar": ["Tea"], "Salt": [],
            ])
    }

    /// Each `Room(name: …, ours: …)`, by name.
    private static func rows(in manifest: String) -> [String: Set<String>] {
        var rows: [String: Set<String>] = [:]
        let pieces = SwiftText.pieces(of: manifest)
        for start in pieces.indices where pieces[start] == .word("Room") && pieces[safe: start + 1] == .sign("(") {
            var depth = 0
            var label = ""
            var (name, ours) = ("", Set<String>())
            scan: for index in pieces.indices[(start + 1)...] {
                switch pieces[index] {
                case .sign("("): depth += 1
                case .sign(")"):
                    depth -= 1
                    if depth == 0 { break scan }
                case .word(let word):
                    if depth == 1, pieces[safe: index + 1] == .sign(":") { label = word }
                    if label == "ours", word == "domain" { ours.formUnion(HouseTable.foundations) }
                case .text(let text):
                    if label == "name" { name = text }
                    if label == "ours" { ours.insert(text) }
                case .sign: break
                }
            }
            if !name.isEmpty { rows[name] = ours }
        }
        return rows
    }
}
