import Contracts
import Members
import Storage
import Values

/// Puts operations into the lines: one line for each article on each channel, in which a later operation never begins
/// before the one ahead of it is closed, and in which only the newest waits.
struct DeliveryLines: Sendable {
    let publications = PublicationTable()
    let deliveries = DeliveryTable()
    let health: ChannelHealthTable
    let ground: Ground
    let adapters: ChannelAdapters
    let zones: any CivilZones

    init(ground: Ground, adapters: ChannelAdapters, zones: any CivilZones) {
        self.ground = ground
        self.adapters = adapters
        self.zones = zones
        health = ChannelHealthTable(adapters: adapters)
    }

    /// What is to be brought to a channel.
    struct Wish {
        let article: ArticleID
        let revision: RevisionID
        let number: Int
        let due: DueTime
        /// Nil when an event asks.
        let by: MemberID?
    }

    /// Sees to it that the newest revision gets to a channel, by making or by changing what stands there.
    func bring(_ wish: Wish, to channel: Channel, in transaction: Transaction) throws(StorageError) {
        let place = try place(for: wish, on: channel, in: transaction)
        let publication = place.publication
        // What has come back may have missed a change of its facts meanwhile.
        if wish.by == nil, !place.isBack, let standing = publication.standing, standing.number >= wish.number { return }
        try refresh(publication, wish, notBefore: place.notBefore, on: channel, in: transaction)
    }

    /// Sends once more what a publication is to show: its text or its facts have changed.
    func refresh(
        _ publication: Publication, _ wish: Wish, notBefore: Instant? = nil, on channel: Channel,
        in transaction: Transaction
    ) throws(StorageError) {
        let waiting = try deliveries.open(of: publication.id, in: transaction).filter(\.state.isWaiting)
        var due = wish.due
        if wish.by == nil, let first = waiting.first {
            // What waits is rendered when it goes; a fact that changed meanwhile needs no second operation. Unless it is
            // an update that was put off: until then a text would stand that is known to be wrong.
            if first.revision >= wish.revision, first.operation == .create || first.due == .now { return }
            // A correction must not let out early what a person put off.
            if first.operation == .create { due = first.due }
        }
        if publication.standing != nil, !adapters.capabilities(of: channel).updates { return }
        for delivery in waiting { try close(delivery, as: .superseded, in: transaction) }
        try enqueue(
            publication.standing == nil ? .create : .update, for: publication, revision: wish.revision, due: due,
            notBefore: notBefore, by: wish.by, on: channel, in: transaction)
    }

    /// Takes an article off a channel. What was never sent is simply forgotten.
    func recall(
        _ publication: Publication, on channel: Channel, by member: MemberID?, in transaction: Transaction
    ) throws(StorageError) {
        let open = try deliveries.open(of: publication.id, in: transaction)
        if open.contains(where: { $0.operation == .delete }) { return }
        let capabilities = adapters.capabilities(of: channel)
        for delivery in open where delivery.state.isWaiting { try close(delivery, as: .superseded, in: transaction) }
        var isUnderWay = open.contains { !$0.state.isWaiting }
        var doubtful = publication.uncertainSince
        // A deletion finds by itself, by key or by looking, what an unconfirmed creation may have left.
        if capabilities.repeatGuard == .putByKey || capabilities.locates {
            for delivery in open where delivery.state == .unconfirmed && delivery.operation != .delete {
                // Where nothing can be taken back, what is not known of some parts is still to be told.
                if delivery.isPartly, !capabilities.deletes { continue }
                try close(delivery, as: .superseded, in: transaction)
                isUnderWay = false
                doubtful = [doubtful, delivery.dispatchedAt].compactMap { $0 }.max()
            }
        }
        // What waits over there for a person who releases it must not be released any more.
        for delivery in open
        where delivery.state == .remotePending && delivery.pendingReference != nil && doubtful == nil {
            var asked = delivery
            asked.lookAgain(at: now)
            try deliveries.put(asked, in: transaction)
        }
        if publication.firstSentAt == nil, !isUnderWay {
            try publications.end(publication.id, Publication.End(at: now, cause: .cancelled), in: transaction)
            return
        }
        try publications.askRecall(publication.id, at: now, in: transaction)
        var revision = publication.standing?.revision ?? open.last?.revision
        if revision == nil { revision = try deliveries.last(of: publication.id, in: transaction)?.revision }
        guard let revision else { return }
        // What was sent and not answered may still take effect: wait until that is over.
        let quiet = doubtful.map { max(now, $0.adding(seconds: capabilities.quietSeconds)) }
        try enqueue(
            .delete, for: publication, revision: revision, due: .now, notBefore: quiet, by: member, on: channel,
            in: transaction)
    }

    /// An answer was lost. After a creation it is not known whether, or how often, it stands there; after a change not
    /// what stands there; after a deletion nothing that matters, since it is simply asked for again.
    func doubt(
        _ publication: Publication, _ operation: DeliveryOperation, since: Instant, in transaction: Transaction
    ) throws(StorageError) {
        switch operation {
        case .create: try publications.markUncertain(publication.id, since: since, in: transaction)
        case .update: try publications.forgetDigest(publication.id, in: transaction)
        case .delete: break
        }
    }

    private struct Place {
        let publication: Publication
        /// Whether its recall was called off.
        var isBack = false
        /// Until when an earlier try whose answer was lost may still take effect.
        var notBefore: Instant?
    }

    /// The publication that a wish is about: the live one, one whose recall has not begun yet, or a new one.
    private func place(
        for wish: Wish, on channel: Channel, in transaction: Transaction
    ) throws(StorageError) -> Place {
        if let newest = try publications.newest(of: wish.article, on: channel.id, in: transaction), newest.end == nil {
            if newest.isLive { return Place(publication: newest) }
            let open = try deliveries.open(of: newest.id, in: transaction)
            if open.allSatisfy(\.state.isWaiting) {
                for delivery in open { try close(delivery, as: .superseded, in: transaction) }
                try publications.askRecall(newest.id, at: nil, in: transaction)
                // The recall waited for the end of the quiet time, and so must what takes its place.
                let quiet = open.filter { $0.attempts == 0 }.compactMap(\.readyAt).max()
                return Place(
                    publication: try publications.find(newest.id, in: transaction) ?? newest, isBack: true,
                    notBefore: quiet)
            }
        }
        let id: PublicationID = ground.identifiers.next()
        let made = Publication(
            id: id, article: wish.article, channel: channel.id, key: PublicationKey(id), madeAt: now, madeBy: wish.by,
            firstSentAt: nil, uncertainSince: nil, standing: nil, recallAskedAt: nil, end: nil)
        try publications.insert(made, in: transaction)
        return Place(publication: made)
    }

    /// A channel works and takes our credentials: what waited for that goes on.
    func welcome(_ channel: Channel, in transaction: Transaction) throws(StorageError) {
        let before = try health.find(channel, in: transaction)
        guard before != .well(channel.id) else { return }
        try health.put(before.succeeding(), of: channel, in: transaction)
        for waiting in try deliveries.all(on: channel.id, in: .needsAuth, transaction) {
            var released = waiting
            released.wait(as: .scheduled, until: moment(of: waiting.due, at: now), nil)
            try deliveries.put(released, in: transaction)
        }
    }

    func enqueue(
        _ operation: DeliveryOperation, for publication: Publication, revision: RevisionID, due: DueTime,
        notBefore: Instant? = nil, by member: MemberID?, on channel: Channel, in transaction: Transaction
    ) throws(StorageError) {
        var delivery = Delivery(
            id: ground.identifiers.next(), publication: publication.id, article: publication.article,
            channel: channel.id,
            sequence: try deliveries.nextSequence(of: publication.article, on: channel.id, in: transaction),
            operation: operation, revision: revision, state: .scheduled, readyAt: nil, due: due, attempts: 0,
            lease: nil, dispatchedAt: nil, dispatched: nil, preparation: .none, pendingReference: nil, problem: nil,
            askedAt: now,
            askedBy: member, closedAt: nil)
        if operation == .delete, !adapters.capabilities(of: channel).deletes {
            delivery.state = .rejected
            delivery.closedAt = now
            delivery.problem = DeliveryProblem(cause: .unsupported, mend: .none, said: "")
        } else if channel.switchedOff != nil {
            delivery.state = .channelOff
        } else {
            delivery.readyAt = max(moment(of: due, at: now), notBefore ?? now)
        }
        try deliveries.insert(delivery, in: transaction)
    }

    func close(
        _ delivery: Delivery, as state: DeliveryState, in transaction: Transaction
    ) throws(StorageError) {
        var closed = delivery
        closed.close(as: state, at: now)
        try deliveries.put(closed, in: transaction)
    }

    /// The moment that a due time means; a zone that has been forgotten means at once.
    func moment(of due: DueTime, at now: Instant) -> Instant {
        switch due {
        case .now: now
        case .at(let time, let zone): zones.instant(of: time, in: zone) ?? now
        }
    }

    private var now: Instant { ground.clock.now() }
}

extension Delivery {
    /// Ends a delivery; nothing looks at it again.
    mutating func close(as state: DeliveryState, at now: Instant) {
        self.state = state
        readyAt = nil
        lease = nil
        closedAt = now
    }

    /// Has its status asked again at once; what is being asked at this moment is not listened to, since it may not know yet.
    mutating func lookAgain(at now: Instant) {
        readyAt = now
        lease = nil
        problem = problem.map { DeliveryProblem(cause: $0.cause, mend: .wait, field: $0.field, said: $0.said) }
    }

    /// Lets a delivery wait for a moment, or for a person when there is none.
    mutating func wait(as state: DeliveryState, until moment: Instant?, _ problem: DeliveryProblem?) {
        self.state = state
        readyAt = moment
        lease = nil
        self.problem = problem
    }
}
