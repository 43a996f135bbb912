import Contracts
import Values

extension MarkdownNode {
    /// Of an image: the picture or film of Media that it shows; nil for any other address.
    var mediaMention: MediaMention? {
        let address = address
        guard let colon = address.firstIndex(of: ":"),
            let media = MediaID(String(address[address.index(after: colon)...]))
        else { return nil }
        switch address[..<colon] {
        case "media": return MediaMention(kind: .picture, media: media, text: innerText)
        case "film": return MediaMention(kind: .film, media: media, text: innerText)
        default: return nil
        }
    }

    /// Of a text: the slug when it is a product card, which is `{{product:slug}}` alone on its line.
    var cardSlug: String? {
        guard isAloneOnLine, let text = literalText.trimmed, text.hasPrefix("{{product:"),
            text.hasSuffix("}}")
        else {
            return nil
        }
        let slug = text.dropFirst("{{product:".count).dropLast(2)
        return Slug(String(slug)) == nil ? nil : String(slug)
    }

    /// Whether it is a line of a paragraph by itself, so that it can stand as a block of its own.
    var isAloneOnLine: Bool {
        func isEdge(_ neighbour: MarkdownNode?) -> Bool {
            neighbour.map { $0.kind == .softBreak || $0.kind == .lineBreak } ?? true
        }
        return parent?.kind == .paragraph && isEdge(previous) && isEdge(next)
    }

    /// Whether it is written as a block of its own although it stands in a paragraph.
    var isBlockInParagraph: Bool {
        guard isAloneOnLine else { return false }
        switch kind {
        case .image: return mediaMention != nil
        case .text: return cardSlug != nil
        default: return false
        }
    }

    /// The text inside, without marks: what a picture's alternative text is.
    var innerText: String {
        var text = ""
        var next = firstChild
        while let node = next {
            switch node.kind {
            case .text, .code: text += node.literalText
            case .softBreak, .lineBreak: text += " "
            default: break
            }
            next = node.firstChild ?? node.following(within: self)
        }
        return text
    }

    /// The node behind this one in reading order, not going into it, and not leaving `ancestor`.
    private func following(within ancestor: MarkdownNode) -> MarkdownNode? {
        var node = self
        while node.pointer != ancestor.pointer {
            if let next = node.next { return next }
            guard let parent = node.parent else { return nil }
            node = parent
        }
        return nil
    }
}
