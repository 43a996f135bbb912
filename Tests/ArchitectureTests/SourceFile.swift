import FoundationEssentials

/// One Swift file under Sources, taken apart.
struct SourceFile: Sendable {
    /// From the root: `Sources/Domain/Sourcing/Lot.swift`.
    let path: String
    let lineCount: Int
    let isGenerated: Bool
    let pieces: [Piece]

    init(path: String, source: String) {
        self.path = path
        lineCount = source.utf8.count { $0 == UInt8(ascii: "\n") }
        isGenerated = source.hasPrefix("// swift-format-ignore-file\n// Written by Scripts/")
        pieces = SwiftText.pieces(of: source)
    }

    var name: String { String(path.split(separator: "/").last ?? "") }
    /// The folder of its target's layer: `Domain`.
    var layer: String { String(path.split(separator: "/").dropFirst().first ?? "") }
    var target: String { String(path.split(separator: "/").dropFirst(2).first ?? "") }

    /// The modules that the file imports, whatever stands before or behind the word.
    var imports: Set<String> {
        var found: Set<String> = []
        for (index, piece) in pieces.enumerated() where piece == .word("import") {
            var next = index + 1
            if case .word(let kind)? = pieces[safe: next],
                ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor"].contains(kind)
            {
                next += 1
            }
            if case .word(let module)? = pieces[safe: next] { found.insert(module) }
        }
        return found
    }

    /// The names of the types that the file declares.
    var declaredTypes: [String] {
        pieces.indices.compactMap { index in
            guard case .word(let keyword) = pieces[index], case .word(let name)? = pieces[safe: index + 1],
                ["struct", "class", "enum", "actor", "protocol", "typealias"].contains(keyword),
                name.first?.isUppercase == true, pieces[safe: index - 1] != .word("import")
            else { return nil }
            return name
        }
    }

    var literals: [String] {
        pieces.compactMap { piece in
            if case .text(let text) = piece { text } else { nil }
        }
    }

    /// Whether the pieces of a fragment of code stand in the file one after another.
    func says(_ fragment: [Piece]) -> Bool {
        pieces.indices.contains { start in
            start + fragment.count <= pieces.count && Array(pieces[start..<start + fragment.count]) == fragment
        }
    }
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

/// The tree in which this test stands.
enum House {
    static let root: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/")
    }()

    static let files: [SourceFile] = swiftFiles(under: "Sources").map { path in
        SourceFile(path: path, source: text(of: path))
    }

    static func text(of path: String) -> String {
        guard let bytes = FileManager.default.contents(atPath: root + "/" + path) else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The folders in which targets stand: `Sources/Domain/Sourcing`.
    static var targetFolders: [String] {
        entries(of: "Sources").flatMap { layer in entries(of: layer) }.filter(isFolder)
    }

    private static func swiftFiles(under folder: String) -> [String] {
        entries(of: folder).flatMap { path in
            if isFolder(path) { return swiftFiles(under: path) }
            return path.hasSuffix(".swift") ? [path] : []
        }
    }

    private static func entries(of folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
        return names.sorted().map { folder + "/" + $0 }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: Bool = false
        return FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder) && isFolder
    }
}
