import FoundationEssentials
import Synchronization
import Testing
import Values

@Suite struct `A slug` {
    @Test(arguments: ["baojing-oranges", "a", "2026", "a-1-b", String(repeating: "x", count: 80)])
    func `is lower-case letters, digits and single hyphens`(text: String) {
        #expect(Slug(text)?.description == text)
    }

    @Test(arguments: [
        "", "-", "-a", "a-", "a--b", "A", "a b", "a_b", "保靖", "a/b", "a.b", "é", "a\u{0}",
        String(repeating: "x", count: 81),
    ]) func `is nothing else`(text: String) { #expect(Slug(text) == nil) }
}

@Suite struct `An identifier` {
    enum Box {}

    @Test func `is a decimal string in JSON, because numbers there end at 2^53`() throws {
        let id = Identifier<Box>(9_007_199_254_740_993)
        let encoded = try JSONEncoder().encode([id])
        #expect(String(decoding: encoded, as: UTF8.self) == #"["9007199254740993"]"#)
        #expect(try JSONDecoder().decode([Identifier<Box>].self, from: encoded) == [id])
    }

    @Test(arguments: ["", "0", "-1", "+1", "01", " 1", "1 ", "9223372036854775808", "１", "1.0", "a"])
    func `is nil for what is no positive decimal number`(text: String) {
        #expect(Identifier<Box>(text) == nil)
    }

    @Test(arguments: [#"[1]"#, #"["0"]"#, #"["x"]"#]) func `is refused in JSON when it is none`(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Identifier<Box>].self, from: Data(json.utf8))
        }
    }

    @Test func `never repeats and always grows, among many who ask at once and when the clock steps back`()
        async
    {
        let clock = SteppingClock()
        let source = IdentifierSource(node: 7, clock: clock)
        let made = await withTaskGroup(of: [Identifier<Box>].self) { group in
            for _ in 0..<8 { group.addTask { (0..<10_000).map { _ in source.next() } } }
            return await group.reduce(into: [[Identifier<Box>]]()) { $0.append($1) }
        }
        for one in made { #expect(one == one.sorted()) }
        #expect(Set(made.joined()).count == 80_000)
        #expect(made.joined().allSatisfy { $0.raw > 0 && ($0.raw >> 12) & 1_023 == 7 })
        let last = made.joined().max()
        clock.time.withLock { $0 = $0.adding(days: -400) }
        #expect(source.next(Identifier<Box>.self) > last!)
    }

    @Test func `of a later moment is greater, whatever the node`() {
        let clock = SteppingClock()
        let early: Identifier<Box> = IdentifierSource(node: 1_023, clock: clock).next()
        clock.time.withLock { $0 = $0.adding(microseconds: 1_000) }
        let late: Identifier<Box> = IdentifierSource(node: 0, clock: clock).next()
        #expect(early < late)
    }
}

/// Stands still until it is moved.
final class SteppingClock: WallClock {
    let time = Mutex(Instant(iso8601: "2026-11-24T00:00:00Z")!)
    func now() -> Instant { time.withLock { $0 } }
}

@Suite struct `A digest` {
    static let text = String(repeating: "00ff", count: 16)

    @Test func `is 64 lower-case hexadecimal digits`() throws {
        let digest = try #require(ContentDigest(Self.text))
        #expect(digest.bytes == (0..<32).map { $0 % 2 == 0 ? 0 : 255 })
        #expect(digest.description == Self.text)
        let encoded = try JSONEncoder().encode([digest])
        #expect(String(decoding: encoded, as: UTF8.self) == "[\"\(Self.text)\"]")
        #expect(try JSONDecoder().decode([ContentDigest].self, from: encoded) == [digest])
    }

    @Test(arguments: [
        "", "00", text.uppercased(), text + "00", String(text.dropLast()) + "g", String(text.dropLast(1)),
    ])
    func `is nil for other texts`(text: String) { #expect(ContentDigest(text) == nil) }

    @Test func `is 32 bytes`() {
        #expect(ContentDigest(bytes: [UInt8](repeating: 1, count: 31)) == nil)
        #expect(ContentDigest(bytes: [UInt8](repeating: 1, count: 32)) != nil)
    }

    @Test(arguments: [([UInt8](), ""), ([0, 15, 160, 255], "000fa0ff")])
    func `is made of bytes as text`(bytes: [UInt8], text: String) {
        #expect(hexadecimal(bytes) == text)
        #expect([UInt8](hexadecimal: text) == bytes)
        #expect([UInt8](hexadecimal: text + "0") == nil)
    }
}

@Suite struct `A language` {
    @Test(arguments: [
        ("", Language.chinese), ("en", .english), ("en-GB,en;q=0.9,zh;q=0.8", .english),
        ("zh-CN,zh;q=0.9,en;q=0.8", .chinese),
        ("fr, en;q=0.3, zh;q=0.2", .english), ("en;q=0, zh;q=0.1", .chinese), ("en;q=0", .chinese),
        ("fr", .chinese), ("*", .chinese),
        ("EN-us", .english), ("en;Q=0.5\t, zh ; q=0.4", .english), ("enm", .chinese),
        ("en;q=7, zh;q=0.1", .chinese),
        ("en;q=x, zh;q=0.1", .chinese), (",,;;,en", .english), ("zh;q=0.5,en;q=0.5", .chinese),
        ("en;q=0.5,zh;q=0.5", .english),
    ]) func `is picked from what the browser accepts`(header: String, language: Language) {
        #expect(Language(acceptLanguage: header) == language)
    }

    @Test func `chooses among two texts`() {
        let text = Localized(chinese: "橙", english: "orange")
        #expect(text[.chinese] == "橙")
        #expect(text[.english] == "orange")
    }
}

@Suite struct `A place on earth` {
    @Test func `is kept in millionths of a degree`() throws {
        let farm = try #require(Coordinates(latitude: "28.709812", longitude: "109.65"))
        #expect(farm.latitude == 28_709_812)
        #expect(farm.longitude == 109_650_000)
        #expect(farm.display == "28.709812, 109.650000")
        #expect(Coordinates(latitude: "-90", longitude: "180.0") != nil)
    }

    @Test(arguments: [
        ("90.000001", "0"), ("0", "-180.000001"), ("28.7098123", "0"), ("x", "0"), ("", ""),
        ("-9223372036854.775808", "0"),
    ])
    func `is nil outside the earth`(latitude: String, longitude: String) {
        #expect(Coordinates(latitude: latitude, longitude: longitude) == nil)
    }

    @Test func `is refused in JSON outside the earth`() throws {
        let good = try #require(Coordinates(latitude: 1, longitude: -2))
        #expect(try JSONDecoder().decode(Coordinates.self, from: try JSONEncoder().encode(good)) == good)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(
                Coordinates.self, from: Data(#"{"latitude":90000001,"longitude":0}"#.utf8))
        }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(
                CountyCode.self, from: Data(#"{"code":"4331","revision":"2026-06"}"#.utf8))
        }
    }
}
