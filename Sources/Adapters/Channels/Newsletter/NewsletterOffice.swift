import Contracts
import Distribution
import Members
import Storage
import Synchronization
import Values

/// Keeps the lists of readers and the letters to them; pages, the adapter and the post meet here.
final class NewsletterOffice: Sendable {
    let ground: Ground
    let site: SiteAddress
    let subscribers = SubscriberTable()
    let issues = NewsletterIssueTable()
    let recipients = NewsletterRecipientTable()
    private let desk = Mutex<(any ChannelDesk)?>(nil)
    /// Rings when there may be something to send.
    let queued = LetterBell()
    /// Rings when something has become of a letter.
    let handled = LetterBell()
    private let working = Mutex(false)

    init(ground: Ground, site: SiteAddress) {
        self.ground = ground
        self.site = site
    }

    /// Until the room works, nobody knows which newsletters there are.
    func open(_ desk: any ChannelDesk) { self.desk.withLock { $0 = desk } }
    var openDesk: (any ChannelDesk)? { desk.withLock { $0 } }

    /// Whether the post works.
    var isAtWork: Bool {
        get { working.withLock { $0 } }
        set { working.withLock { $0 = newValue } }
    }

    /// The room asks again how far an issue is; what is no issue, or a correction, has no place on the board.
    func lookAgain(at issue: NewsletterIssueID?, in transaction: Transaction) throws {
        guard let issue, let publication = try issues.find(issue, in: transaction)?.publication else { return }
        try openDesk?.lookAgain(at: publication, in: transaction)
    }

    // Readers

    /// Somebody wants to read a newsletter. What comes of it is told by letter alone: whoever asks on a page learns nothing
    /// about who reads.
    func ask(_ address: MailAddress, _ language: Language, on channel: Channel, domain: String) async throws {
        let now = ground.clock.now()
        let (token, returnToken) = (NewsletterTokens.link(), NewsletterTokens.returning())
        let (id, letter) = (
            ground.identifiers.next(SubscriberID.self), ground.identifiers.next(NewsletterRecipientID.self)
        )
        try await ground.store.write { [self] transaction in
            let known = try subscribers.find(address, on: channel.id, in: transaction)
            var subscriber =
                known
                ?? Subscriber(
                    id: id, channel: channel.id, address: address.description, language: language,
                    state: .asked,
                    token: token, askedAt: now, letters: 0, letteredAt: Instant(seconds: 0), confirmedAt: nil,
                    endedAt: nil,
                    endedBy: nil, bounces: 0, bouncedAt: nil)
            var kind = NewsletterRecipient.Kind.confirmation
            if subscriber.state == .confirmed {
                guard now >= subscriber.letteredAt.adding(days: 1) else { return }
                subscriber.letteredAt = now
                kind = .notice
            } else {
                guard subscriber.ask(language, token: token, at: now) else { return }
            }
            try subscribers.put(subscriber, key: address.key, in: transaction)
            try recipients.insert(
                NewsletterRecipient(
                    id: letter, channel: channel.id, issue: nil, kind: kind, subscriber: subscriber.id,
                    address: subscriber.address, messageID: "\(kind.rawValue).\(letter)@\(domain)",
                    returnToken: returnToken, state: .queued, attempts: 0, queuedAt: now, readyAt: now),
                in: transaction)
            transaction.afterCommit { self.queued.ring() }
        }
    }

    func reader(_ token: String, on channel: ChannelID) async throws -> Subscriber? {
        guard (1...40).contains(token.utf8.count) else { return nil }
        return try await ground.store.read { [subscribers] transaction in
            try subscribers.find(token: token, on: channel, in: transaction)
        }
    }

    /// False when the link has lapsed, or was never made.
    func confirm(_ token: String, on channel: ChannelID) async throws -> Bool {
        let now = ground.clock.now()
        return try await ground.store.write { [subscribers] transaction in
            guard var subscriber = try subscribers.find(token: token, on: channel, in: transaction),
                subscriber.confirm(at: now)
            else { return false }
            try subscribers.put(subscriber, in: transaction)
            return true
        }
    }

    /// Ends a subscription, once and for all that is queued; false when no reader has that token. Again is as good as once.
    func leave(_ token: String, on channel: ChannelID, by end: Subscriber.End) async throws -> Bool {
        let now = ground.clock.now()
        return try await ground.store.write { [self] transaction in
            guard var subscriber = try subscribers.find(token: token, on: channel, in: transaction) else {
                return false
            }
            subscriber.leave(by: end, at: now)
            try subscribers.put(subscriber, in: transaction)
            try recipients.skip(subscriber.id, at: now, in: transaction)
            return true
        }
    }

    // Issues

    /// Takes an issue, once for each key, and queues a letter to everyone who reads the newsletter now.
    func take(_ issue: NewsletterIssue, domain: String, language: Language?) async throws {
        try await ground.store.write { [issues] transaction in try issues.insert(issue, in: transaction) }
        guard let kept = try await find(key: issue.key) else { return }
        try await gather(kept, domain: domain, language: language)
        queued.ring()
    }

    func find(key: String) async throws -> NewsletterIssue? {
        try await ground.store.read { [issues] transaction in try issues.find(key: key, in: transaction) }
    }

    /// In several transactions, so that a long list holds up nobody; a crash in between is made good by the next call.
    func gather(_ issue: NewsletterIssue, domain: String, language: Language?) async throws {
        while true {
            let isDone = try await ground.store.write { [self] transaction in
                guard let issue = try issues.find(issue.id, in: transaction), issue.gatheredAt == nil else {
                    return true
                }
                let readers =
                    try issue.corrects == nil
                    ? subscribers.audience(
                        of: issue.channel, language: language, confirmedBy: issue.madeAt,
                        after: issue.gatheredThrough, limit: 500, in: transaction)
                    : subscribers.audience(correcting: issue, limit: 500, in: transaction)
                for reader in readers { try queue(issue, reader, domain: domain, in: transaction) }
                let isLast = readers.count < 500
                try issues.gathered(
                    issue.id, through: readers.last?.id ?? issue.gatheredThrough,
                    at: isLast ? ground.clock.now() : nil, in: transaction)
                return isLast
            }
            if isDone { return }
        }
    }

    private func queue(
        _ issue: NewsletterIssue, _ reader: Subscriber, domain: String, in transaction: Transaction
    ) throws(StorageError) {
        try recipients.insert(
            NewsletterRecipient(
                id: ground.identifiers.next(), channel: issue.channel, issue: issue.id, kind: .issue,
                subscriber: reader.id, address: reader.address,
                messageID: "\(issue.key).\(reader.id)@\(domain)",
                returnToken: NewsletterTokens.returning(), state: .queued, attempts: 0,
                queuedAt: issue.madeAt,
                readyAt: issue.madeAt),
            in: transaction)
    }
}
