import Foundation
import Testing
import Values

@testable import Web

/// The texts of the pages, held against the templates and the code that ask for them.
@Suite struct `The catalogue` {
    private static let web = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/Adapters/Web")

    private func files(under folder: String, ending: String) throws -> [(name: String, text: String)] {
        let root = Self.web.appendingPathComponent(folder)
        let names = try #require(FileManager.default.subpaths(atPath: root.path)).filter { $0.hasSuffix(ending) }
        return try names.sorted().map { ($0, try String(contentsOf: root.appendingPathComponent($0), encoding: .utf8)) }
    }

    private func catalogue() throws -> Catalogue {
        try Catalogue(folder: Self.web.appendingPathComponent("Resources/Messages").path)
    }

    @Test func `has every text that a template asks for`() throws {
        let catalogue = try catalogue()
        var missing: [String] = []
        for (name, text) in try files(under: "Resources/Templates", ending: ".mustache") {
            for match in text.matches(of: /\{\{[#^&]?t\.([A-Za-z0-9_.\-]+)\}\}/) {
                let key = String(match.1)
                if !catalogue.has(key) { missing.append("\(name): \(key)") }
            }
        }
        #expect(missing.isEmpty, "\(Set(missing).sorted().joined(separator: "\n"))")
    }

    @Test func `has title and detail of every problem that the code names`() throws {
        let catalogue = try catalogue()
        var missing: [String] = []
        for (name, text) in try files(under: ".", ending: ".swift") {
            for match in text.matches(of: /Problem\(\s*\.[a-zA-Z]+,\s*"([a-z0-9\-]+)"/) {
                for part in ["title", "detail"] where !catalogue.has("problem.\(match.1).\(part)") {
                    missing.append("\(name): problem.\(match.1).\(part)")
                }
            }
        }
        #expect(missing.isEmpty, "\(Set(missing).sorted().joined(separator: "\n"))")
    }

    @Test func `says everything in both languages`() throws {
        let catalogue = try catalogue()
        #expect(!catalogue.keys.isEmpty)
        for key in catalogue.keys {
            for language in Language.allCases { #expect(!catalogue.text(key, language).isEmpty, "\(key) \(language)") }
        }
    }
}
