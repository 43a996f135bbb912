import Contracts
import Media
import Storage
import Values

extension Visit {
    /// Where the report may say that it was: on the day of scheduling at the earliest, and not in the future.
    func mustTake(
        _ report: VisitReport, of product: Product, by caller: Caller, now: Instant
    ) throws(SourcingError) {
        guard isPending else { throw .visitOver(id) }
        guard caller.member == visitor else { throw .notTheVisitor(id) }
        guard report.visitedAt >= scheduledAt.day.start, report.visitedAt <= now else {
            throw .field(
                "visited_at", .outOfRange(least: scheduledAt.day.start.microseconds, most: now.microseconds))
        }
        guard report.measured.unit == product.kind.unit else {
            throw .field("measured.unit", .conflicts(with: "product"))
        }
        // Nothing found is a finding too.
        try checkedNumber(report.measured.amount, "measured.amount", 0...NominationRequest.most)
    }
}

extension VisitReport {
    static let mostEvidence = 100

    /// Trimmed and complete; what the media are is checked with ``Evidence/mustMatch(_:)``.
    func checked() throws(SourcingError) -> VisitReport {
        guard evidence.contains(where: { $0.kind == .photograph }) else {
            throw .field("evidence", .required)
        }
        guard evidence.count <= Self.mostEvidence else {
            throw .field("evidence", .tooLong(most: Self.mostEvidence))
        }
        var checked: [Evidence] = []
        for (index, one) in evidence.enumerated() {
            guard !checked.contains(where: { $0.media == one.media }) else {
                throw .field("evidence[\(index)].media", .taken("\(one.media)"))
            }
            checked.append(
                Evidence(
                    kind: one.kind, media: one.media, digest: one.digest,
                    caption: try checkedLine(one.caption, "evidence[\(index)].caption", most: 300)))
        }
        return VisitReport(
            visitedAt: visitedAt, place: place, notes: try checkedText(notes, "notes", most: 8_000),
            measured: measured, evidence: checked)
    }
}

extension Evidence {
    /// `field` is where it stands in the request, such as `evidence[0]`.
    func mustMatch(_ stored: StoredMedia?, _ field: String) throws(SourcingError) {
        guard let stored else { throw .field("\(field).media", .unknown("\(media)")) }
        guard stored.digest == digest else {
            throw .field("\(field).digest", .conflicts(with: "\(field).media"))
        }
        let isOfKind =
            switch stored.kind {
            case .picture: kind == .photograph || kind == .paper  // a paper is often photographed
            case .film: kind == .film
            case .paper: kind == .paper
            }
        guard isOfKind else { throw .field("\(field).kind", .conflicts(with: "\(field).media")) }
    }
}
