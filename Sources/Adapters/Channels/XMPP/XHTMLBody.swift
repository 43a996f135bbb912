/// An article's text as XHTML that any reader of microblogs can show: few elements, no scripts or styles, whole addresses.
struct XHTMLBody: Hashable {
    /// A `div`.
    private(set) var element: XMPPElement

    private static let kept: Set<String> = [
        "a", "blockquote", "br", "code", "del", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
        "li", "ol", "p",
        "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
    ]
    /// What HTML 5 added, by what has the same place in XHTML 1.0.
    private static let renamed = [
        "aside": "blockquote", "figcaption": "p", "figure": "div", "section": "div",
    ]
    private static let dropped: Set<String> = ["script", "source", "style", "template"]
    private static let attributes = [
        "a": ["href"], "img": ["src", "alt"], "ol": ["start"], "td": ["colspan"], "th": ["colspan"],
    ]

    /// From our own renderer's HTML; nil when that is not well-formed XML.
    init?(_ html: String, at address: SiteAddress) {
        guard let tree = Self.tree("<div>\(wholeAddresses(in: html, at: address))</div>") else { return nil }
        element = XMPPElement("div", XMPPNames.xhtml)
        element.nodes = Self.simplified(tree.nodes)
    }

    /// From what ``XMPPElement/xml(in:)`` made of one.
    init?(written xhtml: String) {
        guard let tree = Self.tree(xhtml), tree.name == "div", tree.namespace == XMPPNames.xhtml else {
            return nil
        }
        element = tree
    }

    private init(_ children: [XMPPElement]) { element = XMPPElement("div", XMPPNames.xhtml, [:], children) }

    static func paragraphs(of text: String) -> XHTMLBody {
        XHTMLBody(
            text.split(separator: "\n", omittingEmptySubsequences: true).map { line in
                XMPPElement("p", XMPPNames.xhtml, text: String(line))
            })
    }

    func appending(link: String, text: String) -> XHTMLBody {
        var body = self
        let anchor = XMPPElement("a", XMPPNames.xhtml, ["href": link], text: text)
        body.element.nodes.append(.element(XMPPElement("p", XMPPNames.xhtml, [:], [anchor])))
        return body
    }

    private static func tree(_ xml: String) -> XMPPElement? {
        let bytes = Array("<x>\(xml)</x>".utf8)
        var reader = XMPPReader(mostBytes: bytes.count + 1)
        reader.feed(bytes)
        guard case .opened = try? reader.next(), case .stanza(let tree) = try? reader.next() else {
            return nil
        }
        // Nothing but that element.
        guard case .closed = try? reader.next() else { return nil }
        return tree
    }

    private static func simplified(_ nodes: [XMPPElement.Node]) -> [XMPPElement.Node] {
        nodes.flatMap { node -> [XMPPElement.Node] in
            switch node {
            case .text: return [node]
            case .element(let element): return simplified(element)
            }
        }
    }

    private static func simplified(_ element: XMPPElement) -> [XMPPElement.Node] {
        if dropped.contains(element.name) { return [] }
        if element.name == "video" { return [.element(film(element))] }
        // A box of a list of things to do.
        if element.name == "input" { return [.text(element["checked"] == nil ? "☐ " : "☑ ")] }
        let inner = simplified(element.nodes)
        let name = renamed[element.name] ?? element.name
        guard kept.contains(name) else { return inner }
        var simple = XMPPElement(name, XMPPNames.xhtml)
        simple.attributes = element.attributes.filter { attribute in
            guard attributes[name]?.contains(attribute.name) ?? false else { return false }
            return attribute.name != "href" || isSafe(attribute.value)
        }
        simple.nodes = inner
        return [.element(simple)]
    }

    /// Films play on our site, or in whatever opens their address.
    private static func film(_ element: XMPPElement) -> XMPPElement {
        let address = element["src"] ?? ""
        let title = element["aria-label"] ?? "▶"
        return XMPPElement(
            "p", XMPPNames.xhtml, [:], [XMPPElement("a", XMPPNames.xhtml, ["href": address], text: title)])
    }

    private static func isSafe(_ address: String) -> Bool {
        ["http://", "https://", "mailto:", "tel:", "xmpp:"].contains { address.lowercased().hasPrefix($0) }
    }
}
