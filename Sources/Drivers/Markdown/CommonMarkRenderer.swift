public import Contracts
public import Values

/// GitHub-flavoured Markdown by libcmark-gfm; every tag of the HTML is written here, none is taken from the text.
///
/// Safe to call from anywhere, and never longer than linear in the text: see ``MarkdownBounds``. A text beyond the
/// bounds is shown as it stands, in one `<pre>`.
public struct CommonMarkRenderer: MarkdownRenderer {
    public init() {}

    public func html(
        _ markdown: String, resolve: (MediaID) -> String?, card: (String) -> ProductMention?
    ) -> String {
        guard let document = MarkdownDocument(markdown) else { return verbatim(markdown) }
        let survey = document.survey()
        guard survey.depth <= MarkdownBounds.depth else { return verbatim(markdown) }
        var addresses: [MediaID: String] = [:]
        for mention in survey.mentions where addresses[mention.media] == nil {
            addresses[mention.media] = resolve(mention.media)
        }
        var cards: [String: ProductMention] = [:]
        for slug in survey.cards where cards[slug] == nil { cards[slug] = card(slug) }
        return document.html(HTMLWriter(addresses: addresses, cards: cards, shift: survey.headingShift))
    }

    public func plainText(_ markdown: String) -> String {
        guard let document = MarkdownDocument(markdown) else { return markdown }
        return document.plainText()
    }

    public func pictures(_ markdown: String) -> [(media: MediaID, alternativeText: String)] {
        mentions(in: markdown).filter { $0.kind == .picture }.map { ($0.media, $0.text) }
    }

    public func films(_ markdown: String) -> [MediaID] {
        mentions(in: markdown).filter { $0.kind == .film }.map(\.media)
    }

    private func mentions(in markdown: String) -> [MediaMention] {
        guard let document = MarkdownDocument(markdown) else { return [] }
        let survey = document.survey()
        return survey.depth <= MarkdownBounds.depth ? survey.mentions : []
    }

    private func verbatim(_ markdown: String) -> String {
        var bytes = Array("<pre>".utf8)
        bytes.append(escaping: markdown)
        bytes += Array("</pre>\n".utf8)
        return String(decoding: bytes, as: UTF8.self)
    }
}
