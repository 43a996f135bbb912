import Contracts
import Members
import Storage
import Values

extension DeliveryWorker {
    /// Takes what may begin now, first in its line, as many as channels and `most` allow.
    func claim(most: Int) async throws -> [Attempt] {
        while true {
            let (attempts, isAgain) = try await claimOnce(most: most)
            if !attempts.isEmpty || !isAgain { return attempts }
        }
    }

    /// Also says whether something was closed without a try, so that the one behind it may go now.
    private func claimOnce(most: Int) async throws -> ([Attempt], Bool) {
        let now = ground.clock.now()
        let batch = ClaimBatch(number: slots.nextClaim())
        return try await ground.store.write { [self] transaction in
            var attempts: [Attempt] = []
            var isAgain = false
            for channel in try ChannelTable().all(in: transaction) where channel.switchedOff == nil {
                let capabilities = adapters.capabilities(of: channel)
                let health = try lines.health.find(channel, in: transaction)
                let allowed = health.allowance(of: capabilities.concurrency, pace: pace, at: now)
                let free =
                    pace.claims(of: allowed, capabilities)
                    - (try lines.deliveries.sending(on: channel.id, in: transaction))
                let limit = min(free, most - attempts.count)
                guard limit > 0 else { continue }
                for delivery in try lines.deliveries.heads(on: channel.id, at: now, limit: limit, in: transaction) {
                    switch try claim(delivery, on: channel, capabilities, batch, at: now, in: transaction) {
                    case .taken(let attempt): attempts.append(attempt)
                    case .closed: isAgain = true
                    case .notYet: break
                    }
                }
            }
            return (attempts, isAgain)
        }
    }

    private enum Claim {
        case taken(Attempt)
        case closed
        case notYet
    }

    private func claim(
        _ delivery: Delivery, on channel: Channel, _ capabilities: ChannelCapabilities, _ batch: ClaimBatch,
        at now: Instant, in transaction: Transaction
    ) throws(StorageError) -> Claim {
        guard let publication = try lines.publications.find(delivery.publication, in: transaction) else {
            return .notYet
        }
        var claimed = delivery
        // A zone's rules may have changed since the moment was worked out.
        if delivery.state == .scheduled, delivery.attempts == 0, lines.moment(of: delivery.due, at: now) > now {
            claimed.readyAt = lines.moment(of: delivery.due, at: now)
            try lines.deliveries.put(claimed, in: transaction)
            return .notYet
        }
        if delivery.state == .scheduled, let readyAt = delivery.readyAt, readyAt.adding(seconds: 60) < now {
            transaction.afterCommit { [tally] in tally.countLate() }
        }
        let lease = ground.identifiers.next(DeliveryID.self).raw
        claimed.lease = lease
        claimed.readyAt = now.adding(seconds: pace.leaseSeconds)
        if !delivery.isAskedAfter {
            claimed.state = .sending
            claimed.attempts += 1
            claimed.dispatchedAt = nil
            // What the one ahead of it did decides what is left to do.
            if delivery.operation == .update, publication.standing == nil { claimed.operation = .create }
            if delivery.operation == .create, publication.standing != nil { claimed.operation = .update }
            let isUseless = claimed.operation == .update && delivery.operation == .create && !capabilities.updates
            if isUseless || publication.end != nil {
                try lines.close(delivery, as: isUseless ? .superseded : .cancelled, in: transaction)
                return .closed
            }
            if capabilities.repeatGuard == .putByKey {
                // Sending it again is harmless, so the claim itself is the note that it may have been sent.
                claimed.dispatchedAt = now
                try lines.publications.markSent(publication.id, at: now, in: transaction)
            }
        }
        try lines.deliveries.put(claimed, in: transaction)
        return .taken(
            Attempt(
                delivery: claimed, publication: publication, channel: channel, lease: lease, batch: batch,
                yielded: Mark()))
    }

    /// Looks for what nobody finished, and works out once more what wall clocks mean.
    func sweep() async throws {
        let now = ground.clock.now()
        try await ground.store.write { [self] transaction in
            for delivery in try lines.deliveries.lapsed(at: now, in: transaction) {
                try lapse(delivery, at: now, in: transaction)
            }
            for delivery in try lines.deliveries.dated(in: transaction) where delivery.attempts == 0 {
                let moment = lines.moment(of: delivery.due, at: now)
                guard moment != delivery.readyAt else { continue }
                var moved = delivery
                moved.readyAt = moment
                try lines.deliveries.put(moved, in: transaction)
            }
        }
    }

    /// A try whose lease is over may have had its effect or not: it is never simply tried again.
    private func lapse(
        _ delivery: Delivery, at now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        guard let publication = try lines.publications.find(delivery.publication, in: transaction),
            let channel = try ChannelTable().find(delivery.channel, in: transaction)
        else { return }
        var lapsed = delivery
        if let dispatchedAt = delivery.dispatchedAt {
            try lines.doubt(publication, delivery.operation, since: dispatchedAt, in: transaction)
            lapsed.doubt(
                adapters.capabilities(of: channel), said: "the lease ended without an answer", pace: pace, at: now)
        } else if publication.uncertainSince != nil {
            lapsed.wait(as: .unconfirmed, until: now, delivery.problem)
        } else {
            // It is on record that this try had sent nothing, and without its lease it cannot any more.
            lapsed.wait(as: .scheduled, until: now, delivery.problem)
        }
        // A late answer of the try is still welcome, until the next one begins.
        lapsed.lease = delivery.lease
        try lines.deliveries.put(lapsed, in: transaction)
    }
}

extension Delivery {
    /// Enters the state in which nobody knows whether it happened, with the way out of it that the channel offers.
    mutating func doubt(
        _ capabilities: ChannelCapabilities, said: String, pace: DeliveryPace, at now: Instant
    ) {
        let backoff = now.adding(microseconds: pace.backoff(attempt: attempts, salt: id.raw))
        let quiet = (dispatchedAt ?? now).adding(seconds: capabilities.quietSeconds)
        let needsPerson = operation == .create && capabilities.repeatGuard == .atMostOnce && !capabilities.locates
        let moment = needsPerson ? nil : max(backoff, quiet)
        wait(
            as: .unconfirmed, until: moment,
            DeliveryProblem(cause: .unknown, mend: needsPerson ? .look : .wait, said: said))
    }
}
