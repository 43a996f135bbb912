public import Contracts
public import Values

/// A campaign's step from one state into the next: who, when, on what grounds.
public struct CampaignState: Hashable, Sendable {
    public enum Mark {}
    public typealias ID = Identifier<Mark>

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case drafted
        case started
        case held
        case resumed
        case ended
        case cancelled

        /// Whether it is being shown.
        public var isRunning: Bool { self == .started || self == .resumed }
        /// Whether nothing can follow.
        public var isOver: Bool { self == .ended || self == .cancelled }

        /// Whether the one follows from the other.
        func leads(to next: Kind) -> Bool {
            switch self {
            case .drafted: next == .started || next == .cancelled
            case .started, .resumed: next == .held || next == .ended
            case .held: next == .resumed || next == .ended
            case .ended, .cancelled: false
            }
        }
    }

    /// What ended a campaign.
    public enum Cause: String, Hashable, Sendable, CaseIterable {
        case byHand = "by_hand"
        case deadline
        case goal
        case budget
        case lotClosed = "lot_closed"
        case lotWithdrawn = "lot_withdrawn"
        case soldOut = "sold_out"
    }

    public let id: ID
    public let campaign: CampaignID
    public let kind: Kind
    /// For an ended campaign.
    public let cause: Cause?
    /// In the words of the person, or of the event; empty where none are asked for.
    public let reason: String
    public let at: Instant
    /// Nil when the platform did it by itself.
    public let by: MemberID?
}
