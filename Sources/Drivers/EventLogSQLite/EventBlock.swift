import EventLog
import Values

/// Events of one stream that follow one another, packed as the log keeps them.
///
/// Neighbours are much alike: a page's ten impressions differ in a digit, and a decision names the same hundred candidates as
/// the one before it. So of each event only what differs from the last one of its kind is written (front coding), and of
/// numbers their distance. Impressions come to about 20 bytes each, where rows with an index took 220 (2026-11-24).
///
/// ```
/// block  format (1), kinds; for each kind its name and version; then the events
/// event  kind, identifier and microseconds as distances; key and payload, each: bytes shared with the last of its kind, the rest
/// ```
/// Numbers are in seven bits a byte, the lowest first; distances are folded so that small negatives are small (zigzag).
enum EventBlock {
    private static let format: UInt8 = 1

    private struct Kind: Hashable {
        let name: String
        let version: Int
    }

    /// What the next event of a kind is told apart from.
    private struct Last {
        var key: [UInt8] = []
        var payload: [UInt8] = []
    }

    static func pack(_ events: [RecordedEvent]) -> [UInt8] {
        var kinds: [Kind] = []
        var places: [UInt64] = []
        places.reserveCapacity(events.count)
        for recorded in events {
            let kind = Kind(name: recorded.event.kind, version: recorded.event.version)
            var place = kinds.count
            for known in kinds.indices where kinds[known] == kind { place = known }
            if place == kinds.count { kinds.append(kind) }
            places.append(UInt64(place))
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64 + events.count * 48)
        bytes.append(format)
        bytes.append(number: UInt64(kinds.count))
        for kind in kinds {
            bytes.append(number: UInt64(kind.name.utf8.count))
            bytes += kind.name.utf8
            bytes.append(number: UInt64(kind.version))
        }
        var lasts = Array(repeating: Last(), count: kinds.count)
        var (id, at) = (Int64(0), Int64(0))
        var key: [UInt8] = []
        for (place, recorded) in zip(places, events) {
            let event = recorded.event
            bytes.append(number: place)
            bytes.append(distance: event.id.raw &- id)
            bytes.append(distance: event.at.microseconds &- at)
            (id, at) = (event.id.raw, event.at.microseconds)
            key.removeAll(keepingCapacity: true)
            key += event.key.utf8
            bytes.append(key, after: lasts[Int(place)].key)
            swap(&lasts[Int(place)].key, &key)
            bytes.append(event.payload, after: lasts[Int(place)].payload)
            lasts[Int(place)].payload = event.payload
        }
        return bytes
    }

    /// - Parameter last: the position of the block's last event.
    static func unpack(
        _ bytes: [UInt8], of stream: EventStream, count: Int, last: Int64
    ) throws(EventLogError) -> [RecordedEvent] {
        guard let events = unpacked(bytes, stream, count, last) else {
            throw .unavailable("the log's block that ends at \(last) of \(stream.rawValue) is damaged")
        }
        return events
    }

    private static func unpacked(
        _ bytes: [UInt8], _ stream: EventStream, _ count: Int, _ last: Int64
    ) -> [RecordedEvent]? {
        var reader = BlockReader(bytes)
        guard reader.byte() == format, let kindCount = reader.count() else { return nil }
        var kinds: [Kind] = []
        for _ in 0..<kindCount {
            guard let length = reader.count(), let name = reader.text(length), let version = reader.count() else {
                return nil
            }
            kinds.append(Kind(name: name, version: version))
        }
        var lasts = Array(repeating: Last(), count: kinds.count)
        var events: [RecordedEvent] = []
        events.reserveCapacity(min(count, bytes.count))
        var (id, at) = (Int64(0), Int64(0))
        while !reader.isAtEnd {
            guard let place = reader.count(), place < kinds.count, let idDistance = reader.distance(),
                let atDistance = reader.distance(), reader.replace(&lasts[place].key),
                reader.replace(&lasts[place].payload)
            else { return nil }
            (id, at) = (id &+ idDistance, at &+ atDistance)
            events.append(
                RecordedEvent(
                    position: last - Int64(count - 1 - events.count),
                    event: Envelope(
                        id: EventID(id), stream: stream, kind: kinds[place].name, version: kinds[place].version,
                        at: Instant(microseconds: at), key: String(decoding: lasts[place].key, as: UTF8.self),
                        payload: lasts[place].payload)))
        }
        return events.count == count ? events : nil
    }
}

/// Reads a block from its beginning to its end; nil for what is not there.
private struct BlockReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { place == bytes.count }

    mutating func byte() -> UInt8? {
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        return bytes[place]
    }

    mutating func number() -> UInt64? {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = byte() else { return nil }
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        return nil
    }

    /// A number that is no larger than the block: of bytes, of kinds.
    mutating func count() -> Int? {
        guard let number = number(), number <= UInt64(max(bytes.count, 1 << 16)) else { return nil }
        return Int(number)
    }

    mutating func distance() -> Int64? {
        guard let folded = number() else { return nil }
        return Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
    }

    mutating func text(_ length: Int) -> String? {
        var text: [UInt8] = []
        return append(length, to: &text) ? String(decoding: text, as: UTF8.self) : nil
    }

    /// Keeps what is shared with the last, and puts the rest behind it.
    mutating func replace(_ last: inout [UInt8]) -> Bool {
        guard let shared = count(), let rest = count(), shared <= last.count else { return false }
        last.removeLast(last.count - shared)
        return append(rest, to: &last)
    }

    private mutating func append(_ length: Int, to target: inout [UInt8]) -> Bool {
        guard length <= bytes.count - place else { return false }
        target += bytes[place..<place + length]
        place += length
        return true
    }
}

extension [UInt8] {
    fileprivate mutating func append(number: UInt64) {
        var left = number
        while left >= 0x80 {
            append(UInt8(truncatingIfNeeded: left) | 0x80)
            left >>= 7
        }
        append(UInt8(left))
    }

    fileprivate mutating func append(distance: Int64) {
        append(number: UInt64(bitPattern: distance << 1 ^ distance >> 63))
    }

    fileprivate mutating func append(_ bytes: [UInt8], after last: [UInt8]) {
        let shared = sharedPrefix(bytes.span.bytes, last.span.bytes)
        append(number: UInt64(shared))
        append(number: UInt64(bytes.count - shared))
        append(contentsOf: bytes[shared...])
    }
}

/// So many bytes at the beginning are the same; eight at a time.
private func sharedPrefix(_ left: RawSpan, _ right: RawSpan) -> Int {
    let length = min(left.byteCount, right.byteCount)
    var place = 0
    while place + 8 <= length {
        let difference =
            left.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
            ^ right.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
        if difference != 0 { return place + UInt64(littleEndian: difference).trailingZeroBitCount / 8 }
        place += 8
    }
    while place < length,
        left.unsafeLoadUnaligned(fromByteOffset: place, as: UInt8.self)
            == right.unsafeLoadUnaligned(fromByteOffset: place, as: UInt8.self)
    { place += 1 }
    return place
}
