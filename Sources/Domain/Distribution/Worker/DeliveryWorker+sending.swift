import Contracts
import Members
import Storage
import Values

extension DeliveryWorker {
    /// Does what a claimed delivery asks for; all that can go wrong comes back as an outcome.
    func outcome(of attempt: Attempt) async -> Outcome {
        guard let adapter = adapters[attempt.channel.kind] else {
            return .postponed("no adapter for \(attempt.channel.kind.rawValue) is built in")
        }
        do throws(ChannelTrouble) {
            let entered = try await attempt.batch.entered(attempt.channel.id) {
                [vault, channel = attempt.channel] () async throws(ChannelTrouble) in
                try await vault.entered(channel, adapter)
            }
            let attempt = attempt.on(entered)
            if attempt.delivery.isAskedAfter { return try await check(attempt, adapter) }
            switch attempt.delivery.operation {
            case .create: return try await create(attempt, adapter)
            case .update: return try await update(attempt, adapter)
            case .delete: return try await delete(attempt, adapter)
            }
        } catch {
            return attempt.yielded.isSet ? .yielded : .trouble(error)
        }
    }

    private func create(
        _ attempt: Attempt, _ adapter: any ChannelAdapter
    ) async throws(ChannelTrouble) -> Outcome {
        let capabilities = adapter.capabilities(of: attempt.channel)
        let isUncertain = attempt.publication.uncertainSince != nil
        let course = Course.of(
            .create, attempt.publication, capabilities, margin: pace.callSeconds * 2, at: ground.clock.now())
        switch course {
        case .ask: return .undecided
        case .send: break
        case .lookThenSend, .lookOnly:
            if let found = try await look(attempt, adapter) { return .found(found) }
            if course == .lookOnly { return .undecided }
        }
        switch await read(attempt) {
        case .released(let edition):
            return try await send(edition, attempt, adapter, lookAgain: isUncertain && course == .lookThenSend)
        case .notReleased:
            // It may be there all the same; its recall cleans up where it can, and else a person looks.
            return isUncertain && course == .send && capabilities.repeatGuard != .putByKey ? .undecided : .cancelled
        case .unreadable(let said): return .postponed(said)
        }
    }

    private func update(
        _ attempt: Attempt, _ adapter: any ChannelAdapter
    ) async throws(ChannelTrouble) -> Outcome {
        switch await read(attempt) {
        case .released(let edition): return try await send(edition, attempt, adapter, lookAgain: false)
        case .notReleased: return .cancelled
        case .unreadable(let said): return .postponed(said)
        }
    }

    private func send(
        _ edition: Edition, _ attempt: Attempt, _ adapter: any ChannelAdapter, lookAgain: Bool
    ) async throws(ChannelTrouble) -> Outcome {
        let copy = copy(of: attempt)
        let standing = attempt.publication.standing
        if let standing, edition.number < standing.number { return .superseded }
        let rendition = try adapter.render(edition, for: copy)
        let shown = Delivery.Dispatch(
            revision: edition.revision, number: edition.number, digest: rendition.digest)
        if attempt.delivery.operation == .update, attempt.publication.uncertainSince == nil,
            standing?.digest == shown.digest
        {
            return .unchanged(shown)
        }
        let problems = adapter.validate(rendition, against: try await limits(of: attempt.channel, adapter))
        if let problem = problems.first {
            throw .content(field: problem.field, rule: "\(problem.rule). \(problem.fix)")
        }
        let earlier = attempt.delivery.preparation
        let prepared = try await looking(for: attempt) { () async throws(ChannelTrouble) in
            try await adapter.prepare(rendition, for: copy, earlier: earlier)
        }
        guard let sending = await dispatch(attempt, shown, prepared, adapter) else { return .abandoned }
        let isCreation = attempt.delivery.operation == .create
        let answer = try await acting(attempt, sending) { () async throws(ChannelTrouble) in
            isCreation
                ? try await adapter.create(rendition, prepared: prepared, for: copy)
                : try await adapter.update(rendition, prepared: prepared, for: copy)
        }
        guard let answer else { return .abandoned }
        if let remote = answer.remote { await adapter.remember(remote, prepared: prepared, of: copy) }
        switch answer {
        case .stands(let remote): return .stands(remote, shown: shown, lookAgain: lookAgain)
        case .pending(let remote, let seconds):
            if adapter.awaitsPerson(remote.reference) {
                return .ready(remote, checkAfter: seconds, shown: shown, prepared: nil, hindrance: nil)
            }
            return .pending(remote, checkAfter: seconds, shown: shown)
        case .partlyUnconfirmed(let remote, let said, let seconds):
            return .partly(remote, said: said, checkAfter: seconds, shown: shown)
        case .absent: throw .unknownOutcome("the channel answered, but names nothing that stands there")
        }
    }

    private func delete(
        _ attempt: Attempt, _ adapter: any ChannelAdapter
    ) async throws(ChannelTrouble) -> Outcome {
        let capabilities = adapter.capabilities(of: attempt.channel)
        let copy = copy(of: attempt)
        var targets = copy.reference.map { [$0] } ?? []
        switch Course.of(.delete, attempt.publication, capabilities, margin: 0, at: ground.clock.now()) {
        case .ask: return .undecided
        case .send: if targets.isEmpty, capabilities.repeatGuard != .putByKey { return .removed }
        case .lookThenSend, .lookOnly:
            let found = try await looking(for: attempt) { () async throws(ChannelTrouble) in
                try await adapter.locate(copy)
            }
            targets += found.map(\.reference).filter { other in !targets.contains { adapter.isSame(other, $0) } }
            if targets.isEmpty { return .removed }
        }
        guard let sending = await dispatch(attempt, nil, attempt.delivery.preparation, adapter) else {
            return .abandoned
        }
        var outcome = Outcome.removed
        for target in targets.isEmpty ? [copy] : targets.map(copy.at) {
            do throws(ChannelTrouble) {
                let answer = try await acting(attempt, sending) { () async throws(ChannelTrouble) in
                    try await adapter.delete(target)
                }
                guard let answer else { return .abandoned }
                switch answer {
                case .absent, .stands, .partlyUnconfirmed: break
                case .pending(let remote, let seconds): outcome = .pending(remote, checkAfter: seconds, shown: nil)
                }
            } catch .gone {
                continue
            }
        }
        return outcome
    }

    /// What a try whose answer was lost left there; when it left several, all but the oldest are removed.
    private func look(
        _ attempt: Attempt, _ adapter: any ChannelAdapter
    ) async throws(ChannelTrouble) -> RemoteCopy? {
        let copy = copy(of: attempt)
        let found = try await looking(for: attempt) { () async throws(ChannelTrouble) in
            try await adapter.locate(copy)
        }
        guard let kept = found.first else { return nil }
        try await remove(found.dropFirst().map(\.reference), of: copy, adapter)
        return kept
    }

    /// Asks a channel how far it is, and looks whether something is there twice after an answer was lost.
    private func check(
        _ attempt: Attempt, _ adapter: any ChannelAdapter
    ) async throws(ChannelTrouble) -> Outcome {
        let copy = copy(of: attempt)
        let capabilities = adapter.capabilities(of: attempt.channel)
        if let standing = attempt.publication.standing, attempt.publication.uncertainSince != nil,
            capabilities.locates
        {
            let found = try await looking(for: attempt) { () async throws(ChannelTrouble) in
                try await adapter.locate(copy)
            }
            try await remove(
                found.map(\.reference).filter { !adapter.isSame($0, standing.reference) }, of: copy, adapter)
            return .found(RemoteCopy(reference: standing.reference, address: standing.address))
        }
        let answer = try await looking(for: attempt) { () async throws(ChannelTrouble) in
            try await adapter.status(of: copy)
        }
        switch (answer, attempt.delivery.operation) {
        case (.pending(let remote, let seconds), let operation):
            guard operation != .delete, adapter.awaitsPerson(remote.reference) else {
                return .pending(remote, checkAfter: seconds, shown: nil)
            }
            return try await keep(remote, checkAfter: seconds, attempt, adapter)
        case (.partlyUnconfirmed(let remote, _, _), .delete): return .pending(remote, checkAfter: 60, shown: nil)
        case (.partlyUnconfirmed(let remote, let said, let seconds), .create),
            (.partlyUnconfirmed(let remote, let said, let seconds), .update):
            return .partly(remote, said: said, checkAfter: seconds, shown: nil)
        case (.absent, .delete): return .removed
        case (.absent, .create), (.absent, .update): throw .gone("the channel took it, but it is not there")
        case (.stands(let remote), .create):
            // A try before this one whose answer was lost may still be carried out beside it: look once more.
            if attempt.publication.uncertainSince != nil, capabilities.repeatGuard == .locateThenCreate,
                let sent = attempt.delivery.dispatched
            {
                return .stands(remote, shown: sent, lookAgain: true)
            }
            return .found(remote)
        case (.stands(let remote), .update): return .found(remote)
        case (.stands(let remote), .delete): return .pending(remote, checkAfter: 60, shown: nil)
        }
    }

    private func remove(
        _ references: [String], of copy: ChannelCopy, _ adapter: any ChannelAdapter
    ) async throws(ChannelTrouble) {
        for reference in references {
            do throws(ChannelTrouble) {
                _ = try await looking(on: copy.channel) { () async throws(ChannelTrouble) in
                    try await adapter.delete(copy.at(reference))
                }
            } catch .gone {
                continue
            }
        }
    }

    enum Reading: Sendable {
        case released(Edition)
        case notReleased
        case unreadable(String)
    }

    func read(_ attempt: Attempt) async -> Reading {
        let article = attempt.delivery.article
        return await attempt.batch.edition(of: article) { [editions] in
            do {
                let edition = try await editions.edition(of: article)
                return edition.map { .released($0) } ?? .notReleased
            } catch {
                return .unreadable(String("the article could not be read: \(error)".prefix(500)))
            }
        }
    }

    /// Writes down, before the first byte leaves, that from here on an answer that does not come means not knowing;
    /// nil when the lease was taken away meanwhile.
    private func dispatch(
        _ attempt: Attempt, _ shown: Delivery.Dispatch?, _ prepared: Preparation, _ adapter: any ChannelAdapter
    ) async -> Sending? {
        if adapter.capabilities(of: attempt.channel).repeatGuard == .putByKey, let leaseEnd = attempt.delivery.readyAt {
            // Noted when it was claimed. Whoever was held up until the lease was over may not put an older text over a newer.
            if ground.clock.now() >= leaseEnd { return nil }
            return Sending(shown: shown, prepared: prepared, leaseEnd: leaseEnd)
        }
        return await note(attempt, shown, prepared)
    }

    /// Writes down what is about to leave, with a lease from now on; nil when the lease was taken away meanwhile.
    func note(_ attempt: Attempt, _ shown: Delivery.Dispatch?, _ prepared: Preparation) async -> Sending? {
        let now = ground.clock.now()
        let leaseEnd = now.adding(seconds: pace.leaseSeconds)
        let lines = lines
        let isOurs = try? await ground.store.write { transaction in
            guard var delivery = try lines.deliveries.find(attempt.delivery.id, in: transaction),
                delivery.state == .sending, delivery.lease == attempt.lease
            else { return false }
            delivery.dispatchedAt = now
            delivery.readyAt = leaseEnd
            delivery.preparation = prepared
            if let shown { delivery.dispatched = delivery.dispatched.map { $0.merging(shown) } ?? shown }
            try lines.deliveries.put(delivery, in: transaction)
            try lines.publications.markSent(delivery.publication, at: now, in: transaction)
            return true
        }
        return isOurs == true ? Sending(shown: shown, prepared: prepared, leaseEnd: leaseEnd) : nil
    }
}

/// What was written down before the first byte of a try leaves.
struct Sending: Sendable {
    let shown: Delivery.Dispatch?
    let prepared: Preparation
    /// Until when no other try can begin.
    let leaseEnd: Instant
}

extension Delivery.Dispatch {
    /// Two tries that may both have had an effect: what stands there is certain only when they sent the same.
    func merging(_ other: Self) -> Self {
        Self(revision: revision, number: number, digest: digest == other.digest ? digest : nil)
    }
}
