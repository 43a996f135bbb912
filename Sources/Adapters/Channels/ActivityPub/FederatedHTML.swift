/// Makes an article's HTML fit for other servers: the tags that long-form posts use (FEP-b2b8), whole addresses, pictures with
/// their alternative text, films as links, product cards as paragraphs. What is not on the list is left out.
///
/// The HTML is our own renderer's: well formed, attributes in double quotes, texts escaped. It is still read as if it were not.
struct FederatedHTML {
    private static let plain: Set<String> = [
        "p", "br", "del", "pre", "code", "em", "strong", "b", "i", "u", "ul", "ol", "li", "blockquote", "h1", "h2",
        "h3",
        "h4", "h5", "h6", "hr", "figure", "figcaption", "sup", "sub", "table", "thead", "tbody", "tr", "th", "td",
    ]
    private static let empty: Set<String> = ["br", "hr", "img"]
    private static let dropped: Set<String> = ["script", "style", "template", "iframe", "object", "svg", "math"]

    let address: SiteAddress
    /// Where people read the article, for links within it.
    let page: String

    func rewritten(_ html: String) -> String {
        var out = ""
        var open: [String] = []
        var rest = Substring(html)
        while !rest.isEmpty {
            guard let start = rest.firstIndex(of: "<") else {
                out += rest
                break
            }
            out += rest[..<start]
            rest = rest[start...]
            guard let end = rest.firstIndex(of: ">") else { break }
            let tag = Tag(rest[rest.index(after: rest.startIndex)..<end])
            rest = rest[rest.index(after: end)...]
            if Self.dropped.contains(tag.name) {
                if !tag.isClosing { rest = Self.after(tag.name, rest) }
            } else if tag.isClosing {
                close(tag.name, &open, into: &out)
            } else {
                write(tag, &open, into: &out)
            }
        }
        for name in open.reversed() { out += "</\(name)>" }
        return out
    }

    private func write(_ tag: Tag, _ open: inout [String], into out: inout String) {
        switch tag.name {
        case "a":
            guard let target = tag["href"].flatMap(whole) else { return }
            out += "<a href=\"\(target)\" rel=\"noopener nofollow\">"
            open.append("a")
        case "img":
            guard let source = tag["src"].flatMap(whole) else { return }
            out += "<img src=\"\(source)\" alt=\"\(tag["alt"] ?? "")\" />"
        case "video":
            guard let source = tag["src"].flatMap(whole) else { return }
            out += "<a href=\"\(source)\" rel=\"noopener\">▶ \(tag["aria-label"] ?? source)</a>"
        case "aside":
            out += "<p>"
            open.append("p")
        case _ where Self.plain.contains(tag.name):
            out += Self.empty.contains(tag.name) ? "<\(tag.name) />" : "<\(tag.name)>"
            if !Self.empty.contains(tag.name) { open.append(tag.name) }
        default: break
        }
    }

    /// Closes what is open up to that tag; a tag that is not open is left out.
    private func close(_ name: String, _ open: inout [String], into out: inout String) {
        let name = name == "aside" ? "p" : name
        guard open.suffix(16).contains(name) else { return }
        while let last = open.popLast() {
            out += "</\(last)>"
            if last == name { return }
        }
    }

    /// An attribute's address made whole; nil for one that is not to be followed.
    private func whole(_ text: String) -> String? {
        guard text.unicodeScalars.allSatisfy({ $0.value > 32 && $0 != "<" && $0 != ">" }) else { return nil }
        if text.hasPrefix("//") { return nil }
        if text.hasPrefix("/") { return address.full(text) }
        if text.hasPrefix("#") { return page + text }
        let lower = text.prefix(8).lowercased()
        return lower.hasPrefix("https://") || lower.hasPrefix("http://") || lower.hasPrefix("mailto:") ? text : nil
    }

    private static func after(_ name: String, _ text: Substring) -> Substring {
        guard let end = text.firstRange(of: "</\(name)>") else { return "" }
        return text[end.upperBound...]
    }

    /// What stands between `<` and `>`.
    private struct Tag {
        let name: String
        let isClosing: Bool
        private let attributes: [(name: String, value: String)]

        init(_ text: Substring) {
            var text = text
            isClosing = text.first == "/"
            if isClosing { text = text.dropFirst() }
            let name = text.prefix { $0.isLetter || $0.isNumber }
            self.name = name.lowercased()
            var rest = text[name.endIndex...]
            var attributes: [(String, String)] = []
            while let equals = rest.firstRange(of: "=\"") {
                let attribute = rest[..<equals.lowerBound].split(separator: " ").last ?? ""
                let value = rest[equals.upperBound...].prefix { $0 != "\"" }
                attributes.append((attribute.lowercased(), String(value)))
                rest = rest[value.endIndex...].dropFirst()
            }
            self.attributes = attributes
        }

        subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
    }
}
