import Contracts
import Values

/// Writes a document's tree as HTML. Nothing of the text reaches the output but through the escapes of HTMLText.swift.
struct HTMLWriter {
    let addresses: [MediaID: String]
    let cards: [String: ProductMention]
    let shift: Int
    var out: [UInt8] = []
    /// A paragraph's tag is written when its first words come, because a picture or a card may stand before them.
    var paragraphIsOpen = false
    var alignments: [String?] = []
    var column = 0
    var tableHasBody = false
    var footnotesAreOpen = false
    var footnote = 0
    var references: [String: Int] = [:]

    init(addresses: [MediaID: String], cards: [String: ProductMention], shift: Int) {
        self.addresses = addresses
        self.cards = cards
        self.shift = shift
    }

    mutating func write(_ text: String) { out.append(contentsOf: text.utf8) }

    mutating func enter(_ node: MarkdownNode) -> MarkdownDocument.Step {
        switch node.kind {
        case .document, .dropped: break
        case .blockQuote: write("<blockquote>\n")
        case .list: openList(node)
        case .item: write("<li>")
        case .codeBlock: writeCodeBlock(node)
        case .paragraph: break
        case .heading: write("<h\(level(of: node))>")
        case .thematicBreak: write("<hr />\n")
        case .footnoteDefinition: openFootnote()
        case .table:
            alignments = node.columnAlignments
            tableHasBody = false
            write("<table>\n")
        case .tableHeader:
            column = 0
            write("<thead>\n<tr>\n")
        case .tableRow:
            column = 0
            if !tableHasBody { write("<tbody>\n") }
            tableHasBody = true
            write("<tr>\n")
        case .tableCell: openCell(node)
        case .text: writeText(node)
        case .softBreak, .lineBreak: writeBreak(node)
        case .code: writeInline("<code>", node.literal, "</code>", in: node)
        case .emphasis: openInline("<em>", node)
        case .strong: openInline("<strong>", node)
        case .strikethrough: openInline("<del>", node)
        case .link: openLink(node)
        case .image:
            writeImage(node)
            return .past
        case .footnoteReference: writeReference(node)
        }
        return .onward
    }

    mutating func exit(_ node: MarkdownNode) {
        switch node.kind {
        case .document: if footnotesAreOpen { write("</ol>\n</section>\n") }
        case .blockQuote: write("</blockquote>\n")
        case .list: write(node.isOrderedList ? "</ol>\n" : "</ul>\n")
        case .item: write("</li>\n")
        case .paragraph: closeParagraph(node)
        case .heading: write("</h\(level(of: node))>\n")
        case .footnoteDefinition: write("</li>\n")
        case .table: write(tableHasBody ? "</tbody>\n</table>\n" : "</table>\n")
        case .tableHeader: write("</tr>\n</thead>\n")
        case .tableRow: write("</tr>\n")
        case .tableCell: write(node.parent?.kind == .tableHeader ? "</th>\n" : "</td>\n")
        case .emphasis: write("</em>")
        case .strong: write("</strong>")
        case .strikethrough: write("</del>")
        case .link: if LinkAddress(node.address) != nil { write("</a>") }
        case .footnoteReference, .codeBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .image,
            .dropped:
            break
        }
    }

    private func level(of heading: MarkdownNode) -> Int { min(6, max(2, heading.headingLevel + shift)) }
}

extension MarkdownDocument {
    borrowing func html(_ writer: HTMLWriter) -> String {
        var writer = writer
        walk { node, direction in
            switch direction {
            case .enter: return writer.enter(node)
            case .exit:
                writer.exit(node)
                return .onward
            }
        }
        return String(decoding: writer.out, as: UTF8.self)
    }
}
