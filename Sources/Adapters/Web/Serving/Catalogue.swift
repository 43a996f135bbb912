import FoundationEssentials
import Values

/// All texts of the pages and problems in both languages, read from `Resources/Messages/*.json`.
///
/// A file is nested objects whose leaves are `{"zh": "…", "en": "…"}`; `{name}` is where an argument goes. The path to a
/// leaf, joined by dots, is its key. Templates read `{{t.impact.title}}`.
struct Catalogue: Sendable {
    private let texts: [String: Localized]

    init(folder: String) throws {
        var texts: [String: Localized] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where file.hasSuffix(".json") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + file) else { continue }
            let tree = try JSONDecoder().decode(MessageTree.self, from: data)
            try tree.collect(into: &texts, under: "", from: file)
        }
        self.texts = texts
    }

    var keys: [String] { texts.keys.sorted() }

    func has(_ key: String) -> Bool { texts[key] != nil }

    /// The text of a key; the key itself when there is none, which a test forbids.
    func text(_ key: String, _ language: Language, _ arguments: [String: String] = [:]) -> String {
        guard var text = texts[key]?[language] else { return key }
        for (name, value) in arguments { text.replace("{\(name)}", with: value) }
        return text
    }

    /// The texts of one language as nested dictionaries, for templates.
    func tree(_ language: Language) -> [String: any Sendable] {
        var root = TextBranch()
        for (key, text) in texts { root.insert(text[language], at: key.split(separator: ".").map(String.init)[...]) }
        return root.dictionary
    }
}

private struct TextBranch {
    var leaves: [String: String] = [:]
    var branches: [String: TextBranch] = [:]

    mutating func insert(_ text: String, at path: ArraySlice<String>) {
        guard let first = path.first else { return }
        if path.count == 1 {
            leaves[first] = text
        } else {
            branches[first, default: TextBranch()].insert(text, at: path.dropFirst())
        }
    }

    var dictionary: [String: any Sendable] {
        var all: [String: any Sendable] = leaves
        for (name, branch) in branches { all[name] = branch.dictionary }
        return all
    }
}

/// Nested objects whose leaves are texts.
private struct MessageTree: Decodable {
    enum Node {
        case text(Localized)
        case tree(MessageTree)
    }

    let nodes: [String: Node]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        var nodes: [String: Node] = [:]
        for key in container.allKeys {
            let inner = try container.nestedContainer(keyedBy: Key.self, forKey: key)
            if let chinese = try? inner.decode(String.self, forKey: Key("zh")) {
                nodes[key.stringValue] = .text(
                    Localized(chinese: chinese, english: try inner.decode(String.self, forKey: Key("en"))))
            } else {
                nodes[key.stringValue] = .tree(try container.decode(MessageTree.self, forKey: key))
            }
        }
        self.nodes = nodes
    }

    func collect(into texts: inout [String: Localized], under path: String, from file: String) throws {
        for (name, node) in nodes {
            let key = path.isEmpty ? name : path + "." + name
            switch node {
            case .text(let text):
                guard texts.updateValue(text, forKey: key) == nil else { throw CatalogueError.twice(key, file) }
            case .tree(let tree): try tree.collect(into: &texts, under: key, from: file)
            }
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

enum CatalogueError: Error {
    /// A key stands in two files.
    case twice(String, String)
}
