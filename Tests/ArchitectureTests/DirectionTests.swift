import Testing

@Suite struct `The house` {
    @Test func `has a row in the table for every room, and a room for every row`() {
        let folders = Set(House.targetFolders.filter { !$0.hasPrefix("Sources/Drivers/C") })
        #expect(folders == Set(HouseTable.rows.map { "Sources/\($0.layer)/\($0.name)" }))
    }

    @Test(arguments: HouseTable.rows.map(\.name)) func `lets a room import what its row allows and nothing else`(
        room: String
    ) throws {
        let row = try #require(HouseTable.rows.first { $0.name == room })
        let allowed = HouseTable.allowed(for: row)
        let files = House.files.filter { $0.target == room }
        #expect(!files.isEmpty)
        for file in files {
            let forbidden = file.imports.subtracting(allowed).sorted()
            #expect(forbidden == [], "\(file.path) imports what \(room) may not")
        }
    }

    /// So that the table itself cannot be bent quietly.
    @Test func `lets data flow one way alone`() {
        let order = ["Foundations": 0, "Drivers": 1, "Domain": 1, "Adapters": 2, "App": 3]
        let layers = Dictionary(uniqueKeysWithValues: HouseTable.rows.map { ($0.name, $0.layer) })
        for (index, row) in HouseTable.rows.enumerated() {
            let before = Set(HouseTable.rows[..<index].map(\.name))
            #expect(row.ours.isSubset(of: before), "\(row.name) imports what comes after it")
            for other in row.ours {
                let (own, its) = (order[row.layer] ?? 0, order[layers[other] ?? ""] ?? 0)
                let isAllowed = its < own || row.layer == layers[other]
                #expect(isAllowed, "\(row.name) imports \(other)")
            }
            if row.layer == "Domain" {
                let others = row.ours.subtracting(HouseTable.foundations)
                #expect(others.isSubset(of: ["Media", "Members"]), "\(row.name) knows another room")
            }
        }
    }

    @Test func `gives each outside library one room, or the few that the design names`() {
        func rooms(with module: String) -> Set<String> {
            Set(HouseTable.rows.filter { $0.outside.contains(module) }.map(\.name))
        }
        #expect(rooms(with: "GRDB") == ["StorageSQLite"])
        #expect(rooms(with: "CPostgres") == ["StoragePostgres"])
        #expect(rooms(with: "CVips") == ["Imaging"])
        #expect(rooms(with: "CMarkGFM") == ["Markdown"])
        #expect(rooms(with: "CSecp256k1") == ["Signing"])
        #expect(rooms(with: "Hummingbird") == ["Web"])
        #expect(rooms(with: "Mustache") == ["Web"])
        #expect(rooms(with: "AsyncHTTPClient") == ["Channels", "Marketplaces", "Simulator"])
        #expect(rooms(with: "ArgumentParser") == ["CommandLine"])
        #expect(rooms(with: "Configuration") == ["Terrace"])
    }
}
