import Contracts
import Values

/// The sanitised HTML of our own renderer taken apart into tags and texts, for channels that take only some of it.
///
/// Attributes are in double quotes, `<` in texts is escaped; anything else would not be ours.
struct Markup: Sequence {
    enum Piece: Hashable {
        /// `isEmpty` for `<br />`.
        case open(Tag, isEmpty: Bool)
        case close(String)
        /// Still escaped.
        case text(Substring)
    }

    struct Tag: Hashable {
        let name: String
        let attributes: [String: String]

        /// The value of an attribute, unescaped.
        subscript(name: String) -> String? { attributes[name].map(unescaped) }

        /// The media of `src="/media/ID/…"`.
        var media: MediaID? {
            guard let source = self["src"], source.hasPrefix("/media/") else { return nil }
            return MediaID(String(source.dropFirst(7).prefix { $0 != "/" }))
        }
    }

    private let html: String

    init(_ html: String) { self.html = html }

    func makeIterator() -> AnyIterator<Piece> {
        var rest = html[...]
        return AnyIterator {
            while let first = rest.first {
                guard first == "<" else {
                    let text = rest.prefix { $0 != "<" }
                    rest = rest[text.endIndex...]
                    return .text(text)
                }
                guard let end = Self.end(of: rest) else {
                    rest = ""
                    return nil
                }
                let inside = rest[rest.index(after: rest.startIndex)..<end]
                rest = rest[rest.index(after: end)...]
                if let piece = Self.piece(inside) { return piece }
            }
            return nil
        }
    }

    /// The `>` that ends the tag, not one within quotes.
    private static func end(of text: Substring) -> Substring.Index? {
        var isQuoted = false
        for index in text.indices {
            switch text[index] {
            case "\"": isQuoted.toggle()
            case ">" where !isQuoted: return index
            default: continue
            }
        }
        return nil
    }

    private static func piece(_ inside: Substring) -> Piece? {
        if inside.hasPrefix("/") { return .close(inside.dropFirst().prefix { !$0.isWhitespace }.lowercased()) }
        let name = inside.prefix { $0.isLetter || $0.isNumber }.lowercased()
        guard !name.isEmpty else { return nil }
        var attributes: [String: String] = [:]
        var rest = inside.dropFirst(name.count)
        while let start = rest.firstIndex(where: { $0.isLetter }) {
            rest = rest[start...]
            let attribute = rest.prefix { $0 != "=" && !$0.isWhitespace && $0 != "/" }
            rest = rest[attribute.endIndex...]
            guard rest.hasPrefix("=\"") else {
                attributes[attribute.lowercased()] = ""
                continue
            }
            let value = rest.dropFirst(2).prefix { $0 != "\"" }
            attributes[attribute.lowercased()] = String(value)
            rest = rest[value.endIndex...].dropFirst()
        }
        let isEmpty = inside.hasSuffix("/") || ["br", "hr", "img", "input", "source"].contains(name)
        return .open(Tag(name: name, attributes: attributes), isEmpty: isEmpty)
    }
}

/// The five escapes that our renderer writes.
func unescaped(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
    var out = ""
    var rest = text[...]
    while let amp = rest.firstIndex(of: "&") {
        out += rest[..<amp]
        rest = rest[amp...]
        let known = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]
        if let (name, character) = known.first(where: { rest.hasPrefix($0.0) }) {
            out += character
            rest = rest.dropFirst(name.count)
        } else {
            out += "&"
            rest = rest.dropFirst()
        }
    }
    return out + rest
}

/// For an element or a quoted attribute.
func escaped(_ text: some StringProtocol) -> String {
    var out = ""
    for character in text.unicodeScalars {
        switch character {
        case "<": out += "&lt;"
        case ">": out += "&gt;"
        case "&": out += "&amp;"
        case "\"": out += "&quot;"
        default: out.unicodeScalars.append(character)
        }
    }
    return out
}

extension String {
    /// At most so many Unicode scalars, cut between graphemes, with an ellipsis where something is left out.
    func cut(to most: Int) -> String {
        guard unicodeScalars.count > most else { return self }
        var out = ""
        var count = 1
        for character in self {
            count += character.unicodeScalars.count
            if count > most { break }
            out.append(character)
        }
        return out + "…"
    }
}
