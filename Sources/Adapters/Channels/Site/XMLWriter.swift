/// Writes XML 1.0 that can always be read: names are ours, texts are escaped, and characters that XML has no place for
/// are left out.
struct XMLWriter {
    private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)

    typealias Attributes = KeyValuePairs<StaticString, String>

    /// An element with content.
    mutating func element(
        _ name: StaticString, _ attributes: Attributes = [:], _ content: (inout XMLWriter) -> Void
    ) {
        open(name, attributes)
        write(">")
        content(&self)
        write("</")
        write(name)
        write(">")
    }

    /// An element with text alone.
    mutating func element(_ name: StaticString, _ text: String) { element(name, [:], text) }

    mutating func element(_ name: StaticString, _ attributes: Attributes, _ text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// An element without content.
    mutating func element(_ name: StaticString, _ attributes: Attributes) {
        open(name, attributes)
        write("/>")
    }

    mutating func text(_ text: String) { escape(text, isAttribute: false) }

    mutating func newline() { bytes.append(10) }

    private mutating func open(_ name: StaticString, _ attributes: Attributes) {
        write("<")
        write(name)
        for (attribute, value) in attributes {
            write(" ")
            write(attribute)
            write("=\"")
            escape(value, isAttribute: true)
            write("\"")
        }
    }

    private mutating func write(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func escape(_ text: String, isAttribute: Bool) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: write("&amp;")
            case 0x3C: write("&lt;")
            case 0x3E: write("&gt;")
            case 0x22 where isAttribute: write("&quot;")
            // A reader turns these into spaces or line ends unless they are written as references (XML 1.0 §2.11, §3.3.3).
            case 0x0D: write("&#13;")
            case 0x0A where isAttribute: write("&#10;")
            case 0x09 where isAttribute: write("&#9;")
            // XML 1.0 §2.2, Char
            case 0x09, 0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
                bytes.append(contentsOf: scalar.utf8)
            default: break
            }
        }
    }
}
