// Paragraphs and what stands in them.
extension HTMLWriter {
    /// Called before anything is written that belongs inside a paragraph.
    mutating func openParagraph(for node: MarkdownNode) {
        guard !paragraphIsOpen, let paragraph = node.enclosingParagraph, !paragraph.isInTightList else {
            return
        }
        write("<p>")
        paragraphIsOpen = true
    }

    /// Called before a block that stands in the text of a paragraph.
    mutating func interruptParagraph() {
        if paragraphIsOpen { write("</p>\n") }
        paragraphIsOpen = false
    }

    mutating func closeParagraph(_ node: MarkdownNode) {
        if node.parent?.kind == .footnoteDefinition, node.next == nil { writeWayBack(from: node) }
        if paragraphIsOpen { write("</p>\n") } else if node.isInTightList, node.next != nil { write("\n") }
        paragraphIsOpen = false
    }

    mutating func openInline(_ tag: String, _ node: MarkdownNode) {
        openParagraph(for: node)
        write(tag)
    }

    mutating func writeInline(
        _ start: String, _ text: UnsafePointer<CChar>?, _ end: String, in node: MarkdownNode
    ) {
        openInline(start, node)
        out.append(escaping: text)
        write(end)
    }

    mutating func writeText(_ node: MarkdownNode) {
        if let slug = node.cardSlug {
            writeCard(slug, node)
        } else {
            openParagraph(for: node)
            out.append(escaping: node.literal)
        }
    }

    mutating func writeBreak(_ node: MarkdownNode) {
        let isBesideBlock =
            (node.previous?.isBlockInParagraph ?? false) || (node.next?.isBlockInParagraph ?? false)
        if isBesideBlock { return }
        write(node.kind == .lineBreak ? "<br />\n" : "\n")
    }

    mutating func openLink(_ node: MarkdownNode) {
        openParagraph(for: node)
        guard let address = LinkAddress(node.address) else { return }
        write("<a href=\"")
        out.append(address: address.text)
        let title = node.title
        if !title.isEmpty {
            write("\" title=\"")
            out.append(escaping: title)
        }
        write(address.isOutside ? "\" rel=\"noopener nofollow ugc\">" : "\">")
    }
}

extension MarkdownNode {
    fileprivate var enclosingParagraph: MarkdownNode? {
        var node = parent
        while let found = node {
            switch found.kind {
            case .paragraph: return found
            case .emphasis, .strong, .strikethrough, .link: node = found.parent
            default: return nil
            }
        }
        return nil
    }
}
