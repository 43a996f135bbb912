import Contracts
import Distribution
import Values

/// An article as the text of a message: HTML with the tags that the specification lists (m.room.message, “Rich text”), and
/// plain text beside it, both cut so that the event stays within 65,536 bytes.
struct MatrixMarkup {
    /// Of an event; a good part is left for what the server adds, and for the list of pictures.
    static let mostHTML = 36_000
    static let mostText = 12_000
    let site: SiteAddress

    private static let tags: Set<String> = [
        "a", "b", "blockquote", "br", "caption", "code", "del", "em", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li",
        "ol", "p",
        "pre", "s", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
    ]
    /// Pictures and films are messages of their own.
    private static let left: Set<String> = ["figure", "picture", "video"]

    func html(of edition: Edition, link: String) -> String {
        let head = "<h3>\(escaped(edition.title))</h3>\n"
        let words = Localized(chinese: "阅读全文并选购", english: "Read on and buy from the growers")[edition.language]
        let foot = "<p><a href=\"\(escaped(link))\">\(words)</a></p>"
        var room = Self.mostHTML - jsonLength(head) - jsonLength(foot)
        var body = ""
        for block in blocks(edition.html) {
            let length = jsonLength(block)
            guard length <= room else {
                // One paragraph may be longer than a message: then its words, as far as they go.
                if room > 200,
                    let words = plainText(ofForeign: block, most: room).cut(
                        toBytes: room - 40, measure: { jsonLength(escaped($0)) })
                {
                    body += "<p>\(escaped(words))</p>\n"
                }
                break
            }
            body += block
            room -= length
        }
        return head + body + foot
    }

    func text(of edition: Edition, link: String) -> String {
        let room = Self.mostText - jsonLength(edition.title) - jsonLength(link) - 8
        let words = edition.text.cut(toBytes: room) ?? ""
        return [edition.title, words, link].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// The blocks of the outermost level, each with only what may stand in a message.
    private func blocks(_ html: String) -> [String] {
        var blocks: [String] = []
        var block = ""
        var depth = 0
        // How deep within something that is left out.
        var skipped = 0
        for piece in Markup(html) {
            switch piece {
            case .text(let text):
                if skipped == 0 { block += text }
            case .open(let tag, let isEmpty):
                if Self.left.contains(tag.name) { skipped += 1 }
                if skipped == 0 { block += open(tag, isEmpty: isEmpty) }
                if !isEmpty { depth += 1 }
            case .close(let name):
                depth -= 1
                if skipped == 0 {
                    if Self.tags.contains(name) { block += "</\(name)>" } else if name == "aside" { block += "</p>" }
                }
                if Self.left.contains(name), skipped > 0 { skipped -= 1 }
            }
            if depth <= 0, !block.isEmpty {
                if block.contains(where: { !$0.isWhitespace }) { blocks.append(block) }
                block = ""
            }
        }
        if block.contains(where: { !$0.isWhitespace }) { blocks.append(block) }
        return blocks
    }

    private func open(_ tag: Markup.Tag, isEmpty: Bool) -> String {
        switch tag.name {
        case "a":
            let address = tag["href"] ?? ""
            let whole = address.hasPrefix("/") && !address.hasPrefix("//") ? site.full(address) : address
            return "<a href=\"\(escaped(whole))\">"
        case "ol":
            let start = tag["start"].flatMap { Int($0) }
            return start.map { "<ol start=\"\($0)\">" } ?? "<ol>"
        // The card of a product.
        case "aside": return "<p>"
        case _ where Self.tags.contains(tag.name): return "<\(tag.name)\(isEmpty ? " /" : "")>"
        default: return ""
        }
    }
}

/// How many bytes a text takes within JSON.
func jsonLength(_ text: String) -> Int {
    text.utf8.reduce(0) { length, byte in
        switch byte {
        case 34, 92, 10, 13, 9: length + 2
        case 0..<32: length + 6
        default: length + 1
        }
    }
}

extension String {
    /// As many characters as fit into so many bytes, those of JSON unless they are measured otherwise, with an ellipsis where
    /// something is left out; nil when none do.
    func cut(toBytes most: Int, measure: (String) -> Int = jsonLength) -> String? {
        guard measure(self) > most else { return self }
        var out = ""
        var length = 3
        for character in self {
            length += measure(String(character))
            if length > most { break }
            out.append(character)
        }
        return out.isEmpty ? nil : out + "…"
    }
}
