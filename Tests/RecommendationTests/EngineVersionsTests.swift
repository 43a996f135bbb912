import FoundationEssentials
import Testing

@testable import Recommendation

@Suite struct `The engine's versions` {
    private let rehearsal = FoldRehearsal()

    private func withVersions(_ body: (EngineVersions) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/versions-\(UInt64.random(in: 0 ... .max))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(EngineVersions(folder: folder, most: 3))
    }

    @Test func `are listed, compared and gone back to`() throws {
        try withVersions { versions in
            #expect(try versions.current() == nil)
            let beginning = try versions.begin()
            #expect(beginning.engine == nil && beginning.refused.isEmpty)
            var engine = rehearsal.blank()
            var names: [String] = []
            for position in [100, 800, 1_500] as [Int64] {
                rehearsal.advance(&engine, to: position)
                names.append(try versions.keep(engine))
            }
            #expect(try versions.list() == names && versions.current() == names[2])

            let comparison = try versions.compare(names[0], names[2])
            #expect(comparison.events == 1_400 && comparison.seconds == 1_400 * 40 && !comparison.isSame)
            #expect(comparison.openings.changed > 50 && comparison.openings.known >= comparison.openings.changed)
            #expect(comparison.openings.furthest > 0 && !comparison.settingsDiffer)
            #expect(try versions.compare(names[1], names[1]).description == "the same, bit by bit")

            try versions.goBack(to: names[0])
            var again = try #require(try versions.begin().engine)
            #expect(again.reader == 100)
            #expect(try versions.list() == names, "the later ones stay for comparison")
            rehearsal.advance(&again, to: 900)
            let other = try versions.keep(again)
            #expect(try versions.list() == [names[0], other], "until another past is kept")
            rehearsal.advance(&again, to: 1_500)
            #expect(again.digest == engine.digest)
        }
    }

    @Test func `are kept up to their number, the oldest going first`() throws {
        try withVersions { versions in
            var engine = rehearsal.blank()
            for position in 1...5 as ClosedRange<Int64> {
                rehearsal.advance(&engine, to: position * 10)
                try versions.keep(engine)
            }
            #expect(try versions.list() == [30, 40, 50].map { EngineVersions.name(domain: 0, reader: $0) })
        }
    }

    @Test func `are refused by name when torn or foreign, and the next older one serves`() throws {
        try withVersions { versions in
            var engine = rehearsal.blank()
            rehearsal.advance(&engine, to: 50)
            let old = try versions.keep(engine)
            let digest = engine.digest
            rehearsal.advance(&engine, to: 200)
            let torn = try versions.keep(engine)
            let whole = try Data(contentsOf: URL(filePath: versions.path(torn)))
            try whole.prefix(whole.count - 9).write(to: URL(filePath: versions.path(torn)))
            #expect(throws: EngineVersions.Problem.snapshot(torn, .damaged(section: "readers"))) {
                try versions.load(torn)
            }
            let begun = try versions.begin()
            #expect(begun.engine?.digest == digest && begun.refused.count == 1)
            try Data("a letter from the county".utf8).write(to: URL(filePath: versions.path(old)))
            #expect(throws: EngineVersions.Problem.snapshot(old, .notASnapshot)) { try versions.goBack(to: old) }
            #expect(try versions.current() == torn, "who cannot go back stays")
            #expect(throws: EngineVersions.Problem.noSuchVersion("x", known: [old, torn])) { try versions.load("x") }
            #expect(Snapshot.Problem.notASnapshot.description.contains("no snapshot of the engine"))
        }
    }
}
