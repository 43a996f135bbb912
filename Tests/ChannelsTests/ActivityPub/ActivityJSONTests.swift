import Testing

@testable import Channels

@Suite struct `JSON from strangers` {
    @Test func `comes back as it was written`() throws {
        let text = #"{"@context":["a",{"b":null}],"n":-12,"t":"橙子 🍊 \"\\\n","x":[true,false,1.5]}"#
        let value = try ActivityJSONReader.read(Array(text.utf8))
        #expect(value.json == text)
        #expect(value["t"]?.text == "橙子 🍊 \"\\\n")
    }

    @Test(arguments: [
        (#""🍊""#, "🍊"), (#""\ud83c\udf4a""#, "🍊"), (#""\ud83c!""#, "\u{FFFD}!"), (#""\ud83cA""#, "\u{FFFD}A"),
        (#""a\u0000b""#, "a\u{FFFD}b"), (#""\/""#, "/"),
    ]) func `reads escapes`(text: String, expected: String) throws {
        #expect(try ActivityJSONReader.read(Array(text.utf8)).text == expected)
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\":}", "{\"a\" 1}", "\"\u{1}\"", "\"\\x\"", "\"\\u12\"", "nul", "1 2", "{a:1}", "--1",
        "\"",
        "[1", "+1", "{\"a\":1,}",
    ]) func `refuses what is no JSON`(text: String) {
        #expect(throws: ActivityJSONReader.Trouble.self) { try ActivityJSONReader.read(Array(text.utf8)) }
    }

    @Test func `refuses bytes that are no text`() {
        #expect(throws: ActivityJSONReader.Trouble.malformed(at: 0)) { try ActivityJSONReader.read([34, 0xFF, 34]) }
    }

    @Test func `refuses what is too deep or too much`() {
        let deep = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
        #expect(throws: ActivityJSONReader.Trouble.tooDeep) { try ActivityJSONReader.read(Array(deep.utf8)) }
        let many = "[" + String(repeating: "1,", count: 30_000) + "1]"
        #expect(throws: ActivityJSONReader.Trouble.tooMany) { try ActivityJSONReader.read(Array(many.utf8)) }
    }

    @Test func `names things by address or by object`() throws {
        let value: ActivityJSON = [
            "a": "https://a.example", "b": ["id": "https://b.example"], "c": [1, 2], "d": .null,
        ]
        #expect(value["a"]?.id == "https://a.example")
        #expect(value["b"]?.id == "https://b.example")
        #expect(value["c"]?.elements == [1, 2])
        #expect(value["d"] == nil)
        #expect(value["a"]?.elements == ["https://a.example"])
    }
}
