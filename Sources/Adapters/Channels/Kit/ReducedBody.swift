import Contracts
import Values

/// An article's HTML as closed platforms take it.
///
/// Pictures must have been uploaded there, so they stand as `media:ID` until their addresses are known; links to other
/// sites, films and classes are refused or dropped, so links become their words, and films a line of text.
struct ReducedBody {
    /// In the order in which they stand, each once.
    private(set) var pictures: [MediaID] = []
    private var out = ""
    /// Where the text may be cut: the lengths of ``out`` behind each block that is not inside another.
    private var seams: [(scalars: Int, end: String.Index)] = []
    private var scalars = 0
    private var depth = 0
    /// The ends of the links that are open: what to write when they close.
    private var links: [String] = []
    /// How many elements are open whose content is dropped.
    private var dropped = 0

    private static let kept: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "del", "sup", "sub", "ul", "ol", "li", "blockquote",
        "pre", "code", "table", "thead", "tbody", "tr", "th", "td", "br", "hr", "span", "section",
    ]
    private static let renamed = ["figure": "section", "figcaption": "p", "aside": "section"]

    private let keepsLink: (String) -> Bool
    private let filmNote: String

    /// Links to an address for which `keepsLink` holds stay; `filmNote` stands where a film would be.
    init(_ html: String, filmNote: String, keepsLink: @escaping (String) -> Bool = { _ in false }) {
        self.keepsLink = keepsLink
        self.filmNote = filmNote
        for piece in Markup(html) {
            switch piece {
            case .open(let tag, let isEmpty): open(tag, isEmpty: isEmpty)
            case .close(let name): close(name)
            case .text(let text): if dropped == 0 { write(String(text)) }
            }
        }
    }

    /// The whole of it.
    var whole: String { out }

    /// The body with a tail, at most `most` scalars long; what is too long ends behind a whole block, or inside the first
    /// one, with `notice` there.
    func text(most: Int, notice: String, tail: String) -> String {
        let room = most - tail.unicodeScalars.count
        if scalars <= room { return out + tail }
        let left = room - notice.unicodeScalars.count
        if let seam = seams.last(where: { $0.scalars <= left }) { return out[..<seam.end] + notice + tail }
        var plain = ""
        for case .text(let text) in Markup(out) { plain += unescaped(text) }
        // Escaping makes one character six at most.
        return "<p>" + escaped(plain.cut(to: max(1, (left - 7) / 6))) + "</p>" + notice + tail
    }

    private mutating func write(_ text: String) {
        out += text
        scalars += text.unicodeScalars.count
        if depth == 0 { seams.append((scalars, out.endIndex)) }
    }

    private mutating func open(_ tag: Markup.Tag, isEmpty: Bool) {
        guard dropped == 0 else {
            if !isEmpty, tag.name == "video" { dropped += 1 }
            return
        }
        switch tag.name {
        case "img":
            guard let media = tag.media else { return }
            if !pictures.contains(media) { pictures.append(media) }
            write("<img src=\"media:\(media)\" alt=\"\(tag.attributes["alt"] ?? "")\" />")
        case "video":
            if !filmNote.isEmpty { write("<p>\(escaped(filmNote))</p>") }
            if !isEmpty { dropped += 1 }
        case "input":
            write(tag.attributes["checked"] == nil ? "☐ " : "☑ ")
        case "a":
            let address = tag["href"] ?? ""
            let stays = keepsLink(address)
            if stays { write("<a href=\"\(escaped(address))\">") }
            links.append(stays ? "</a>" : "")
        default:
            let name = Self.renamed[tag.name] ?? tag.name
            guard Self.kept.contains(name) else { return }
            if !isEmpty { depth += 1 }
            write("<\(name)\(Self.attributes(of: tag))\(isEmpty ? " />" : ">")")
        }
    }

    private mutating func close(_ name: String) {
        if name == "video" { dropped = max(0, dropped - 1) }
        guard dropped == 0 else { return }
        if name == "a" {
            if let end = links.popLast() { write(end) }
            return
        }
        let name = Self.renamed[name] ?? name
        guard Self.kept.contains(name), name != "br", name != "hr" else { return }
        depth = max(0, depth - 1)
        write("</\(name)>")
    }

    private static func attributes(of tag: Markup.Tag) -> String {
        ["align", "start", "dir"].map { name in
            tag.attributes[name].map { " \(name)=\"\($0)\"" } ?? ""
        }.joined()
    }
}

/// Puts the addresses of uploaded pictures where `media:ID` stands; a picture without one is left out.
func withAddresses(_ html: String, _ address: (MediaID) -> String?) -> String {
    var parts = html.split(separator: "<img src=\"media:", omittingEmptySubsequences: false)
    var out = String(parts.removeFirst())
    for part in parts {
        let id = part.prefix { $0 != "\"" }
        if let media = MediaID(String(id)), let address = address(media) {
            out += "<img src=\"" + escaped(address) + part[id.endIndex...]
        } else if let end = part.firstIndex(of: ">") {
            out += part[part.index(after: end)...]
        }
    }
    return out
}
