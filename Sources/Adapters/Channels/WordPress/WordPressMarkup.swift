import Contracts
import Distribution
import Values

/// An article's HTML as a site of WordPress keeps it: one block of the editor, so that nothing is added to its lines, with the
/// key in a comment by which it is found again.
struct WordPressMarkup {
    let site: SiteAddress

    /// Stands in every text of ours. The editor keeps comments, also of authors whose HTML is filtered.
    static func marker(_ key: PublicationKey) -> String { "<!-- terrace:\(key) -->" }

    func html(of edition: Edition, for copy: ChannelCopy) -> String {
        let link = site.article(edition.slug, from: copy)
        let words = Localized(chinese: "在原文页选购", english: "Buy from the growers")[edition.language]
        return """
            <!-- wp:html -->
            \(Self.marker(copy.key))
            <div lang="\(edition.language.rawValue)" dir="auto">
            \(body(edition.html))<p><a href="\(escaped(link))">\(words)</a></p>
            </div>
            <!-- /wp:html -->
            """
    }

    /// Where a picture of ours stands in the text, until the site's own address replaces it.
    func address(of picture: MediaID) -> String { site.full("/media/\(picture)/1280.jpg") }

    /// Pictures come as plain `img`: a filter of WordPress drops `picture` and lists of sources, and the theme makes its own
    /// list for pictures of its library.
    private func body(_ html: String) -> String {
        var out = ""
        for piece in Markup(html) {
            switch piece {
            case .text(let text): out += text
            case .close(let name): if name != "picture" { out += "</\(name)>" }
            case .open(let tag, let isEmpty):
                switch tag.name {
                case "picture", "source": continue
                case "img": out += image(tag)
                default: out += open(tag, isEmpty: isEmpty)
                }
            }
        }
        return out
    }

    private func image(_ tag: Markup.Tag) -> String {
        let source = tag.media.map(address) ?? whole(tag["src"] ?? "")
        return "<img src=\"\(escaped(source))\" alt=\"\(escaped(tag["alt"] ?? ""))\" loading=\"lazy\" />"
    }

    private func open(_ tag: Markup.Tag, isEmpty: Bool) -> String {
        let attributes = tag.attributes.sorted { $0.key < $1.key }.map { name, _ in
            let value = tag[name] ?? ""
            let isAddress = ["src", "href", "poster"].contains(name)
            return " \(name)=\"\(escaped(isAddress ? whole(value) : value))\""
        }
        return "<\(tag.name)\(attributes.joined())\(isEmpty ? " /" : "")>"
    }

    private func whole(_ address: String) -> String {
        address.hasPrefix("/") && !address.hasPrefix("//") ? site.full(address) : address
    }
}
