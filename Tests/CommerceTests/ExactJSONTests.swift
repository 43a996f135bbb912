import Marketplaces
import Testing

@Suite(.serialized) struct `A JSON body` {
    private func read(_ text: String) throws -> ExactJSON { try ExactJSON(Array(text.utf8)) }

    private func trouble(_ bytes: [UInt8]) -> ExactJSON.Trouble? {
        do {
            _ = try ExactJSON(bytes)
            return nil
        } catch {
            return error
        }
    }

    private func trouble(_ text: String) -> ExactJSON.Trouble? { trouble(Array(text.utf8)) }

    @Test func `keeps every digit of a number`() throws {
        let text =
            #" { "a" : 820982911946154508 , "b":[0.10,-0,1e400,9223372036854775807,28.000000000000000001] } "#
        guard case .object(let members) = try read(text) else { return #expect(Bool(false)) }
        #expect(members.map(\.key) == ["a", "b"])
        #expect(members[0].value == .number("820982911946154508"))
        let numbers = ["0.10", "-0", "1e400", "9223372036854775807", "28.000000000000000001"]
        #expect(members[1].value == .array(numbers.map { .number($0) }))
    }

    @Test func `reads every escape`() throws {
        let text = #""\"\\\/\b\f\n\r\t\u6a59\uD83C\uDF4A橙""#
        #expect(try read(text) == .string("\"\\/\u{8}\u{C}\n\r\t橙🍊橙"))
    }

    @Test(arguments: [
        "tru", "{", #"{"a""#, #"{"a":"#, #"{"a":1"#, "[1,", #""abc"#, #""\"#, #""\u12"#, "-", "1.", "1e", "",
    ])
    func `that is cut short is refused`(text: String) {
        #expect(trouble(text)?.reason == .cutShort)
    }

    @Test(arguments: [
        "{'a':1}", "{a:1}", "[1,]", #"{"a":1,}"#, "01x", "+1", ".5", "NaN", "Infinity", "[1 2]", #"{"a" 1}"#,
        "\"\n\"",
        #""\x""#, #""\u00g0""#, "tRUE", "[", "]",
    ])
    func `that is not JSON is refused`(text: String) {
        #expect(trouble(text) != nil)
    }

    @Test func `names what is wrong and where`() {
        let duplicate = trouble(#"{"line_items":[{"sku":"A"},{"sku":"A","quantity":1,"sku":"B"}]}"#)
        #expect(duplicate?.path == "line_items[1].sku")
        #expect(duplicate?.reason == .duplicateKey)
        #expect(trouble(#"{"a":{"b":[1,[tru]]}}"#)?.path == "a.b[1][0]")
        #expect(trouble(#"{"a":"\u0000"}"#)?.reason == .unusableCharacter)
        #expect(trouble(#"{"a":"\uD83C"}"#)?.reason == .unusableCharacter)
        #expect(trouble(#"{"a":"\uDF4A\uD83C"}"#)?.reason == .unusableCharacter)
        #expect(trouble("{} {}")?.reason == .trailing)
        #expect(trouble("1 1")?.reason == .trailing)
    }

    @Test(
        arguments: [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE6, 0xA9], [0x80],
        ] as [[UInt8]])
    func `that is not UTF-8 is refused`(bytes: [UInt8]) {
        let quote = UInt8(ascii: "\"")
        #expect(trouble([quote] + bytes + [quote])?.reason == .invalidUTF8)
        #expect(
            trouble([quote, UInt8(ascii: "\\"), UInt8(ascii: "n")] + bytes + [quote])?.reason == .invalidUTF8)
    }

    @Test func `nested like a bomb is refused early`() {
        let bomb = String(repeating: "[", count: 60_000)
        #expect(trouble(bomb) == trouble(String(repeating: "[", count: 33)))
        #expect(trouble(bomb)?.reason == .tooDeep)
        let deep = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(trouble(deep) == nil)
    }

    @Test func `with thousands of keys finds the one that comes twice`() {
        let keys = (0..<6_000).map { "\"k\($0)\":0" }
        #expect(trouble("{" + keys.joined(separator: ",") + "}") == nil)
        #expect(trouble("{" + (keys + ["\"k17\":0"]).joined(separator: ",") + "}")?.reason == .duplicateKey)
    }

    /// Every prefix and every single-byte change of a real body is either read or refused, never a crash.
    @Test func `survives every cut and every damaged byte`() {
        let body = Array(ShopOrder(1, rid: "abc").json.utf8)
        #expect(trouble(body) == nil)
        for end in 0..<body.count { #expect(trouble(Array(body[..<end]))?.reason == .cutShort) }
        for index in body.indices {
            var damaged = body
            damaged[index] ^= 0x80
            #expect(trouble(damaged) != nil)
        }
    }
}
