import CMarkGFM

/// One node of a document's tree; valid as long as its ``MarkdownDocument``.
struct MarkdownNode {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    enum Kind {
        case document, blockQuote, list, item, codeBlock, paragraph, heading, thematicBreak,
            footnoteDefinition
        case table, tableHeader, tableRow, tableCell
        case text, softBreak, lineBreak, code, emphasis, strong, strikethrough, link, image, footnoteReference
        /// Raw HTML, and whatever an extension that is not attached would make.
        case dropped
    }

    var kind: Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
        default: extensionKind
        }
    }

    /// The types of an extension's nodes are numbered when it is registered, so they are known by name.
    private var extensionKind: Kind {
        switch String(cString: cmark_node_get_type_string(pointer)) {
        case "table": .table
        case "table_header": .tableHeader
        case "table_row": .tableRow
        case "table_cell": .tableCell
        case "strikethrough": .strikethrough
        default: .dropped
        }
    }

    /// Whether the walk enters the node and never leaves it.
    var isLeaf: Bool {
        switch kind {
        case .codeBlock, .thematicBreak, .text, .softBreak, .lineBreak, .code, .dropped: true
        case .document, .blockQuote, .list, .item, .paragraph, .heading, .footnoteDefinition, .table,
            .tableHeader,
            .tableRow, .tableCell, .emphasis, .strong, .strikethrough, .link, .image, .footnoteReference:
            false
        }
    }

    var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
    var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }
    var previous: MarkdownNode? { cmark_node_previous(pointer).map(MarkdownNode.init) }
    var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }

    var literal: UnsafePointer<CChar>? { cmark_node_get_literal(pointer) }
    var literalText: String { literal.map { String(cString: $0) } ?? "" }
    var address: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
    var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }
    var codeLanguage: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }
    var listStart: Int { Int(cmark_node_get_list_start(pointer)) }

    /// Of a paragraph: whether it stands in a tight list, where it has no tag of its own.
    var isInTightList: Bool { parent?.parent.map { $0.kind == .list && $0.isTightList } ?? false }

    /// Of a table: `left`, `center`, `right` or nil for each column.
    var columnAlignments: [String?] {
        let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
        guard count > 0, let marks = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        return (0..<count).map { column in
            switch marks[column] {
            case UInt8(ascii: "l"): "left"
            case UInt8(ascii: "c"): "center"
            case UInt8(ascii: "r"): "right"
            default: nil
            }
        }
    }
}
