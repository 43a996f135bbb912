/// An event as bytes, for a log's payload; little-endian, a version and a kind first.
///
/// ```
/// told     1 T  story (8)  title in UTF-8
/// shown    1 S  position, kind, county (2)  impression, reader, story (8 each), slots (8)
/// opened   1 O  impression (8)
/// ordered  1 B  impression (8), packs (8)
/// ```
extension FeedEvent {
    enum Damage: Error, Hashable, Sendable {
        /// Another version, or no event at all.
        case unknown
        /// Too few bytes for its kind, or too many, or a value that cannot be.
        case malformed
    }

    private static let version: UInt8 = 1

    var bytes: [UInt8] {
        var bytes: [UInt8] = [Self.version]
        switch self {
        case .told(let story, let title):
            bytes.append(UInt8(ascii: "T"))
            bytes.append(little: story)
            bytes += title.utf8
        case .shown(let impression, let reader, let story, let traits, let position):
            bytes.append(UInt8(ascii: "S"))
            bytes.append(UInt8(clamping: position))
            bytes.append(story.kind)
            bytes.append(UInt8(truncatingIfNeeded: story.county))
            bytes.append(UInt8(story.county >> 8))
            bytes.append(little: impression)
            bytes.append(little: reader)
            bytes.append(little: story.story)
            for trait in 0..<ReaderTraits.traits { bytes.append(traits.slots[trait]) }
        case .opened(let impression):
            bytes.append(UInt8(ascii: "O"))
            bytes.append(little: impression)
        case .ordered(let impression, let packs):
            bytes.append(UInt8(ascii: "B"))
            bytes.append(little: impression)
            bytes.append(little: Int64(packs))
        }
        return bytes
    }

    init(bytes: some Collection<UInt8>) throws(Damage) {
        let bytes = Array(bytes)
        guard bytes.count >= 2, bytes[0] == Self.version else { throw .unknown }
        switch bytes[1] {
        case UInt8(ascii: "T"):
            guard bytes.count >= 10, let title = String(validating: bytes[10...], as: UTF8.self) else {
                throw .malformed
            }
            self = .told(story: bytes.little(2), title: title)
        case UInt8(ascii: "S"):
            guard bytes.count == 38 else { throw .malformed }
            var slots = SIMD8<UInt8>()
            for trait in 0..<ReaderTraits.traits { slots[trait] = bytes[30 + trait] }
            // Each trait has eight slots of its own.
            guard (0..<ReaderTraits.traits).allSatisfy({ Int(slots[$0]) >> 3 == $0 }) else { throw .malformed }
            let county = UInt16(bytes[4]) | UInt16(bytes[5]) << 8
            self = .shown(
                impression: bytes.little(6), reader: bytes.little(14),
                StoryTraits(story: bytes.little(22), kind: bytes[3], county: county), ReaderTraits(slots: slots),
                position: Int(bytes[2]))
        case UInt8(ascii: "O"):
            guard bytes.count == 10 else { throw .malformed }
            self = .opened(impression: bytes.little(2))
        case UInt8(ascii: "B"):
            guard bytes.count == 18, let packs = Int(exactly: bytes.little(10)) else { throw .malformed }
            self = .ordered(impression: bytes.little(2), packs: packs)
        default: throw .unknown
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(little number: Int64) {
        let bits = UInt64(bitPattern: number)
        for place in 0..<8 as Range<UInt64> { append(UInt8(truncatingIfNeeded: bits >> (8 * place))) }
    }

    fileprivate func little(_ first: Int) -> Int64 {
        var bits: UInt64 = 0
        for place in 0..<8 { bits |= UInt64(self[first + place]) << UInt64(8 * place) }
        return Int64(bitPattern: bits)
    }
}
