import Contracts
import Values

/// Turns an article's HTML into what mail programs show as it stands: styles beside the elements, because they drop style
/// sheets; one picture instead of a choice; a link instead of a film; all addresses whole.
///
/// The HTML is our own renderer's: attributes are in double quotes, and what could end a tag is escaped.
struct LetterHTML {
    let site: SiteAddress
    /// The article on our site.
    let article: String
    let language: Language

    private static let styles: [String: String] = [
        "p": "margin:0 0 1em",
        "h1": "font-size:1.5em;line-height:1.3;margin:1.2em 0 .5em",
        "h2": "font-size:1.3em;line-height:1.3;margin:1.2em 0 .5em",
        "h3": "font-size:1.15em;line-height:1.3;margin:1.2em 0 .5em",
        "h4": "font-size:1em;margin:1.2em 0 .5em",
        "blockquote": "margin:1em 0;padding:0 0 0 1em;border-left:3px solid #c9c4b8;color:#55504a",
        "figure": "margin:1.2em 0", "figcaption": "font-size:.9em;color:#55504a",
        "table": "border-collapse:collapse;margin:1em 0",
        "th": "border:1px solid #c9c4b8;padding:.3em .6em;text-align:left",
        "td": "border:1px solid #c9c4b8;padding:.3em .6em", "pre": "white-space:pre-wrap;margin:1em 0",
        "aside": "margin:1em 0;padding:.8em 1em;border:1px solid #c9c4b8;border-radius:6px",
        "a": "color:#8a3b00", "hr": "border:0;border-top:1px solid #c9c4b8;margin:1.5em 0",
        "img": "display:block;max-width:100%;height:auto;border:0",
    ]

    func callAsFunction(_ html: String) -> String {
        var out = ""
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            out += rest[..<open]
            guard let end = Self.end(of: rest[open...]) else { return out }
            out += tag(rest[rest.index(after: open)..<end])
            rest = rest[rest.index(after: end)...]
        }
        return out + rest
    }

    private func tag(_ inner: Substring) -> String {
        let isEnd = inner.first == "/"
        let name = (isEnd ? inner.dropFirst() : inner).prefix { $0.isLetter || $0.isNumber }.lowercased()
        switch name {
        case "picture", "source": return ""
        case "video": return isEnd ? "" : film(Self.attributes(inner))
        case "img":
            let attributes = Self.attributes(inner)
            guard let source = attributes["src"] else { return "" }
            return
                "<img src=\"\(whole(source))\" alt=\"\(attributes["alt"] ?? "")\" width=\"600\" style=\"\(Self.styles["img"] ?? "")\">"
        default:
            if isEnd { return "</\(name)>" }
            return opening(name, Self.attributes(inner))
        }
    }

    private func opening(_ name: String, _ attributes: [String: String]) -> String {
        var text = "<\(name)"
        for kept in ["href", "title", "start", "align", "lang", "dir", "colspan", "rowspan", "id"] {
            guard let value = attributes[kept] else { continue }
            text += " \(kept)=\"\(kept == "href" ? whole(value) : value)\""
        }
        if let style = Self.styles[name] {
            let align = attributes["align"].map { ";text-align:\($0)" } ?? ""
            text += " style=\"\(style)\(align)\""
        }
        return text + ">"
    }

    private func film(_ attributes: [String: String]) -> String {
        let words = attributes["aria-label"] ?? (language == .chinese ? "看影片" : "Watch the film")
        return "<a href=\"\(inHTML(article))\" style=\"\(Self.styles["a"] ?? "")\">▶ \(words)</a>"
    }

    /// Our own paths become addresses; places within the article lead to it on the site.
    private func whole(_ address: String) -> String {
        if address.hasPrefix("//") { return address }
        if address.hasPrefix("/") { return inHTML(site.origin) + address }
        if address.hasPrefix("#") { return inHTML(article) + address }
        return address
    }

    private static func end(of text: Substring) -> Substring.Index? {
        var isQuoted = false
        for index in text.indices {
            if text[index] == "\"" { isQuoted.toggle() }
            if text[index] == ">", !isQuoted { return index }
        }
        return nil
    }

    /// Still escaped, as they stood.
    private static func attributes(_ inner: Substring) -> [String: String] {
        var found: [String: String] = [:]
        var rest = inner
        while let equals = rest.firstRange(of: "=\"") {
            let name =
                rest[..<equals.lowerBound].split(whereSeparator: \.isWhitespace).last.map { $0.lowercased() }
                ?? ""
            rest = rest[equals.upperBound...]
            guard let close = rest.firstIndex(of: "\"") else { break }
            found[name] = String(rest[..<close])
            rest = rest[rest.index(after: close)...]
        }
        return found
    }
}

/// Text for HTML, also within quotes.
func inHTML(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": out += "&amp;"
        case "<": out += "&lt;"
        case ">": out += "&gt;"
        case "\"": out += "&quot;"
        case "'": out += "&#39;"
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out
}
