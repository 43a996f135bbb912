public import Crypto
import Values

/// Mints and reads referrals (`rid`): opaque, signed, and holding their own origin, so that none can be forged and none
/// need be looked up.
///
/// 41 bytes in base64url without padding, 55 characters: version, source, id, article, channel, minted second (4 bytes),
/// and the first 11 bytes of HMAC-SHA-256 over all before. Those within a campaign's reach are longer (`+campaign`).
public struct ReferralSeal: Sendable {
    private static let version: UInt8 = 1
    private static let bodyLength = 30
    private static let length = 41
    private static let textLength = 55
    private let key: SymmetricKey

    public init(key: SymmetricKey) { self.key = key }

    // Ten are minted for every page of a feed, so nothing is put on the heap but the text itself.
    public func mint(_ origin: ReferralOrigin) -> String {
        if let touch = origin.touch { return mint(origin, touch) }
        var bytes = InlineArray<41, UInt8>(repeating: 0)
        bytes[0] = Self.version
        bytes[1] = UInt8(ReferralOrigin.Source.allCases.firstIndex(of: origin.source)!)
        bytes.put(UInt64(bitPattern: origin.id), at: 2, length: 8)
        bytes.put(UInt64(bitPattern: origin.article?.raw ?? 0), at: 10, length: 8)
        bytes.put(UInt64(bitPattern: origin.channel.raw), at: 18, length: 8)
        bytes.put(UInt64(UInt32(truncatingIfNeeded: origin.mintedAt.seconds)), at: 26, length: 4)
        let mac = mac(bytes.span.extracting(first: Self.bodyLength))
        for index in Self.bodyLength..<Self.length { bytes[index] = mac[index - Self.bodyLength] }
        return base64URL(bytes.span)
    }

    /// Nil for anything that this seal did not mint.
    public func open(_ text: String) -> ReferralOrigin? {
        if text.utf8.count == Self.touchedTextLength { return openTouched(text) }
        var bytes = InlineArray<41, UInt8>(repeating: 0)
        guard text.utf8.count == Self.textLength, readBase64URL(text, into: &bytes), bytes[0] == Self.version,
            Int(bytes[1]) < ReferralOrigin.Source.allCases.count
        else { return nil }
        let mac = mac(bytes.span.extracting(first: Self.bodyLength))
        var difference: UInt8 = 0
        for index in Self.bodyLength..<Self.length { difference |= bytes[index] ^ mac[index - Self.bodyLength] }
        guard difference == 0 else { return nil }
        let article = Int64(bitPattern: bytes.number(at: 10, length: 8))
        return ReferralOrigin(
            source: ReferralOrigin.Source.allCases[Int(bytes[1])],
            id: Int64(bitPattern: bytes.number(at: 2, length: 8)), article: article == 0 ? nil : ArticleID(article),
            channel: ChannelID(Int64(bitPattern: bytes.number(at: 18, length: 8))),
            mintedAt: Instant(seconds: Int64(bytes.number(at: 26, length: 4))))
    }

    /// HMAC-SHA-256 over the body.
    func mac(_ body: Span<UInt8>) -> InlineArray<32, UInt8> {
        let code = body.withUnsafeBytes { body in HMAC<SHA256>.authenticationCode(for: body, using: key) }
        var mac = InlineArray<32, UInt8>(repeating: 0)
        code.withUnsafeBytes { code in for index in 0..<32 { mac[index] = code[index] } }
        return mac
    }
}

/// Reads exactly so many bytes; false for other characters, another length, and bits left over that are not zero.
func readBase64URL<let count: Int>(_ text: String, into bytes: inout InlineArray<count, UInt8>) -> Bool {
    var bits: UInt32 = 0
    var held: UInt32 = 0
    var place = 0
    for character in text.utf8 {
        guard let value = base64URLValue(character) else { return false }
        bits = (bits << 6 | value) & 0xFFFF
        held += 6
        if held >= 8 {
            held -= 8
            guard place < count else { return false }
            bytes[place] = UInt8(truncatingIfNeeded: bits >> held)
            place += 1
        }
    }
    return place == count && bits & (1 << held - 1) == 0
}

extension InlineArray where Element == UInt8 {
    /// Big endian.
    mutating func put(_ number: UInt64, at start: Int, length: Int) {
        for index in 0..<length {
            self[start + index] = UInt8(truncatingIfNeeded: number >> UInt64((length - 1 - index) * 8))
        }
    }

    func number(at start: Int, length: Int) -> UInt64 {
        (start..<start + length).reduce(UInt64(0)) { $0 << 8 | UInt64(self[$1]) }
    }
}
