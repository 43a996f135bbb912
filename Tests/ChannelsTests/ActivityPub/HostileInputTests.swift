import Foundation
import Testing
import Values

@testable import Channels

/// Readers of what strangers send are given spoilt input, the same in each run; they must refuse or read it, and go on.
@Suite struct `Readers of strangers' bytes` {
    /// SplitMix64.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// Some bytes changed, dropped, doubled, or the rest cut off.
    private func spoilt(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &dice) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &dice)
            switch Int.random(in: 0..<5, using: &dice) {
            case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &dice)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
            case 3: bytes.insert(Array("\"\\{}[]()=:;,<>&\0".utf8).randomElement(using: &dice)!, at: place)
            default: bytes = Array(bytes[..<place])
            }
        }
        return bytes
    }

    @Test func `what is read as JSON is written and read again as the same`() throws {
        let seed = Array(
            #"{"@context":["x",{"y":-1.5e3}],"id":"https://a.example/1","t":"橙🍊\ud83c\udf4a\n","n":[1,true,null]}"#.utf8
        )
        var dice = Dice(state: 1)
        var read = 0
        for _ in 0..<5_000 {
            guard let value = try? ActivityJSONReader.read(spoilt(seed, &dice)) else { continue }
            read += 1
            #expect(try ActivityJSONReader.read(value.bytes) == value)
        }
        #expect(read > 100)
    }

    @Test func `no signature holds that was tampered with`() throws {
        let keys = try ActorKeys(id: "https://a.example/u#main-key", pem: OtherServers.someKeys[0])
        let key = try #require(StrangerKey(pem: keys.publicPEM))
        let now = Instant(iso8601: "2026-11-24T00:00:00Z")!
        let body = Array("{}".utf8)
        let plain = SignedMessage(
            method: "POST", scheme: "https", authority: "terrace.example", target: "/inbox", headers: [], body: body)
        var dice = Dice(state: 2)
        for scheme in [SignatureScheme.cavage, .rfc9421] {
            let headers =
                scheme == .cavage
                ? CavageSignature.sign(plain, by: keys, at: now) : MessageSignature.sign(plain, by: keys, at: now)
            for _ in 0..<2_000 {
                var message = plain
                message.headers = headers
                let place = Int.random(in: 0..<headers.count, using: &dice)
                let changed = String(decoding: spoilt(Array(headers[place].value.utf8), &dice), as: UTF8.self)
                message.headers[place].value = changed
                let claim =
                    scheme == .cavage
                    ? try? CavageSignature.claim(in: message, at: now)
                    : try? MessageSignature.claim(in: message, at: now)
                guard let claim, key.verifies(claim), claim.keyID == keys.id else { continue }
                // It holds only where nothing that counts is different: white space, another label, the same digest.
                let same =
                    scheme == .cavage
                    ? try CavageSignature.claim(in: SignedMessage(plain, headers), at: now)
                    : try MessageSignature.claim(in: SignedMessage(plain, headers), at: now)
                #expect(claim == same, "\(headers[place].name): \(changed)")
            }
        }
    }

    @Test func `HTML never leaves more than text, and never an open tag in what we send`() {
        let seed = Array(
            #"<p>一<b class="x">二</b><a href="/a?b=1&amp;c">三</a><img src="/m.jpg" alt="四" /></p><script>五</script><ul><li>六</li></ul>"#
                .utf8)
        let html = FederatedHTML(address: SiteAddress("https://terrace.example")!, page: "https://terrace.example/a")
        var dice = Dice(state: 3)
        for _ in 0..<3_000 {
            let text = String(decoding: spoilt(seed, &dice), as: UTF8.self)
            _ = StrangerText.plain(text)
            let out = html.rewritten(text)
            #expect(!out.contains("<script"))
            for name in ["p", "ul", "li", "b", "a"] {
                let opened =
                    out.components(separatedBy: "<\(name)>").count + out.components(separatedBy: "<\(name) ").count - 2
                #expect(opened == out.components(separatedBy: "</\(name)>").count - 1, "\(text) became \(out)")
            }
        }
    }
}

extension SignedMessage {
    fileprivate init(_ plain: SignedMessage, _ headers: [(name: String, value: String)]) {
        self = plain
        self.headers = headers
    }
}
