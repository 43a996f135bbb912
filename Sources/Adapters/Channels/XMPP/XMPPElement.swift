/// An element of XML with what stands in it: how stanzas are written and how they are read.
struct XMPPElement: Hashable, Sendable {
    enum Node: Hashable, Sendable {
        case element(XMPPElement)
        case text(String)
    }

    let name: String
    let namespace: String
    /// Those without a namespace by their name, `lang` of XML as `xml:lang`; in the order in which they came.
    var attributes: [Attribute]
    var nodes: [Node]

    struct Attribute: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// Attributes whose value is nil are left out.
    init(
        _ name: String, _ namespace: String, _ attributes: KeyValuePairs<String, String?> = [:],
        _ children: [XMPPElement] = [], text: String? = nil
    ) {
        self.name = name
        self.namespace = namespace
        self.attributes = attributes.compactMap { name, value in
            value.map { Attribute(name: name, value: $0) }
        }
        nodes = children.map { .element($0) }
        if let text { nodes.append(.text(text)) }
    }

    subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

    var children: [XMPPElement] {
        nodes.compactMap { node in
            switch node {
            case .element(let element): element
            case .text: nil
            }
        }
    }

    /// The first child of that name; of any namespace unless one is given.
    func child(_ name: String, _ namespace: String? = nil) -> XMPPElement? {
        children.first { $0.name == name && (namespace == nil || $0.namespace == namespace) }
    }

    /// The text right in it.
    var text: String {
        nodes.reduce(into: "") { text, node in
            switch node {
            case .element: break
            case .text(let more): text += more
            }
        }
    }

    // As XML; `outer` is the namespace that holds where it is put.
    func xml(in outer: String = "") -> String {
        var out: [UInt8] = []
        write(to: &out, in: outer)
        return String(decoding: out, as: UTF8.self)
    }

    private func write(to out: inout [UInt8], in outer: String) {
        out += Array("<\(name)".utf8)
        if namespace != outer { Self.write("xmlns", namespace, to: &out) }
        for attribute in attributes { Self.write(attribute.name, attribute.value, to: &out) }
        guard !nodes.isEmpty else {
            out += Array("/>".utf8)
            return
        }
        out.append(UInt8(ascii: ">"))
        for node in nodes {
            switch node {
            case .element(let element): element.write(to: &out, in: namespace)
            case .text(let text): Self.escape(text, isAttribute: false, to: &out)
            }
        }
        out += Array("</\(name)>".utf8)
    }

    private static func write(_ name: String, _ value: String, to out: inout [UInt8]) {
        out += Array(" \(name)=\"".utf8)
        escape(value, isAttribute: true, to: &out)
        out.append(UInt8(ascii: "\""))
    }

    /// Characters that XML has no place for are left out (XML 1.0 §2.2).
    private static func escape(_ text: String, isAttribute: Bool, to out: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: out += Array("&amp;".utf8)
            case 0x3C: out += Array("&lt;".utf8)
            case 0x3E: out += Array("&gt;".utf8)
            case 0x22: out += Array((isAttribute ? "&quot;" : "\"").utf8)
            case 0x0D: out += Array("&#13;".utf8)
            case 0x0A where isAttribute: out += Array("&#10;".utf8)
            case 0x09 where isAttribute: out += Array("&#9;".utf8)
            case 0x09, 0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
                out.append(contentsOf: scalar.utf8)
            default: break
            }
        }
    }
}
