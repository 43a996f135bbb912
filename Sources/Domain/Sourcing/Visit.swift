public import Contracts
public import Storage
public import Values

/// A field visit: who is sent when, and what came of it.
public struct Visit: Hashable, Sendable {
    public let id: VisitID
    public let nomination: NominationID
    public let product: ProductID
    /// The day it was scheduled for.
    public let day: Day
    /// The assessor who is sent.
    public let visitor: MemberID
    public let scheduledAt: Instant
    public let scheduledBy: MemberID
    /// What was found; nil before the visit.
    public let report: VisitReport?
    public let cancellation: Cancellation?

    /// Why the visit did not take place.
    public struct Cancellation: Hashable, Sendable {
        public let at: Instant
        public let by: MemberID
        public let reason: String
    }

    public var isPending: Bool { report == nil && cancellation == nil }
}

/// What the visitor found: when, where, how much, and what shows it.
public struct VisitReport: Hashable, Sendable {
    public let visitedAt: Instant
    public let place: Coordinates
    public let notes: String
    /// What was counted or weighed on site: no lot is larger.
    public let measured: Quantity
    public let evidence: [Evidence]

    public init(
        visitedAt: Instant, place: Coordinates, notes: String, measured: Quantity, evidence: [Evidence]
    ) {
        self.visitedAt = visitedAt
        self.place = place
        self.notes = notes
        self.measured = measured
        self.evidence = evidence
    }
}

/// A photograph, film or paper that shows what the visit found, named by what it holds.
public struct Evidence: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
        case photograph
        case film
        case paper
    }

    public let kind: Kind
    public let media: MediaID
    /// SHA-256 of the original, which must be that of the media.
    public let digest: ContentDigest
    public let caption: Localized

    public init(kind: Kind, media: MediaID, digest: ContentDigest, caption: Localized) {
        self.kind = kind
        self.media = media
        self.digest = digest
        self.caption = caption
    }
}
