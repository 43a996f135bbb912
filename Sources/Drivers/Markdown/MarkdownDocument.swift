import CMarkGFM
import Synchronization

/// A parsed text: the tree that libcmark-gfm made of it, freed at the end.
struct MarkdownDocument: ~Copyable {
    let root: MarkdownNode

    /// Nil when the text is beyond ``MarkdownBounds``.
    init?(_ markdown: String) {
        var markdown = markdown
        let tree = markdown.withUTF8 { text -> OpaquePointer? in
            guard MarkdownBounds.allow(text) else { return nil }
            return Library.parse(text)
        }
        guard let tree else { return nil }
        root = MarkdownNode(tree)
    }

    deinit { cmark_node_free(root.pointer) }

    /// Walks over the tree without recursion, however deep it is.
    func walk(_ visit: (MarkdownNode, Direction) -> Step) {
        let iterator = cmark_iter_new(root.pointer)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let pointer = cmark_iter_get_node(iterator) else { return }
            let node = MarkdownNode(pointer)
            switch visit(node, event == CMARK_EVENT_ENTER ? .enter : .exit) {
            case .onward: break
            case .past: cmark_iter_reset(iterator, pointer, CMARK_EVENT_EXIT)
            }
        }
    }

    enum Direction {
        case enter
        case exit
    }

    enum Step {
        case onward
        /// Goes on behind the node that was just entered, neither into it nor to its exit.
        case past
    }
}

private enum Library {
    private static let extensions = ["table", "strikethrough", "autolink", "tagfilter"]

    /// While it parses, the library keeps the extensions' special characters in tables that all threads share.
    private static let lock = Mutex(())

    private static let isReady: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        return true
    }()

    static func parse(_ text: UnsafeBufferPointer<UInt8>) -> OpaquePointer? {
        // A tree crosses the lock as a number, because a pointer that was made inside may not leave it.
        OpaquePointer(bitPattern: lock.withLock { _ in UInt(bitPattern: parseAlone(text)) })
    }

    private static func parseAlone(_ text: UnsafeBufferPointer<UInt8>) -> OpaquePointer? {
        guard isReady, let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return nil }
        defer { cmark_parser_free(parser) }
        for name in extensions {
            guard let found = cmark_find_syntax_extension(name) else { continue }
            cmark_parser_attach_syntax_extension(parser, found)
        }
        text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        return cmark_parser_finish(parser)
    }
}
