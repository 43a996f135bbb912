import Contracts

/// Why a stream of XML is not read on: it is not XML, it is more than we take, or it has what XMPP forbids.
struct XMPPFault: Error, Hashable {
    let said: String
    init(_ said: String) { self.said = said }
}

/// Reads a stream of XML as it comes in, an element below the root at a time (RFC 6120 §4.2, §11).
///
/// What comes in is a stranger's: there are no document types, comments or processing instructions (§11.1 forbids them), no
/// entities but XML's own five, and depth, size and number of attributes are bounded.
struct XMPPReader {
    enum Event: Hashable, Sendable {
        /// The root has begun.
        case opened(XMPPElement)
        /// A whole element below the root.
        case stanza(XMPPElement)
        /// The root has ended.
        case closed
    }

    private static let mostDepth = 100
    private static let mostAttributes = 64
    /// Bytes between two stanzas' ends.
    let mostBytes: Int

    private var buffer: [UInt8] = []
    private var position = 0
    /// Since the last stanza ended.
    private var bytesOfStanza = 0
    private var open: [XMPPElement] = []
    private var scopes: [[String: String]] = [["": "", "xml": "http://www.w3.org/XML/1998/namespace"]]
    private var openNames: [String] = []
    private var hasBegun = false
    private var hasEnded = false

    init(mostBytes: Int) { self.mostBytes = mostBytes }

    /// Whether bytes have come that are not read yet.
    var hasMore: Bool { position < buffer.count }

    mutating func feed(_ bytes: [UInt8]) {
        if position > 0 {
            buffer.removeFirst(position)
            position = 0
        }
        buffer += bytes
    }

    /// What comes next; nil until more bytes have been fed.
    mutating func next() throws(XMPPFault) -> Event? {
        while position < buffer.count {
            guard !hasEnded else { throw XMPPFault("something follows the end of the stream") }
            let start = position
            let event: Event?
            if buffer[position] == UInt8(ascii: "<") {
                guard let end = try endOfMarkup() else { break }
                event = try markup(buffer[position..<end])
                position = end
            } else {
                // Text is known to be whole when the next markup begins.
                guard let end = buffer[position...].firstIndex(of: UInt8(ascii: "<")) else { break }
                try text(buffer[position..<end])
                event = nil
                position = end
            }
            bytesOfStanza += position - start
            if bytesOfStanza > mostBytes { throw XMPPFault("more than \(mostBytes) bytes in one stanza") }
            if let event {
                bytesOfStanza = 0
                return event
            }
        }
        if bytesOfStanza + buffer.count - position > mostBytes {
            throw XMPPFault("more than \(mostBytes) bytes in one stanza")
        }
        return nil
    }

    /// Just behind the `>` of the markup that begins here; nil when it has not come yet.
    private func endOfMarkup() throws(XMPPFault) -> Int? {
        if starts(with: "<![CDATA[") { return end(of: "]]>") }
        if starts(with: "<!") {
            guard buffer.count - position >= 9 else { return nil }
            throw XMPPFault("comments and document types are forbidden")
        }
        if starts(with: "<?") { return end(of: "?>") }
        var quote: UInt8?
        for index in position..<buffer.count {
            let byte = buffer[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            }
        }
        return nil
    }

    private func starts(with text: StaticString) -> Bool {
        text.withUTF8Buffer { buffer[position...].starts(with: $0) }
    }

    private func end(of text: String) -> Int? {
        let mark = Array(text.utf8)
        guard buffer.count - position >= mark.count else { return nil }
        for index in position...(buffer.count - mark.count)
        where buffer[index..<(index + mark.count)].elementsEqual(mark) {
            return index + mark.count
        }
        return nil
    }

    private mutating func markup(_ bytes: ArraySlice<UInt8>) throws(XMPPFault) -> Event? {
        if bytes.starts(with: Array("<![CDATA[".utf8)) {
            guard !open.isEmpty else { throw XMPPFault("text outside the stream") }
            append(try Self.string(bytes.dropFirst(9).dropLast(3)))
            return nil
        }
        if bytes.starts(with: Array("<?".utf8)) {
            guard !hasBegun, bytes.starts(with: Array("<?xml ".utf8)) else {
                throw XMPPFault("processing instructions are forbidden")
            }
            hasBegun = true
            return nil
        }
        hasBegun = true
        if bytes.starts(with: Array("</".utf8)) {
            let name = try Self.string(bytes.dropFirst(2).dropLast()).trimmed ?? ""
            return try close(name)
        }
        let isEmpty = bytes.dropLast().last == UInt8(ascii: "/")
        var tag = XMPPTag(bytes.dropFirst().dropLast(isEmpty ? 2 : 1))
        let (name, attributes) = try tag.parts(most: Self.mostAttributes)
        return try begin(name, attributes, isEmpty: isEmpty)
    }

    private mutating func begin(
        _ name: String, _ attributes: [XMPPElement.Attribute], isEmpty: Bool
    ) throws(XMPPFault) -> Event? {
        guard openNames.count < Self.mostDepth else {
            throw XMPPFault("deeper than \(Self.mostDepth) elements")
        }
        var scope = scopes.last ?? [:]
        for attribute in attributes {
            if attribute.name == "xmlns" { scope[""] = attribute.value }
            if attribute.name.hasPrefix("xmlns:") {
                scope[String(attribute.name.dropFirst(6))] = attribute.value
            }
        }
        let (prefix, local) = Self.split(name)
        guard let namespace = scope[prefix] else { throw XMPPFault("the prefix \(prefix) is not declared") }
        var element = XMPPElement(local, namespace)
        element.attributes = attributes.filter { $0.name != "xmlns" && !$0.name.hasPrefix("xmlns:") }
        if openNames.isEmpty {
            guard open.isEmpty else { throw XMPPFault("a second root") }
            scopes.append(scope)
            openNames.append(name)
            open.append(element)
            guard isEmpty else { return .opened(element) }
            throw XMPPFault("an empty stream")
        }
        scopes.append(scope)
        openNames.append(name)
        open.append(element)
        return isEmpty ? try close(name) : nil
    }

    private mutating func close(_ name: String) throws(XMPPFault) -> Event? {
        guard openNames.popLast() == name, let element = open.popLast() else {
            throw XMPPFault("</\(name)> closes what is not open")
        }
        scopes.removeLast()
        if open.isEmpty {
            hasEnded = true
            return .closed
        }
        if open.count == 1 { return .stanza(element) }
        open[open.count - 1].nodes.append(.element(element))
        return nil
    }

    private mutating func text(_ bytes: ArraySlice<UInt8>) throws(XMPPFault) {
        let text = try XMPPTag.unescaped(bytes)
        // Between stanzas, white space keeps the line alive.
        if open.count > 1 { return append(text) }
        guard text.allSatisfy(\.isWhitespace) else { throw XMPPFault("text between stanzas") }
    }

    private mutating func append(_ text: String) {
        guard open.count > 1 else { return }
        open[open.count - 1].nodes.append(.text(text))
    }

    private static func split(_ name: String) -> (prefix: String, local: String) {
        guard let colon = name.firstIndex(of: ":") else { return ("", name) }
        return (String(name[..<colon]), String(name[name.index(after: colon)...]))
    }

    static func string(_ bytes: ArraySlice<UInt8>) throws(XMPPFault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw XMPPFault("not UTF-8") }
        return text
    }
}
