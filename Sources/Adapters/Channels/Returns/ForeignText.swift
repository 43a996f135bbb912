import Contracts

/// The words of somebody else's HTML, for people to read: tags fall away, paragraphs and breaks become lines. Whatever
/// comes in, what comes out is plain text of at most `most` characters.
func plainText(ofForeign html: String, most: Int = 5_000) -> String {
    var out = ""
    var count = 0
    var rest = html.prefix(100_000)[...]
    while let first = rest.first, count < most {
        switch first {
        case "<":
            guard let end = rest.firstIndex(of: ">") else { return tidied(out) }
            let name = rest[..<end].dropFirst().drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
            rest = rest[rest.index(after: end)...]
            if ["script", "style"].contains(name), let close = rest.firstRange(of: "</\(name)") {
                rest = rest[close.upperBound...].drop { $0 != ">" }.dropFirst()
            } else if ["br", "p", "div", "li", "blockquote", "h1", "h2", "h3"].contains(name), !out.hasSuffix("\n") {
                out += "\n"
                count += 1
            }
        case "&":
            let (text, length) = reference(rest)
            out += text
            count += 1
            rest = rest.dropFirst(length)
        default:
            out.append(first)
            count += 1
            rest = rest.dropFirst()
        }
    }
    return tidied(out)
}

private func tidied(_ text: String) -> String {
    let kept = text.unicodeScalars.filter { $0 == "\n" || $0 == "\t" || !($0.value < 32 || $0.value == 127) }
    return String(String.UnicodeScalarView(kept)).trimmed ?? ""
}

/// What a character reference stands for, and how long it is; `&` itself where it is none that is known.
private func reference(_ text: Substring) -> (text: String, length: Int) {
    let body = text.dropFirst().prefix(12)
    guard let semicolon = body.firstIndex(of: ";") else { return ("&", 1) }
    let name = body[..<semicolon]
    let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "hellip": "…"]
    if let character = known[String(name)] { return (character, name.count + 2) }
    guard name.hasPrefix("#") else { return ("&", 1) }
    let digits = name.dropFirst()
    let number = digits.hasPrefix("x") || digits.hasPrefix("X") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, let scalar = Unicode.Scalar(number) else { return ("&", 1) }
    return (String(Character(scalar)), name.count + 2)
}
