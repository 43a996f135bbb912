import Contracts
public import Values

/// What an author wrote in double braces: a fact, or a product's card or name.
public struct TextReference: Hashable, Sendable {
    public enum Target: Hashable, Sendable {
        /// `{{fact:price}}` of the article's only product, or `{{fact:baojing-orange:price}}`.
        case fact(product: Slug?, name: String)
        /// `{{product:baojing-orange}}`: a card when it is alone on its line, else the product's name.
        case product(Slug)
        /// Braces around anything else: a slip of the pen.
        case unreadable
    }

    /// Where in a manuscript it stands.
    public enum Place: String, Hashable, Sendable, Codable, CaseIterable {
        case title
        case summary
        case body
    }

    public let target: Target
    /// As it was written, braces and all.
    public let text: String
    public let place: Place
    /// The line of the body, the first is 1; 1 for the title and the summary.
    public let line: Int
    /// Whether nothing else stands on its line.
    let isAlone: Bool
}

/// A text cut into what stays as it is and what is filled in.
enum TextPiece: Hashable, Sendable {
    case words(Substring)
    case reference(TextReference)
}

/// Cuts a text at its references. A reference does not go beyond its line.
func pieces(of text: String, in place: TextReference.Place) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var words = text.startIndex
    var line = 1
    var lineStart = text.startIndex
    var position = text.startIndex
    let bytes = text.utf8
    while position < bytes.endIndex {
        let next = bytes.index(after: position)
        if bytes[position] == UInt8(ascii: "\n") {
            line += 1
            lineStart = next
        }
        guard bytes[position] == UInt8(ascii: "{"), next < bytes.endIndex, bytes[next] == UInt8(ascii: "{"),
            let end = closing(of: next, in: bytes)
        else {
            position = next
            continue
        }
        let written = String(text[position..<end])
        let lineEnd = bytes[end...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        let isAlone =
            text[lineStart..<position].allSatisfy(\.isWhitespace)
            && text[end..<lineEnd].allSatisfy(\.isWhitespace)
        if words < position { pieces.append(.words(text[words..<position])) }
        pieces.append(
            .reference(
                TextReference(
                    target: TextReference.Target(written), text: written, place: place, line: line,
                    isAlone: isAlone)))
        words = end
        position = end
    }
    if words < text.endIndex { pieces.append(.words(text[words...])) }
    return pieces
}

/// Behind the two braces that close a reference, which is 200 bytes long at most.
private func closing(of start: String.Index, in bytes: String.UTF8View) -> String.Index? {
    var position = bytes.index(after: start)
    for _ in 0..<200 {
        guard position < bytes.endIndex, bytes[position] != UInt8(ascii: "\n") else { return nil }
        let next = bytes.index(after: position)
        if bytes[position] == UInt8(ascii: "}"), next < bytes.endIndex, bytes[next] == UInt8(ascii: "}") {
            return bytes.index(after: next)
        }
        position = next
    }
    return nil
}

extension TextReference.Target {
    fileprivate init(_ written: String) {
        let parts = written.dropFirst(2).dropLast(2).split(separator: ":", omittingEmptySubsequences: false)
            .map { String($0).trimmed ?? "" }
        switch (parts.first, parts.count) {
        case ("fact", 2) where isFactName(parts[1]): self = .fact(product: nil, name: parts[1])
        case ("fact", 3) where isFactName(parts[2]):
            self = Slug(parts[1]).map { .fact(product: $0, name: parts[2]) } ?? .unreadable
        case ("product", 2): self = Slug(parts[1]).map { .product($0) } ?? .unreadable
        default: self = .unreadable
        }
    }
}

/// Lower-case letters, digits and underscores, as Sourcing names facts.
private func isFactName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
}

extension Manuscript {
    /// All references: of the title, the summary, the body.
    var references: [TextReference] {
        (pieces(of: title, in: .title) + pieces(of: summary, in: .summary) + pieces(of: body, in: .body))
            .compactMap {
                switch $0 {
                case .words: nil
                case .reference(let reference): reference
                }
            }
    }
}
