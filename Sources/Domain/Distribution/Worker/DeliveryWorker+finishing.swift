import Contracts
import EventLog
import Members
import Storage
import Values

extension DeliveryWorker {
    /// Writes down what came of a try, unless its lease was taken away and another try has begun.
    func finish(_ attempt: Attempt, _ outcome: Outcome) async throws {
        let now = ground.clock.now()
        try await ground.store.write { [self] transaction in
            guard let delivery = try lines.deliveries.find(attempt.delivery.id, in: transaction),
                delivery.lease == attempt.lease, !delivery.state.isClosed,
                let publication = try lines.publications.find(delivery.publication, in: transaction)
            else { return }
            let capabilities = adapters.capabilities(of: attempt.channel)
            try Settlement(
                worker: self, transaction: transaction, delivery: delivery, publication: publication,
                channel: attempt.channel, capabilities: capabilities, now: now
            ).settle(outcome)
            transaction.afterCommit { self.wake() }
        }
        if case .trouble(let trouble) = outcome, trouble.isOthersToo {
            // What was claimed while this was being written down did not know of it yet.
            slots.turnAway(from: adapters.host(of: attempt.channel))
        }
    }
}

/// Turns one outcome into rows and events, inside one transaction.
struct Settlement {
    let worker: DeliveryWorker
    let transaction: Transaction
    let delivery: Delivery
    let publication: Publication
    let channel: Channel
    let capabilities: ChannelCapabilities
    let now: Instant

    private var lines: DeliveryLines { worker.lines }

    func settle(_ outcome: Outcome) throws {
        switch outcome {
        case .stands(let remote, let shown, let lookAgain):
            try stand(remote, shown: shown, lookAgain: lookAgain)
            if lookAgain {
                try wait(as: .remotePending, until: now.adding(seconds: capabilities.quietSeconds), nil)
            } else {
                try lines.publications.markCertain(publication.id, in: transaction)
                try close(as: .published)
            }
            try succeed()
        case .found(let remote):
            try adopt(remote)
            try succeed()
        case .unchanged(let shown):
            if let standing = publication.standing { try put(standing.showing(shown, at: now)) }
            try close(as: .published)
        case .pending(let remote, let seconds, let shown):
            var pending = delivery
            pending.pendingReference = remote.reference
            if let shown { pending.dispatched = shown }
            pending.wait(as: .remotePending, until: now.adding(seconds: max(1, seconds)), nil)
            try lines.deliveries.put(pending, in: transaction)
            try succeed()
        case .ready(let remote, let seconds, let shown, let prepared, let hindrance):
            var ready = delivery
            ready.pendingReference = remote.reference
            if let shown { ready.dispatched = shown }
            if let prepared { ready.preparation = prepared }
            let problem =
                hindrance
                ?? DeliveryProblem(
                    cause: .unsupported, mend: .look, said: "it is ready there, and a person must release it")
            ready.wait(as: .remotePending, until: now.adding(seconds: max(1, seconds)), problem)
            try lines.deliveries.put(ready, in: transaction)
            try succeed()
        case .partly(let remote, let said, let seconds, let shown):
            try standPartly(remote, said: said, checkAfter: seconds, shown: shown)
            try succeed()
        case .removed:
            try remove(.recalled)
            try close(as: .recalled)
            try succeed()
        case .cancelled: try cancel()
        case .superseded: try close(as: .superseded)
        case .undecided:
            let said = delivery.problem?.said ?? "the outcome of an earlier try is not known"
            try wait(as: .unconfirmed, until: nil, DeliveryProblem(cause: .unknown, mend: .look, said: said))
        case .postponed(let said):
            try retry(at: backoff, DeliveryProblem(cause: .host, mend: .wait, said: said))
        case .trouble(let trouble): try suffer(trouble)
        case .yielded: try giveBack()
        case .abandoned: break
        }
    }

    // What went well

    private func stand(_ remote: RemoteCopy, shown: Delivery.Dispatch, lookAgain: Bool) throws {
        var there = shown
        if case .keyWithWindow = capabilities.repeatGuard, delivery.operation == .create, !lookAgain,
            publication.uncertainSince != nil, let first = delivery.dispatched
        {
            // A channel that knew the key has kept what it was given first.
            there = first
        }
        try put(
            Publication.Standing(
                reference: remote.reference, address: remote.address, revision: there.revision, number: there.number,
                digest: there.digest, since: publication.standing?.since ?? now, updatedAt: now))
        try tell(remote, revision: there.revision)
        if there != shown { try follow(shown.revision) }
    }

    /// It stands, and stays unconfirmed until it is known of all its parts whether they do.
    private func standPartly(
        _ remote: RemoteCopy, said: String, checkAfter seconds: Int64?, shown: Delivery.Dispatch?
    ) throws {
        var partly = delivery
        partly.pendingReference = remote.reference
        if let shown { partly.dispatched = shown }
        // What is said of its parts while the first answer is written down must not go unheard: it is asked after at once.
        let isFirst = delivery.state == .sending
        partly.wait(
            as: .unconfirmed, until: isFirst ? now : seconds.map { now.adding(seconds: max(1, $0)) },
            DeliveryProblem(cause: .unknown, mend: .look, said: String(said.prefix(500))))
        try lines.deliveries.put(partly, in: transaction)
        try lines.publications.markCertain(publication.id, in: transaction)
        guard publication.standing == nil else { return }
        let sent = partly.dispatched
        let revision = sent?.revision ?? delivery.revision
        try put(
            Publication.Standing(
                reference: remote.reference, address: remote.address, revision: revision, number: sent?.number ?? 0,
                digest: sent?.digest, since: now, updatedAt: now))
        try tell(remote, revision: revision)
    }

    /// Takes what was found there for ours. Its text may be an older one: an update follows, which sends nothing when
    /// the texts are equal.
    private func adopt(_ remote: RemoteCopy) throws {
        if delivery.state == .remotePending, delivery.pendingReference == nil {
            // It was ours already, and has been looked at again.
            try lines.publications.markCertain(publication.id, in: transaction)
            try close(as: .published)
            return
        }
        let sent = delivery.dispatched
        let revision = sent?.revision ?? publication.standing?.revision ?? delivery.revision
        let wasStanding = publication.standing
        try put(
            Publication.Standing(
                reference: remote.reference, address: remote.address ?? wasStanding?.address, revision: revision,
                number: max(sent?.number ?? 0, wasStanding?.number ?? 0),
                digest: sent.map(\.digest) ?? wasStanding?.digest, since: wasStanding?.since ?? now, updatedAt: now))
        try lines.publications.markCertain(publication.id, in: transaction)
        try close(as: .published)
        if wasStanding == nil || delivery.operation == .update { try tell(remote, revision: revision) }
        try follow(revision)
    }

    private func tell(_ remote: RemoteCopy, revision: RevisionID) throws {
        try worker.ground.outbox.record(
            PublicationDelivered(
                publication: publication.id, article: publication.article, channel: channel.id,
                channelKind: channel.kind.rawValue, channelName: channel.name, revision: revision,
                address: remote.address),
            in: transaction)
        try worker.hooks.tell(
            publication.standing == nil ? "article.published" : "article.updated",
            told(revision: revision, address: remote.address), in: transaction)
    }

    private func told(revision: RevisionID?, address: String?) -> WebhookEvent {
        WebhookEvent(
            article: publication.article, publication: publication.id, channel: channel.id,
            channelKind: channel.kind.rawValue, channelName: channel.name, revision: revision, address: address)
    }

    private func follow(_ revision: RevisionID) throws {
        guard capabilities.updates, publication.isLive,
            try lines.deliveries.behind(delivery, in: transaction).isEmpty
        else { return }
        try lines.enqueue(
            .update, for: publication, revision: revision, due: .now, by: nil, on: channel, in: transaction)
    }

    private func succeed() throws { try lines.welcome(channel, in: transaction) }

    // What did not

    private func suffer(_ trouble: ChannelTrouble) throws {
        let health = try lines.health.find(channel, in: transaction)
        switch trouble {
        case .transient(let said, let retryAfter):
            try lines.health.put(
                health.failing(trouble.said, pace: worker.pace, at: now), of: channel, in: transaction)
            let asked = now.adding(seconds: min(max(0, retryAfter ?? 0), 7 * 86_400))
            try retry(
                at: max(backoff, asked), DeliveryProblem(cause: .host, mend: .wait, said: String(said.prefix(500))))
        case .limited(let until, let scope, _):
            let until = min(max(until, now.adding(seconds: 1)), now.adding(days: 7))
            if scope != .copy {
                try lines.health.put(health.limited(until: until, scope, trouble.said), of: channel, in: transaction)
            }
            try retry(at: until, DeliveryProblem(cause: .limit, mend: .wait, said: trouble.said))
        case .auth(let cause, _):
            try lines.health.put(health.refusing(cause, trouble.said, at: now), of: channel, in: transaction)
            // What the channel is at work on must not be sent again when the credentials are mended.
            let isAtWork = delivery.isAskedAfter
            try wait(
                as: isAtWork ? delivery.state : .needsAuth, until: isAtWork ? backoff : nil,
                DeliveryProblem(cause: .credentials, mend: .reconnect, field: cause.rawValue, said: trouble.said))
        case .content(let field, _):
            try reject(DeliveryProblem(cause: .content, mend: .fixContent, field: field, said: trouble.said))
            try succeed()
        case .unsupported:
            try reject(DeliveryProblem(cause: .unsupported, mend: .none, said: trouble.said))
        case .gone: try lose(trouble.said)
        case .unknownOutcome:
            try lines.health.put(
                health.failing(trouble.said, pace: worker.pace, at: now), of: channel, in: transaction)
            try doubt(trouble.said)
        }
    }

    private func retry(at moment: Instant, _ problem: DeliveryProblem) throws {
        try putBack(delivery, as: .retryAt, until: moment, problem)
    }

    /// As it was before it was claimed.
    private func giveBack() throws {
        var unclaimed = delivery
        if !delivery.isAskedAfter { unclaimed.attempts = max(0, delivery.attempts - 1) }
        try putBack(unclaimed, as: unclaimed.attempts == 0 ? .scheduled : .retryAt, until: now, delivery.problem)
    }

    /// Nothing was changed out there by this try, so what it had sent counts for nothing.
    private func putBack(
        _ delivery: Delivery, as state: DeliveryState, until moment: Instant, _ problem: DeliveryProblem?
    ) throws {
        var waiting = delivery
        if delivery.isAskedAfter {
            waiting.wait(as: delivery.state, until: moment, problem)
        } else if publication.uncertainSince != nil, delivery.operation == .create {
            waiting.wait(as: .unconfirmed, until: moment, problem)
        } else {
            waiting.dispatchedAt = nil
            waiting.dispatched = nil
            waiting.wait(as: state, until: moment, problem)
        }
        try lines.deliveries.put(waiting, in: transaction)
    }

    private func doubt(_ said: String) throws {
        transaction.afterCommit { [tally = worker.tally] in tally.countDoubt() }
        try lines.doubt(publication, delivery.operation, since: delivery.dispatchedAt ?? now, in: transaction)
        var doubted = delivery
        doubted.doubt(capabilities, said: said, pace: worker.pace, at: now)
        try lines.deliveries.put(doubted, in: transaction)
    }

    private func reject(_ problem: DeliveryProblem) throws {
        if publication.uncertainSince != nil, delivery.operation == .create, capabilities.repeatGuard != .putByKey {
            // An earlier try may have put it there all the same; what was pending is not.
            var doubted = delivery
            doubted.pendingReference = nil
            doubted.wait(as: .unconfirmed, until: capabilities.locates ? backoff : nil, problem)
            try lines.deliveries.put(doubted, in: transaction)
            return
        }
        var rejected = delivery
        rejected.close(as: .rejected, at: now)
        rejected.problem = problem
        try lines.deliveries.put(rejected, in: transaction)
        count(.rejected)
        guard delivery.operation == .delete else { return }
        // What stays there must not be joined by a second one.
        for waiting in try lines.deliveries.behind(delivery, in: transaction) where waiting.state.isWaiting {
            var held = waiting
            held.close(as: .rejected, at: now)
            held.problem = problem
            try lines.deliveries.put(held, in: transaction)
        }
    }

    /// What it was about has vanished over there.
    private func lose(_ said: String) throws {
        if delivery.operation == .delete {
            try settle(.removed)
            return
        }
        var lost = delivery
        lost.close(as: .rejected, at: now)
        lost.problem = DeliveryProblem(cause: .gone, mend: .publishAgain, said: said)
        try lines.deliveries.put(lost, in: transaction)
        guard publication.standing != nil || delivery.pendingReference != nil else { return }
        for waiting in try lines.deliveries.open(of: publication.id, in: transaction) {
            try lines.close(waiting, as: .cancelled, in: transaction)
        }
        try remove(.gone)
    }

    private func cancel() throws {
        try close(as: .cancelled)
        guard delivery.operation == .create, publication.isLive else { return }
        if capabilities.repeatGuard == .putByKey, publication.uncertainSince != nil {
            try lines.recall(publication, on: channel, by: nil, in: transaction)
        } else {
            try lines.publications.markCertain(publication.id, in: transaction)
            for waiting in try lines.deliveries.open(of: publication.id, in: transaction) {
                try lines.close(waiting, as: .cancelled, in: transaction)
            }
            try lines.publications.end(
                publication.id, Publication.End(at: now, cause: .cancelled), in: transaction)
        }
    }

    private func remove(_ cause: Publication.End.Cause) throws {
        let stood = publication.standing != nil || publication.uncertainSince != nil
        try put(nil)
        try lines.publications.markCertain(publication.id, in: transaction)
        try lines.publications.end(publication.id, Publication.End(at: now, cause: cause), in: transaction)
        guard stood else { return }
        try worker.ground.outbox.record(
            PublicationRecalled(
                publication: publication.id, article: publication.article, channel: channel.id,
                channelKind: channel.kind.rawValue),
            in: transaction)
        try worker.hooks.tell(
            "article.recalled",
            told(revision: publication.standing?.revision, address: publication.standing?.address), in: transaction)
    }

    // The rows

    private var backoff: Instant {
        now.adding(microseconds: worker.pace.backoff(attempt: delivery.attempts, salt: delivery.id.raw))
    }

    private func put(_ standing: Publication.Standing?) throws {
        try lines.publications.put(standing, for: publication.id, in: transaction)
        if standing == nil {
            try CopyNumbersTable().end(publication.id, in: transaction)
        } else if publication.standing == nil, capabilities.metrics {
            try CopyNumbersTable().begin(publication.id, at: now.adding(seconds: 300), in: transaction)
        }
    }

    private func close(as state: DeliveryState) throws {
        var closed = delivery
        closed.close(as: state, at: now)
        closed.problem = nil
        try lines.deliveries.put(closed, in: transaction)
        count(state)
    }

    private func count(_ state: DeliveryState) {
        transaction.afterCommit { [tally = worker.tally] in tally.countEnd(state) }
    }

    private func wait(as state: DeliveryState, until moment: Instant?, _ problem: DeliveryProblem?) throws {
        var waiting = delivery
        waiting.wait(as: state, until: moment, problem)
        try lines.deliveries.put(waiting, in: transaction)
    }
}

extension Publication.Standing {
    func showing(_ shown: Delivery.Dispatch, at now: Instant) -> Self {
        Self(
            reference: reference, address: address, revision: shown.revision, number: shown.number,
            digest: shown.digest, since: since, updatedAt: now)
    }
}
