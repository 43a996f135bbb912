import Contracts
import Values

extension FactSheet {
    /// A title or summary as a reader sees it.
    func filled(_ text: String, in place: TextReference.Place) -> String {
        pieces(of: text, in: place).map { piece in
            switch piece {
            case .words(let words): String(words)
            case .reference(let reference): value(reference.target) ?? toBeConfirmed
            }
        }.joined()
    }

    /// A body as Markdown in which all facts and names are filled in; product cards stay for the renderer.
    func filledForPage(_ body: String) -> String {
        filled(body) { reference, card in reference.text }
    }

    /// A body as Markdown that means the same anywhere: a product's card becomes a line with its name and place.
    func filledForExport(_ body: String) -> String {
        filled(body) { _, card in
            "**\(markdownEscaped(card.name[language]))** · \(markdownEscaped(card.countyName[language]))"
        }
    }

    private func filled(_ body: String, card: (TextReference, ProductCard) -> String) -> String {
        var isAtLineStart = true
        var filled = ""
        for piece in pieces(of: body, in: .body) {
            switch piece {
            case .words(let words):
                filled += words
                isAtLineStart = words.last?.isNewline ?? isAtLineStart
            case .reference(let reference):
                if case .product(let slug) = reference.target, reference.isAlone, let found = self.card(slug) {
                    filled += card(reference, found)
                } else {
                    filled += markdownEscaped(
                        value(reference.target) ?? toBeConfirmed, isAtLineStart: isAtLineStart)
                }
                isAtLineStart = false
            }
        }
        return filled
    }
}

/// Text as Markdown that shows just that text. At the beginning of a line more characters have a meaning.
func markdownEscaped(_ text: String, isAtLineStart: Bool = false) -> String {
    var escaped = ""
    var isInLeadingDigits = isAtLineStart
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "{", "}", "!": escaped += "\\\(scalar)"
        case "#", "-", "+", "=": escaped += escaped.isEmpty && isAtLineStart ? "\\\(scalar)" : "\(scalar)"
        case ".", ")": escaped += isInLeadingDigits && !escaped.isEmpty ? "\\\(scalar)" : "\(scalar)"
        case _ where scalar.value < 32 || scalar.value == 127: escaped += " "
        default: escaped.unicodeScalars.append(scalar)
        }
        isInLeadingDigits = isInLeadingDigits && ("0"..."9").contains(scalar)
    }
    return escaped
}
