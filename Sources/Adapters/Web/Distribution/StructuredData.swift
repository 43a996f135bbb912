/// JSON for a `<script type="application/ld+json">`, its keys in the order given.
///
/// `<`, `>` and `&` are written as escapes, so that no text can end the element or begin a comment in it.
indirect enum StructuredData: Sendable, ExpressibleByStringLiteral {
    case text(String)
    case number(Int)
    case list([StructuredData])
    case object([(String, StructuredData)])

    init(stringLiteral text: String) { self = .text(text) }

    var text: String {
        var out = ""
        write(to: &out)
        return out
    }

    private func write(to out: inout String) {
        switch self {
        case .text(let text): Self.write(text, to: &out)
        case .number(let number): out += String(number)
        case .list(let items):
            out += "["
            for (index, item) in items.enumerated() {
                if index > 0 { out += "," }
                item.write(to: &out)
            }
            out += "]"
        case .object(let fields):
            out += "{"
            for (index, field) in fields.enumerated() {
                if index > 0 { out += "," }
                Self.write(field.0, to: &out)
                out += ":"
                field.1.write(to: &out)
            }
            out += "}"
        }
    }

    private static func write(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "<", ">", "&", "\u{2028}", "\u{2029}": out += escape(scalar)
            case _ where scalar.value < 0x20: out += escape(scalar)
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
