import Contracts

// Pictures, films and product cards.
extension HTMLWriter {
    /// The widths in which Media keeps every picture.
    private static let widths = [320, 640, 1_280, 1_920]

    mutating func writeImage(_ node: MarkdownNode) {
        guard let mention = node.mediaMention else { return writeOutsideImage(node) }
        guard let address = addresses[mention.media] else { return writeWords(mention.text, node) }
        let isBlock = node.isAloneOnLine
        let caption = node.title
        if isBlock {
            interruptParagraph()
            write("<figure>")
        } else {
            openParagraph(for: node)
        }
        switch mention.kind {
        case .picture: writePicture(at: address, alternativeText: mention.text)
        case .film: writeFilm(at: address, title: mention.text)
        }
        guard isBlock else { return }
        let text = caption.isEmpty && mention.kind == .film ? mention.text : caption
        if !text.isEmpty {
            write("<figcaption>")
            out.append(escaping: text)
            write("</figcaption>")
        }
        write("</figure>\n")
    }

    /// Pictures of other sites are not loaded, which would tell them who reads; their words become a link.
    private mutating func writeOutsideImage(_ node: MarkdownNode) {
        let address = LinkAddress(node.address)
        let isInLink = node.parent?.kind == .link
        guard let address, !isInLink else { return writeWords(node.innerText, node) }
        openParagraph(for: node)
        write("<a href=\"")
        out.append(address: address.text)
        write(address.isOutside ? "\" rel=\"noopener nofollow ugc\">" : "\">")
        let words = node.innerText
        out.append(escaping: words.isEmpty ? address.text : words)
        write("</a>")
    }

    private mutating func writeWords(_ words: String, _ node: MarkdownNode) {
        guard !words.isEmpty else { return }
        openParagraph(for: node)
        out.append(escaping: words)
    }

    private mutating func writePicture(at address: String, alternativeText: String) {
        let sizes = "(max-width: 48rem) 100vw, 48rem"
        write("<picture><source type=\"image/webp\" srcset=\"")
        writeSources(of: address, format: "webp")
        write("\" sizes=\"\(sizes)\" /><img src=\"")
        out.append(address: address)
        write("/1280.jpg\" srcset=\"")
        writeSources(of: address, format: "jpg")
        write("\" sizes=\"\(sizes)\" loading=\"lazy\" decoding=\"async\" alt=\"")
        out.append(escaping: alternativeText)
        write("\" /></picture>")
    }

    private mutating func writeSources(of address: String, format: String) {
        for (index, width) in Self.widths.enumerated() {
            if index > 0 { write(", ") }
            out.append(address: address)
            write("/\(width).\(format) \(width)w")
        }
    }

    private mutating func writeFilm(at address: String, title: String) {
        write("<video controls=\"controls\" preload=\"metadata\" playsinline=\"playsinline\" src=\"")
        out.append(address: address)
        write("/film\"")
        if !title.isEmpty {
            write(" aria-label=\"")
            out.append(escaping: title)
            write("\"")
        }
        write("></video>")
    }

    /// A place that the page fills with the offers of the moment; without them it names the product.
    mutating func writeCard(_ slug: String, _ node: MarkdownNode) {
        guard let card = cards[slug] else { return }
        interruptParagraph()
        write("<aside class=\"product-card\" data-product=\"\(card.product)\"><strong>")
        out.append(escaping: card.name)
        write("</strong> <span>")
        out.append(escaping: card.place)
        write("</span></aside>\n")
    }
}
