import Contracts
import Distribution
import Members
import Storage
import Values

extension NewsletterPost {
    /// Takes letters out of the queue, so that no other node takes them.
    func claim(on channel: ChannelID) async throws -> [NewsletterRecipient] {
        let now = office.ground.clock.now()
        let lease = office.ground.identifiers.next(NewsletterRecipientID.self).raw
        let until = now.adding(seconds: pace.leaseSeconds)
        return try await office.ground.store.write { [office, pace] transaction in
            var claimed: [NewsletterRecipient] = []
            for found in try office.recipients.ready(on: channel, at: now, limit: pace.batch, in: transaction) {
                var recipient = found
                (recipient.state, recipient.lease, recipient.readyAt) = (.claimed, lease, until)
                if try office.recipients.put(recipient, ifStill: .queued, lease: found.lease, in: transaction) {
                    claimed.append(recipient)
                }
            }
            return claimed
        }
    }

    /// Stops issues whose article was withdrawn meanwhile: what has been mailed cannot be taken back, but the rest stays here.
    func haltUnwanted(_ batch: [NewsletterRecipient]) async throws {
        guard let desk = office.openDesk else { return }
        let now = office.ground.clock.now()
        for id in Set(batch.compactMap(\.issue)) {
            let publication = try await office.ground.store.read { [office] transaction in
                try office.issues.find(id, in: transaction)?.publication
            }
            guard let publication, !(try await desk.isWanted(publication)) else { continue }
            try await office.ground.store.write { [office] transaction in
                try office.issues.halt(id, at: now, in: transaction)
                try office.recipients.skip(id, at: now, in: transaction)
            }
        }
    }

    /// The mail to one reader; nil when it is not to go out any more.
    func mail(_ recipient: NewsletterRecipient, _ letter: Letter) async throws -> MailMessage? {
        let now = office.ground.clock.now()
        let found = try await office.ground.store.write { [office] transaction in
            let subscriber = try office.subscribers.find(recipient.subscriber, in: transaction)
            let issue = try recipient.issue.flatMap { id throws(StorageError) in
                try office.issues.find(id, in: transaction)
            }
            let isWanted =
                switch recipient.kind {
                case .issue: subscriber?.state == .confirmed && issue.map { $0.haltedAt == nil } ?? false
                case .confirmation: subscriber?.state == .asked
                case .notice: subscriber?.state == .confirmed
                }
            if isWanted { return (subscriber, issue) }
            var skipped = recipient
            (skipped.state, skipped.readyAt, skipped.lease, skipped.handledAt) = (.skipped, nil, nil, now)
            _ = try office.recipients.put(skipped, ifStill: .claimed, lease: recipient.lease, in: transaction)
            return (nil, nil)
        }
        switch (recipient.kind, found) {
        case (.issue, (let subscriber?, let issue?)):
            return letter.issue(issue.text, recipient, subscriber, language: issue.language)
        case (.confirmation, (let subscriber?, _)): return letter.confirmation(recipient, subscriber)
        case (.notice, (let subscriber?, _)): return letter.notice(recipient, subscriber)
        case (_, _): return nil
        }
    }

    /// Notes, before the first byte of the text leaves, that from here on an answer that does not come means not knowing.
    func begin(_ recipient: NewsletterRecipient) async throws(ChannelTrouble) -> NewsletterRecipient {
        let now = office.ground.clock.now()
        var sending = recipient
        sending.state = .sending
        sending.attempts += 1
        sending.sendingAt = now
        sending.readyAt = now.adding(seconds: pace.leaseSeconds)
        let noted = sending
        do {
            let isOurs = try await office.ground.store.write { [office] transaction in
                try office.recipients.put(noted, ifStill: .claimed, lease: recipient.lease, in: transaction)
            }
            guard isOurs else { throw ChannelTrouble.transient("somebody else sends it", retryAfter: nil) }
        } catch let trouble as ChannelTrouble {
            throw trouble
        } catch {
            throw .transient("it could not be noted: \(error)", retryAfter: nil)
        }
        return noted
    }

    /// Writes down what became of a letter.
    func settle(_ recipient: NewsletterRecipient, _ outcome: SMTPOutcome, _ letter: Letter) async throws {
        let now = office.ground.clock.now()
        var settled = recipient
        settled.lease = nil
        settled.readyAt = nil
        settled.handledAt = now
        var isGone = false
        switch outcome {
        case .accepted(let said): (settled.state, settled.status, settled.said) = (.sent, "2.0.0", said)
        case .unknown(let said): (settled.state, settled.status, settled.said) = (.unconfirmed, nil, said)
        case .refused(let reply):
            (settled.state, settled.status, settled.said) = (
                .rejected, reply.enhanced ?? "\(reply.code)", reply.said
            )
            isGone = reply.tellsThatNobodyIsThere
        case .later(let reply):
            (settled.status, settled.said) = (reply.enhanced ?? "\(reply.code)", reply.said)
            if settled.attempts == recipient.attempts, recipient.state == .claimed { settled.attempts += 1 }
            if now > recipient.queuedAt.adding(seconds: NewsletterRecipient.patience) {
                settled.state = .rejected
            } else {
                (settled.state, settled.handledAt) = (.queued, nil)
                settled.readyAt = now.adding(seconds: pace.pause(after: settled.attempts))
            }
        }
        let final = settled
        let limit = letter.settings.bounceLimit
        let nobodyThere = isGone && recipient.kind == .issue
        try await office.ground.store.write { [office] transaction in
            var isOurs = try office.recipients.put(
                final, ifStill: recipient.state, lease: recipient.lease, in: transaction)
            // The answer came when the letter was given up as unconfirmed already.
            if !isOurs, recipient.state == .sending {
                isOurs = try office.recipients.put(
                    final, ifStill: .unconfirmed, lease: recipient.lease, in: transaction)
                if isOurs { try office.lookAgain(at: recipient.issue, in: transaction) }
            }
            transaction.afterCommit { office.handled.ring() }
            guard isOurs, nobodyThere else { return }
            try office.bounce(final.subscriber, limit: limit, at: now, in: transaction)
        }
    }

    /// Nothing of the letter was taken: it goes later.
    func putBack(_ recipient: NewsletterRecipient, _ said: String?) async throws {
        let now = office.ground.clock.now()
        var queued = recipient
        (queued.state, queued.lease, queued.sendingAt, queued.said) = (.queued, nil, nil, said)
        queued.readyAt = now.adding(seconds: pace.restSeconds)
        let back = queued
        try await office.ground.store.write { [office] transaction in
            _ = try office.recipients.put(
                back, ifStill: recipient.state, lease: recipient.lease, in: transaction)
        }
    }

    /// Nothing was begun with these.
    func release(_ batch: ArraySlice<NewsletterRecipient>, _ trouble: ChannelTrouble?) async throws {
        let now = office.ground.clock.now()
        let letters = Array(batch)
        try await office.ground.store.write { [office] transaction in
            for recipient in letters {
                var queued = recipient
                (queued.state, queued.lease, queued.readyAt) = (.queued, nil, now)
                if let trouble { queued.said = trouble.said }
                _ = try office.recipients.put(
                    queued, ifStill: .claimed, lease: recipient.lease, in: transaction)
            }
        }
    }

    /// Looks after what was left lying: leases that ended, lists that were not gathered, addresses that nobody confirmed.
    func tidy(_ channel: ChannelID, _ settings: NewsletterSettings, at now: Instant) async throws {
        let ungathered = try await office.ground.store.write { [office] transaction in
            for recipient in try office.recipients.lapsed(on: channel, at: now, in: transaction) {
                var lapsed = recipient
                if recipient.state == .sending {
                    // Its text may have gone out; its late answer is still welcome.
                    (lapsed.state, lapsed.readyAt, lapsed.handledAt) = (.unconfirmed, nil, now)
                    lapsed.said = "no answer came, or nobody was there to write it down"
                } else {
                    (lapsed.state, lapsed.readyAt, lapsed.lease) = (.queued, now, nil)
                }
                _ = try office.recipients.put(
                    lapsed, ifStill: recipient.state, lease: recipient.lease, in: transaction)
            }
            let lapse = now.adding(seconds: -2 * Subscriber.patience)
            try office.subscribers.forget(askedBefore: lapse, on: channel, in: transaction)
            return try office.issues.ungathered(on: channel, in: transaction)
        }
        if let ungathered {
            try await office.gather(
                ungathered, domain: settings.from.domain,
                language: settings.audience == .sameLanguage ? ungathered.language : nil)
        }
    }
}

extension NewsletterOffice {
    /// Counts a letter that could not be delivered for good, and leaves the reader off the list when there are too many.
    func bounce(
        _ id: SubscriberID, limit: Int, at now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        guard var subscriber = try subscribers.find(id, in: transaction) else { return }
        subscriber.bounce(limit: limit, at: now)
        try subscribers.put(subscriber, in: transaction)
        if subscriber.state == .bounced { try recipients.skip(id, at: now, in: transaction) }
    }
}

extension SMTPReply {
    /// Whether the mailbox is to blame (RFC 3463 §3.2, §3.3), and not our letter, our name or the network.
    var tellsThatNobodyIsThere: Bool {
        if let enhanced {
            return enhanced.hasPrefix("5.1.") && enhanced != "5.1.8" && enhanced != "5.1.7"
                || enhanced == "5.2.1"
        }
        return [550, 551, 553].contains(code)
    }
}
