public import Contracts
import EventLog
import Members
import Storage
public import Values

extension DistributionRoom {
    /// Brings the released revision of an article to channels, at once or at a time of day; where it stands already,
    /// what stands there is brought up to date. Doing so again does no harm.
    @discardableResult
    public func publish(
        _ article: ArticleID, to ids: [ChannelID], at due: DueTime = .now, by caller: Caller
    ) async throws(DistributionError) -> ArticleStanding {
        try check(caller)
        try check(ids)
        try check(due)
        let edition: Edition?
        do { edition = try await editions.edition(of: article) } catch { throw .unavailable("\(error)") }
        guard let edition else { throw .notReleased(article) }
        let wish = DeliveryLines.Wish(
            article: article, revision: edition.revision, number: edition.number, due: due, by: caller.member)
        return try await ground.store.write(refusing: DistributionError.self) { [self] transaction in
            for id in ids {
                guard let channel = try channels.find(id, in: transaction) else {
                    throw DistributionError.noSuchChannel(id)
                }
                guard channel.switchedOff == nil else { throw DistributionError.channelIsOff(id) }
                try lines.bring(wish, to: channel, in: transaction)
            }
            return try done("distribution.publish", article, by: caller, in: transaction)
        }
    }

    /// Takes an article off channels, or off all when none is named. A channel that cannot take anything back is refused
    /// when it is named, and shows that the article stays there when it is not.
    @discardableResult
    public func recall(
        _ article: ArticleID, from ids: [ChannelID] = [], by caller: Caller
    ) async throws(DistributionError) -> ArticleStanding {
        try check(caller)
        if !ids.isEmpty { try check(ids) }
        return try await ground.store.write(refusing: DistributionError.self) { [self] transaction in
            for id in ids {
                guard let channel = try channels.find(id, in: transaction) else {
                    throw DistributionError.noSuchChannel(id)
                }
                if let newest = try lines.publications.newest(of: article, on: id, in: transaction),
                    newest.standing != nil, !adapters.capabilities(of: channel).deletes
                {
                    throw DistributionError.cannotRecall(id)
                }
            }
            let all = try lines.publications.all(of: [article], in: transaction)
            for publication in all where publication.end == nil && (ids.isEmpty || ids.contains(publication.channel)) {
                guard let channel = try channels.find(publication.channel, in: transaction) else { continue }
                try lines.recall(publication, on: channel, by: caller.member, in: transaction)
            }
            return try done("distribution.recall", article, by: caller, in: transaction)
        }
    }

    /// Takes one publication off its channel.
    @discardableResult
    public func recall(_ id: PublicationID, by caller: Caller) async throws(DistributionError) -> ArticleStanding {
        try await change(id, "distribution.recall", by: caller) { [self] publication, channel, transaction in
            guard publication.standing == nil || adapters.capabilities(of: channel).deletes else {
                throw DistributionError.cannotRecall(channel.id)
            }
            guard publication.end == nil else { return }
            try lines.recall(publication, on: channel, by: caller.member, in: transaction)
        }
    }

    /// Tries again at once what failed on one channel; nothing else is touched.
    @discardableResult
    public func retry(
        _ id: PublicationID, by caller: Caller
    ) async throws(DistributionError) -> ArticleStanding {
        try await change(id, "distribution.retry", by: caller) { [self] publication, channel, transaction in
            guard channel.switchedOff == nil else { throw DistributionError.channelIsOff(channel.id) }
            guard let delivery = try current(of: publication, in: transaction) else {
                throw DistributionError.nothingToRetry(id)
            }
            let now = ground.clock.now()
            switch delivery.state {
            case .sending, .remotePending: throw DistributionError.underWay(id)
            case .scheduled, .channelOff, .published, .recalled, .cancelled, .superseded:
                throw DistributionError.nothingToRetry(id)
            case .unconfirmed where delivery.needsPerson: throw DistributionError.outcomeUnknown(id)
            case .unconfirmed:
                // Not before the quiet time is over, in which the lost try may still take effect.
                let quiet = adapters.capabilities(of: channel).quietSeconds
                var hurried = delivery
                hurried.readyAt = max(now, (delivery.dispatchedAt ?? now).adding(seconds: quiet))
                try lines.deliveries.put(hurried, in: transaction)
            case .retryAt, .needsAuth:
                var hurried = delivery
                hurried.wait(as: .scheduled, until: now, delivery.problem)
                try lines.deliveries.put(hurried, in: transaction)
            case .rejected:
                guard publication.end == nil else { throw DistributionError.nothingToRetry(id) }
                try lines.enqueue(
                    delivery.operation, for: publication, revision: delivery.revision, due: .now, by: caller.member,
                    on: channel, in: transaction)
            }
            // Whoever presses the button has mended something: the channel is tried, whatever it said before, also with
            // what else waits for its credentials.
            try lines.welcome(channel, in: transaction)
        }
    }

    /// Calls off what waits for one channel. What stands there stays.
    @discardableResult
    public func cancel(
        _ id: PublicationID, by caller: Caller
    ) async throws(DistributionError) -> ArticleStanding {
        try await change(id, "distribution.cancel", by: caller) { [self] publication, channel, transaction in
            let open = try lines.deliveries.open(of: id, in: transaction)
            let waiting = open.filter(\.state.isWaiting)
            guard !waiting.isEmpty else {
                throw open.isEmpty ? DistributionError.nothingToCancel(id) : .underWay(id)
            }
            for delivery in waiting { try lines.close(delivery, as: .cancelled, in: transaction) }
            if waiting.contains(where: { $0.operation == .delete }) {
                try lines.publications.askRecall(id, at: nil, in: transaction)
            }
            if publication.standing == nil, publication.uncertainSince == nil, open.count == waiting.count {
                let end = Publication.End(at: ground.clock.now(), cause: .cancelled)
                try lines.publications.end(id, end, in: transaction)
            }
        }
    }

    /// What a person saw who looked at the channel, for a delivery whose outcome nobody knew.
    public enum Sighting: Hashable, Sendable {
        /// It is there; of a copy of whose parts some were unconfirmed: they arrived.
        case stands(reference: String?, address: String?)
        /// It is not there: it is sent again, unless it was to disappear. Of a copy of whose parts some were unconfirmed:
        /// they are sent again.
        case absent
    }

    @discardableResult
    public func settle(
        _ id: PublicationID, _ sighting: Sighting, by caller: Caller
    ) async throws(DistributionError) -> ArticleStanding {
        if case .stands(let reference, let address) = sighting {
            for (field, text) in [("reference", reference), ("address", address)] {
                guard (text ?? "").utf8.count <= 4_000 else {
                    throw .invalid(FieldProblem(field, .tooLong(most: 4_000)))
                }
            }
        }
        return try await change(id, "distribution.settle", by: caller) { [self] publication, channel, transaction in
            let open = try lines.deliveries.open(of: id, in: transaction)
            guard let delivery = open.first(where: { $0.state == .unconfirmed }) else {
                throw DistributionError.nothingToSettle(id)
            }
            let settlement = Settlement(
                worker: worker, transaction: transaction, delivery: delivery, publication: publication,
                channel: channel, capabilities: adapters.capabilities(of: channel), now: ground.clock.now())
            switch sighting {
            case .stands where delivery.isPartly, .absent where delivery.isPartly:
                try settlement.settleParts(arrived: sighting != .absent)
            case .stands(let reference, let address):
                let address = address?.trimmed
                try settlement.see(RemoteCopy(reference: reference?.trimmed ?? address ?? "", address: address))
            case .absent: try settlement.missed(recall: open.first { $0.operation == .delete })
            }
        }
    }

    /// The delivery by which a publication is judged: the first that is open, else the last.
    func current(of publication: Publication, in transaction: Transaction) throws(StorageError) -> Delivery? {
        if let open = try lines.deliveries.open(of: publication.id, in: transaction).first { return open }
        return try lines.deliveries.last(of: publication.id, in: transaction)
    }

    func change(
        _ id: PublicationID, _ verb: String, by caller: Caller,
        _ body: @escaping @Sendable (Publication, Channel, Transaction) throws -> Void
    ) async throws(DistributionError) -> ArticleStanding {
        try check(caller)
        return try await ground.store.write(refusing: DistributionError.self) { [self] transaction in
            guard let publication = try lines.publications.find(id, in: transaction),
                let channel = try channels.find(publication.channel, in: transaction)
            else { throw DistributionError.noSuchPublication(id) }
            try body(publication, channel, transaction)
            return try done(verb, publication.article, by: caller, in: transaction)
        }
    }

    private func done(
        _ verb: String, _ article: ArticleID, by caller: Caller, in transaction: Transaction
    ) throws -> ArticleStanding {
        try ground.audit.record(verb, of: "article \(article)", by: caller, in: transaction)
        transaction.afterCommit { self.worker.wake() }
        return try standing(of: article, in: transaction)
    }

    private func check(_ ids: [ChannelID]) throws(DistributionError) {
        guard !ids.isEmpty else { throw .invalid(FieldProblem("channels", .required)) }
        guard ids.count <= 100 else { throw .invalid(FieldProblem("channels", .tooLong(most: 100))) }
        guard Set(ids).count == ids.count else {
            throw .invalid(FieldProblem("channels", .malformed(expected: "each channel once")))
        }
    }

    private func check(_ due: DueTime) throws(DistributionError) {
        guard case .at(let time, let zone) = due else { return }
        guard let moment = zones.instant(of: time, in: zone) else {
            throw .invalid(FieldProblem("zone", .unknown(zone)))
        }
        let now = ground.clock.now()
        let last = now.adding(days: 366)
        guard moment > now, moment < last else {
            throw .invalid(FieldProblem("when", .malformed(expected: "\(now.shanghai) – \(last.shanghai)")))
        }
    }
}
