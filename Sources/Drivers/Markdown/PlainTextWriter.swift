/// Writes a document's tree as plain text: an empty line between blocks, marks for the items of lists.
private struct PlainTextWriter {
    private(set) var text = ""
    private var lists: [Int?] = []
    /// Line breaks that come before the next words.
    private var gap = 0

    mutating func enter(_ node: MarkdownNode) -> MarkdownDocument.Step {
        switch node.kind {
        case .list: lists.append(node.isOrderedList ? node.listStart : nil)
        case .item: openItem()
        case .codeBlock:
            words(node.literalText)
            gap = 2
        case .thematicBreak: gap = 2
        case .text, .code: words(node.literalText)
        case .softBreak, .lineBreak: gap = max(gap, 1)
        case .image:
            words(node.innerText)
            return .past
        case .footnoteReference: words("[\(node.literalText)]")
        case .tableCell: if node.previous != nil { words(" | ") }
        case .document, .blockQuote, .paragraph, .heading, .footnoteDefinition, .table, .tableHeader,
            .tableRow,
            .emphasis, .strong, .strikethrough, .link, .dropped:
            break
        }
        return .onward
    }

    mutating func exit(_ node: MarkdownNode) {
        switch node.kind {
        case .paragraph: gap = node.isInTightList ? 1 : 2
        case .heading, .blockQuote, .footnoteDefinition, .table: gap = 2
        case .list:
            lists.removeLast()
            gap = lists.isEmpty ? 2 : 1
        case .item, .tableHeader, .tableRow: gap = max(gap, 1)
        case .document, .codeBlock, .thematicBreak, .tableCell, .text, .softBreak, .lineBreak, .code,
            .emphasis,
            .strong, .strikethrough, .link, .image, .footnoteReference, .dropped:
            break
        }
    }

    private mutating func openItem() {
        guard let last = lists.last else { return }
        let indent = String(repeating: "  ", count: min(lists.count - 1, 20))
        if let number = last {
            words("\(indent)\(number). ")
            lists[lists.count - 1] = number + 1
        } else {
            words("\(indent)• ")
        }
    }

    private mutating func words(_ words: String) {
        guard !words.isEmpty else { return }
        if !text.isEmpty { text += String(repeating: "\n", count: gap) }
        gap = 0
        text += words
    }
}

extension MarkdownDocument {
    borrowing func plainText() -> String {
        var writer = PlainTextWriter()
        walk { node, direction in
            switch direction {
            case .enter: return writer.enter(node)
            case .exit:
                writer.exit(node)
                return .onward
            }
        }
        var text = writer.text
        while text.hasSuffix("\n") { text.removeLast() }
        return text
    }
}
