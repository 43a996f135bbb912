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
        guard scanner.skip("{"), scanner.text() == "events", scanner.skip(":"), scanner.skip("[") else { return nil }
        var reports: [ReaderReport] = []
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
            if name == "kind", kind == nil, let known = ReaderReport.Kind(rawValue: value) {
                kind = known
            } else if name == "impression", impression == nil {
                impression = value
            } else {
                return nil
            }
        }
        guard skip("}"), let kind, let impression else { return nil }
        return ReaderReport(kind: kind, impression: impression)
    }

    /// A string of printable ASCII without escapes.
    private mutating func text() -> String? {
        guard skip("\"") else { return nil }
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            guard (0x20..<0x7F).contains(bytes[place]), bytes[place] != UInt8(ascii: "\\") else { return nil }
            place += 1
        }
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func skipSpace() {
        while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    }
}
