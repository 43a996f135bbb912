import Testing

@testable import Channels

@Suite struct `A stream of XML` {
    private static let start =
        "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='a>b'>"

    /// All events, or the fault, when a text comes in pieces of so many bytes.
    private func events(
        _ text: String, pieces: Int = .max, most: Int = 10_000
    ) throws(XMPPFault) -> [XMPPReader.Event] {
        var reader = XMPPReader(mostBytes: most)
        var events: [XMPPReader.Event] = []
        var rest = ArraySlice(text.utf8)
        while !rest.isEmpty {
            reader.feed(Array(rest.prefix(pieces)))
            rest = rest.dropFirst(pieces)
            while let event = try reader.next() { events.append(event) }
        }
        return events
    }

    @Test(arguments: [1, 2, 7, Int.max]) func `is read the same in whatever pieces it comes`(
        pieces: Int
    ) throws {
        let text =
            Self.start
            + " \n<a xml:lang='zh'><b c=\"1 &lt; &#x6A59;\" d='\"'/>橙子 &amp; <![CDATA[<tea>]]></a><stream:e/></stream:stream>"
        let events = try events(text, pieces: pieces)
        #expect(events.count == 4)
        guard case .opened(let root) = events[0], case .stanza(let a) = events[1],
            case .stanza(let e) = events[2]
        else {
            return #expect(Bool(false))
        }
        #expect(root["id"] == "a>b")
        #expect(root.namespace == "http://etherx.jabber.org/streams")
        #expect(a.name == "a" && a.namespace == "jabber:client" && a["xml:lang"] == "zh")
        #expect(a.child("b")?["c"] == "1 < 橙" && a.child("b")?["d"] == "\"")
        #expect(a.text == "橙子 & <tea>")
        #expect(e.name == "e" && e.namespace == "http://etherx.jabber.org/streams")
        #expect(events[3] == .closed)
    }

    @Test(arguments: [
        "<!DOCTYPE a [<!ENTITY x 'y'>]>", "<!-- hello -->", "<?php echo 1 ?>", "<a>&x;</a>", "<a>&#0;</a>",
        "<a>&#xD800;</a>",
        "<a>&amp</a>", "<a></b>", "<a b=c/>", "<a b='1' b='2'/>", "<x:a/>", "words<a/>", "<a b='<'/>",
        "< a/>", "<1/>", "<a/b>",
        "</stream:stream><a/>",
    ]) func `ends at what it must not have`(text: String) {
        #expect(throws: XMPPFault.self) { try events(Self.start + text) }
    }

    @Test func `is bounded in depth, size and attributes`() {
        #expect(throws: XMPPFault.self) { try events(Self.start + String(repeating: "<a>", count: 200)) }
        #expect(throws: XMPPFault.self) {
            try events(Self.start + "<a>" + String(repeating: "x", count: 20_000))
        }
        #expect(throws: XMPPFault.self) {
            try events(Self.start + "<a b='" + String(repeating: "x", count: 20_000))
        }
        #expect(throws: XMPPFault.self) { try events(Self.start + String(repeating: " ", count: 20_000)) }
        let many = (0..<100).map { " a\($0)='1'" }.joined()
        #expect(throws: XMPPFault.self) { try events(Self.start + "<a\(many)/>") }
        #expect(throws: XMPPFault.self) { try events("<a/>") }
    }

    @Test func `takes any number of stanzas, each within the bound`() throws {
        let stanza = "<a>" + String(repeating: "x", count: 9_000) + "</a>"
        #expect(try events(Self.start + String(repeating: stanza, count: 50)).count == 51)
    }

    @Test func `is text of UTF-8 alone`() throws {
        var reader = XMPPReader(mostBytes: 1_000)
        reader.feed(Array(Self.start.utf8) + Array("<a>".utf8) + [0xC3, 0x28] + Array("</a>".utf8))
        _ = try reader.next()
        #expect(throws: XMPPFault.self) { try reader.next() }
    }

    @Test func `is written so that it reads back`() throws {
        let element = XMPPElement(
            "a", "urn:x", ["b": "\"<&>\n\t'", "none": nil],
            [XMPPElement("c", "urn:x"), XMPPElement("d", "urn:y", text: "]]> \r & 橙 🍊 \u{0}\u{B}")])
        let text = element.xml(in: "jabber:client")
        #expect(
            text
                == "<a xmlns=\"urn:x\" b=\"&quot;&lt;&amp;&gt;&#10;&#9;'\"><c/><d xmlns=\"urn:y\">]]&gt; &#13; &amp; 橙 🍊 </d></a>"
        )
        guard case .stanza(let read) = try events(Self.start + text)[1] else { return #expect(Bool(false)) }
        #expect(read["b"] == "\"<&>\n\t'")
        #expect(read.child("d", "urn:y")?.text == "]]> \r & 橙 🍊 ")
    }
}
