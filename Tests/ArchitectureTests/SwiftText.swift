/// One piece of Swift source: a word, a sign, or the text of a string literal. Comments and blanks are gone.
enum Piece: Hashable {
    case word(String)
    case sign(Unicode.Scalar)
    /// A literal's text; each interpolation has become one `$`.
    case text(String)
}

/// Takes Swift source apart, well enough to ask what it imports, says and forbids: literals with any number of `#`,
/// nested comments, and code inside interpolations, which counts as code. Regular expressions between bare slashes are
/// not known to it.
struct SwiftText {
    static func pieces(of source: String) -> [Piece] {
        var text = SwiftText(source)
        text.takeCode(until: nil)
        return text.pieces
    }

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var pieces: [Piece] = []

    private init(_ source: String) { scalars = Array(source.unicodeScalars) }

    private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
        position + offset < scalars.count ? scalars[position + offset] : nil
    }

    private func sees(_ text: StaticString) -> Bool {
        var offset = 0
        for scalar in text.description.unicodeScalars {
            guard peek(offset) == scalar else { return false }
            offset += 1
        }
        return true
    }

    /// Takes code up to the end, or up to the parenthesis that ends an interpolation.
    private mutating func takeCode(until end: Unicode.Scalar?) {
        var depth = 0
        while let scalar = peek() {
            if sees("//") {
                while let next = peek(), next != "\n" { position += 1 }
            } else if sees("/*") {
                skipComment()
            } else if scalar == "\"" || (scalar == "#" && startsRawLiteral()) {
                takeLiteral()
            } else if isWordPart(scalar) {
                takeWord()
            } else {
                position += 1
                if scalar == end, depth == 0 { return }
                if scalar == "(" { depth += 1 }
                if scalar == ")" { depth -= 1 }
                if !scalar.properties.isWhitespace, scalar != "`" { pieces.append(.sign(scalar)) }
            }
        }
    }

    private mutating func takeWord() {
        var word = String.UnicodeScalarView()
        while let scalar = peek(), isWordPart(scalar) {
            word.append(scalar)
            position += 1
        }
        // `try!` is one word; `try !x` is two.
        if peek() == "!", ["try", "as"].contains(String(word)) {
            word.append("!")
            position += 1
        }
        pieces.append(.word(String(word)))
    }

    private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if sees("/*") {
                depth += 1
                position += 2
            } else if sees("*/") {
                depth -= 1
                position += 2
            } else {
                position += 1
            }
        } while depth > 0 && position < scalars.count
    }

    private func startsRawLiteral() -> Bool {
        var offset = 0
        while peek(offset) == "#" { offset += 1 }
        return peek(offset) == "\""
    }

    private mutating func takeLiteral() {
        var pounds = 0
        while peek() == "#" {
            pounds += 1
            position += 1
        }
        let quotes = sees("\"\"\"") ? 3 : 1
        position += quotes
        // The literal stands before the code of its interpolations.
        let place = pieces.count
        pieces.append(.text(""))
        var text = String.UnicodeScalarView()
        while let scalar = peek() {
            if scalar == "\"", endsLiteral(quotes: quotes, pounds: pounds) {
                position += quotes + pounds
                break
            }
            position += 1
            guard scalar == "\\", (0..<pounds).allSatisfy({ peek($0) == "#" }) else {
                text.append(scalar)
                continue
            }
            position += pounds
            let escaped = peek()
            position += 1
            if escaped == "(" {
                text.append("$")
                takeCode(until: ")")
            } else {
                text.append(" ")
            }
        }
        pieces[place] = .text(String(text))
    }

    private func endsLiteral(quotes: Int, pounds: Int) -> Bool {
        (0..<quotes).allSatisfy { peek($0) == "\"" } && (quotes..<quotes + pounds).allSatisfy { peek($0) == "#" }
    }
}
