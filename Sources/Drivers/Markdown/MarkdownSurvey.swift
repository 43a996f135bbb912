import Contracts
import Values

/// A picture or film that a text shows.
struct MediaMention {
    enum Kind {
        case picture
        case film
    }

    let kind: Kind
    let media: MediaID
    /// The alternative text of a picture, the title of a film.
    let text: String
}

/// What has to be known of a text before it is written.
struct MarkdownSurvey {
    private(set) var depth = 0
    private(set) var mentions: [MediaMention] = []
    /// The slugs of its product cards.
    private(set) var cards: [String] = []
    private var topHeading: Int?

    /// What is added to each heading's level, so that the highest becomes an `h2` below the article's own title.
    var headingShift: Int { topHeading.map { 2 - $0 } ?? 0 }

    fileprivate mutating func note(_ node: MarkdownNode, depth: Int) {
        self.depth = max(self.depth, depth)
        switch node.kind {
        case .heading: topHeading = min(topHeading ?? 6, node.headingLevel)
        case .image: if let mention = node.mediaMention { mentions.append(mention) }
        case .text: if let slug = node.cardSlug { cards.append(slug) }
        default: break
        }
    }
}

extension MarkdownDocument {
    borrowing func survey() -> MarkdownSurvey {
        var survey = MarkdownSurvey()
        var depth = 0
        walk { node, direction in
            switch direction {
            case .enter:
                survey.note(node, depth: depth)
                if !node.isLeaf { depth += 1 }
            case .exit: depth -= 1
            }
            return .onward
        }
        return survey
    }
}
