import Contracts
import Storage
import Values

enum SubscriberMark {}
typealias SubscriberID = Identifier<SubscriberMark>

/// Somebody who asked for a newsletter.
struct Subscriber: Hashable, Sendable {
    enum State: String, Hashable, Sendable, Bindable, Readable {
        /// Waits for the link in the first letter to be followed.
        case asked
        case confirmed
        /// Took leave, or called a letter unwanted.
        case left
        /// Letters came back too often.
        case bounced
    }

    enum End: String, Hashable, Sendable, Bindable, Readable {
        case link
        case oneClick = "one_click"
        case complaint
        case bounces
        case desk
    }

    let id: SubscriberID
    let channel: ChannelID
    var address: String
    var language: Language
    var state: State
    /// What the links in letters carry: whoever has it reads that mailbox.
    var token: String
    var askedAt: Instant
    /// First letters since it last was confirmed, and when the last one went: nobody's mailbox is filled by somebody else.
    var letters: Int
    var letteredAt: Instant
    var confirmedAt: Instant?
    var endedAt: Instant?
    var endedBy: End?
    /// Letters that came back for good, one after another.
    var bounces: Int
    var bouncedAt: Instant?

    static let mostLetters = 4
    static let letterPause: Int64 = 600
    /// How long the link of a first letter holds.
    static let patience: Int64 = 3 * 86_400
    /// After so long without a bounce, earlier ones count no more.
    static let bounceMemory: Int64 = 60
}

extension Subscriber {
    /// Somebody wants letters here who has none: says whether the first letter is to be sent (again).
    mutating func ask(_ language: Language, token: String, at now: Instant) -> Bool {
        let isRested = now >= letteredAt.adding(days: 30)
        if isRested { letters = 0 }
        guard letters < Self.mostLetters, now >= letteredAt.adding(seconds: Self.letterPause) else {
            return false
        }
        if state != .asked || now > askedAt.adding(seconds: Self.patience) {
            // An old letter's link is not to bring back who has left.
            self.token = token
            askedAt = now
        }
        state = .asked
        self.language = language
        letters += 1
        letteredAt = now
        return true
    }

    /// False when the link has lapsed.
    mutating func confirm(at now: Instant) -> Bool {
        switch state {
        case .confirmed: return true
        case .left, .bounced: return false
        case .asked:
            guard now <= askedAt.adding(seconds: Self.patience) else { return false }
            state = .confirmed
            confirmedAt = now
            (endedAt, endedBy, bounces, bouncedAt, letters) = (nil, nil, 0, nil, 0)
            return true
        }
    }

    mutating func leave(by end: End, at now: Instant) {
        guard state == .confirmed || state == .asked else { return }
        state = end == .bounces ? .bounced : .left
        endedAt = now
        endedBy = end
    }

    /// Counts a letter that came back for good.
    mutating func bounce(limit: Int, at now: Instant) {
        if let bouncedAt, now > bouncedAt.adding(days: Self.bounceMemory) { bounces = 0 }
        bounces += 1
        bouncedAt = now
        if bounces >= limit, state == .confirmed { leave(by: .bounces, at: now) }
    }
}
