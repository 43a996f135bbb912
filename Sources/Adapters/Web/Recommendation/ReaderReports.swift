import Contracts
import Recommendation

/// The body of `POST /events`: `{"events":[{"kind":"impression","impression":"…"}]}`.
enum ReaderReports {
    /// Reads it; a problem names the element and field that does not fit.
    static func read(_ request: WebRequest) throws -> [ReaderReport] {
        if let reports = ReportScanner(request.body).reports() { return reports }
        // Written otherwise than our own pages write it, or wrong: the slow way knows the difference and says it.
        struct Body: Decodable { let events: [Event] }
        struct Event: Decodable {
            let kind: String
            let impression: String
        }
        let body: Body = try request.json()
        return try body.events.enumerated().map { index, event in
            guard let kind = ReaderReport.Kind(rawValue: event.kind) else {
                throw Problem(FieldProblem("events[\(index)].kind", .malformed(expected: "impression, open")))
            }
            return ReaderReport(kind: kind, impression: event.impression)
        }
    }
}

/// Reads the plain form of the body: those two fields in either order, no escapes, white space anywhere. Nil for whatever
/// else there is. A twentieth of the time of Foundation's decoder; this is the busiest body of all.
struct ReportScanner {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func reports() -> [ReaderReport]? {
        var scanner = self
        guard scanner.skip("{"), scanner.text("events"), scanner.skip(":"), scanner.skip("[") else { return nil }
        var reports: [ReaderReport] = []
        // One in our own pages' writing has 86 bytes.
        reports.reserveCapacity(bytes.count / 80)
        if !scanner.skip("]") {
            repeat {
                guard let report = scanner.report() else { return nil }
                reports.append(report)
            } while scanner.skip(",")
            guard scanner.skip("]") else { return nil }
        }
        guard scanner.skip("}") else { return nil }
        scanner.skipSpace()
        return scanner.place == bytes.count ? reports : nil
    }

    private mutating func report() -> ReaderReport? {
        guard skip("{") else { return nil }
        var kind: ReaderReport.Kind?
        var impression: String?
        for field in 0..<2 {
            if field > 0, !skip(",") { return nil }
            guard let name = text(), skip(":"), let value = text() else { return nil }
            if kind == nil, holds(name, "kind") {
                for known in ReaderReport.Kind.allCases where holds(value, known.rawValue) { kind = known }
                if kind == nil { return nil }
            } else if impression == nil, holds(name, "impression") {
                impression = String(decoding: bytes[value], as: UTF8.self)
            } else {
                return nil
            }
        }
        guard skip("}"), let kind, let impression else { return nil }
        return ReaderReport(kind: kind, impression: impression)
    }

    private mutating func text(_ wanted: String) -> Bool {
        guard let found = text() else { return false }
        return holds(found, wanted)
    }

    private func holds(_ range: Range<Int>, _ wanted: String) -> Bool {
        guard range.count == wanted.utf8.count else { return false }
        return zip(range, wanted.utf8).allSatisfy { bytes[$0] == $1 }
    }

    /// Where a string of printable ASCII without escapes stands.
    private mutating func text() -> Range<Int>? {
        guard skip("\"") else { return nil }
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            guard bytes[place] >= 0x20, bytes[place] < 0x7F, bytes[place] != UInt8(ascii: "\\") else { return nil }
            place += 1
        }
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        return start..<place
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func skipSpace() {
        while place < bytes.count, bytes[place] <= 0x20, isSpace(bytes[place]) { place += 1 }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
