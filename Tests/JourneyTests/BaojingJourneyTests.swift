import Foundation
import TestKit
import Testing

/// The whole way, through the program's own doors: from the county's nomination to books that verify.
@Suite(.serialized) struct `The Baojing loop` {
    /// A season small enough for the unoptimised program.
    private static let readers = "1500"

    @Test(arguments: Engine.all) func `gives the same figures in shop, report and ledger`(engine: Engine) async throws {
        try await engine.withJourneyDatabase { database in
            let terrace = try RunningTerrace(database: database)
            try await terrace.start()
            let tally = try simulate(terrace)
            try await check(terrace, tally)
        }
    }

    @Test(arguments: Engine.all) func `loses and doubles nothing when the power fails`(engine: Engine) async throws {
        try await engine.withJourneyDatabase { database in
            let terrace = try RunningTerrace(database: database)
            try await terrace.start()
            let season = Task.detached { [path = terrace.demoFile.path] in try Self.simulation(path) }
            for _ in 0..<2 {
                try await Task.sleep(for: .seconds(3))
                terrace.kill()
                try await terrace.start()
            }
            let tally = try await season.value
            try await check(terrace, tally)
        }
    }

    @Test func `finds a single changed digit`() async throws {
        let terrace = try RunningTerrace()
        try await terrace.start()
        _ = try simulate(terrace)
        terrace.kill()
        let path = terrace.folder.appendingPathComponent("terrace.sqlite").path
        let changed = try Self.sqlite(
            path,
            """
            UPDATE impact_entry SET body = replace(body, '2800', '2801')
            WHERE id = (SELECT min(id) FROM impact_entry WHERE body LIKE '%2800%') RETURNING id
            """)
        let verdict = try terrace.run("ledger", "verify", "--data", terrace.folder.path)
        #expect(verdict.status == 1)
        #expect(verdict.output.contains(changed), "names entry \(changed): \(verdict.output)")
    }

    // MARK: What is compared

    private struct Tally: Decodable, Sendable {
        let impressions, opens, clicks, orders, buyers, grams, gross_fen, refunds_fen, net_fen: Int64
    }

    private func simulate(_ terrace: RunningTerrace) throws -> Tally { try Self.simulation(terrace.demoFile.path) }

    private static func simulation(_ demo: String) throws -> Tally {
        let process = Process()
        process.executableURL = RunningTerrace.binary
        process.arguments = ["simulate", "baojing", "--demo", demo, "--seed", "7", "--readers", readers, "--json"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let last = try #require(String(decoding: data, as: UTF8.self).split(separator: "\n").last)
        return try JSONDecoder().decode(Tally.self, from: Data(last.utf8))
    }

    private func check(_ terrace: RunningTerrace, _ tally: Tally) async throws {
        #expect(tally.orders > 0 && tally.refunds_fen > 0 && tally.clicks > 0)
        #expect(tally.net_fen == tally.gross_fen - tally.refunds_fen)
        for grouping in ["product", "lot", "county", "article", "channel"] {
            let rows = try await impact(terrace, by: grouping)
            func sum(_ key: String) -> Int64 { rows.reduce(0) { $0 + (($1[key] as? NSNumber)?.int64Value ?? 0) } }
            #expect(sum("gross_fen") == tally.gross_fen, "by \(grouping)")
            #expect(sum("refunds_fen") == tally.refunds_fen, "by \(grouping)")
            #expect(sum("net_fen") == tally.net_fen, "by \(grouping)")
            #expect(sum("grams") == tally.grams, "by \(grouping)")
            if grouping == "product" || grouping == "lot" { #expect(sum("orders") == tally.orders) }
        }
        for lot in try await impact(terrace, by: "lot") {
            let sold = try #require(lot["grams"] as? NSNumber).int64Value
            let confirmed = try #require(lot["grams_confirmed"] as? NSNumber).int64Value
            #expect(sold <= confirmed)
        }
        let flags = terrace.database.map { ["--database", $0] } ?? []
        let verdict = try run(terrace, ["ledger", "verify", "--data", terrace.folder.path] + flags)
        #expect(verdict.status == 0, "\(verdict.output)")
    }

    private func run(_ terrace: RunningTerrace, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = RunningTerrace.binary
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    private func impact(_ terrace: RunningTerrace, by grouping: String) async throws -> [[String: Any]] {
        let answer = try await terrace.get("/api/v1/impact?by=\(grouping)")
        #expect(answer.status == 200)
        let document = try #require(JSONSerialization.jsonObject(with: answer.body) as? [String: Any])
        return try #require(document["items"] as? [[String: Any]])
    }

    private static func sqlite(_ path: String, _ statement: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = [path, statement]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try #require(String(decoding: data, as: UTF8.self).split(separator: "\n").first.map(String.init))
    }
}
