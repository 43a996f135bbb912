import Contracts
import FoundationEssentials
import Storage
import Values

/// The SQL of distribution_delivery, the one table of operations.
struct DeliveryTable {
    private static let columns: StaticString = """
        id, publication, article, channel, sequence, operation, revision, state, ready_at, due_wall, due_zone, attempts,
        lease, dispatched_at, dispatched_revision, dispatched_number, dispatched_digest, preparation, problem_cause,
        problem_mend, problem_field, problem_said, asked_at, asked_by, closed_at, pending_reference
        """

    func find(_ id: DeliveryID, in transaction: Transaction) throws(StorageError) -> Delivery? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM distribution_delivery WHERE id = \(id)", Self.delivery)
    }

    func open(of publication: PublicationID, in transaction: Transaction) throws(StorageError) -> [Delivery] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM distribution_delivery
            WHERE publication = \(publication) AND closed_at IS NULL ORDER BY sequence
            """, Self.delivery)
    }

    /// The last one that nothing newer took the place of.
    func last(of publication: PublicationID, in transaction: Transaction) throws(StorageError) -> Delivery? {
        try transaction.first(
            """
            SELECT \(text: Self.columns) FROM distribution_delivery
            WHERE publication = \(publication) AND state <> 'superseded' ORDER BY sequence DESC LIMIT 1
            """, Self.delivery)
    }

    /// All of some publications, by publication and sequence, without those that something newer took the place of.
    func all(of publications: [PublicationID], in transaction: Transaction) throws(StorageError) -> [Delivery] {
        guard !publications.isEmpty else { return [] }
        return try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM distribution_delivery
            WHERE publication IN (\(list: publications)) AND state <> 'superseded' ORDER BY publication, sequence
            """, Self.delivery)
    }

    /// Open deliveries of an article on a channel behind a sequence, whichever publication they belong to.
    func behind(_ delivery: Delivery, in transaction: Transaction) throws(StorageError) -> [Delivery] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM distribution_delivery
            WHERE article = \(delivery.article) AND channel = \(delivery.channel)
                AND sequence > \(delivery.sequence) AND closed_at IS NULL
            ORDER BY sequence
            """, Self.delivery)
    }

    func nextSequence(
        of article: ArticleID, on channel: ChannelID, in transaction: Transaction
    ) throws(StorageError) -> Int64 {
        try transaction.value(
            """
            SELECT coalesce(max(sequence), 0) + 1 FROM distribution_delivery
            WHERE article = \(article) AND channel = \(channel)
            """)
    }

    /// Those of a channel whose moment has come and that are first in their line.
    func heads(
        on channel: ChannelID, at now: Instant, limit: Int, in transaction: Transaction
    ) throws(StorageError)
        -> [Delivery]
    {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM distribution_delivery
            WHERE channel = \(channel) AND closed_at IS NULL AND ready_at <= \(now)
                AND state IN ('scheduled', 'retry_at', 'unconfirmed', 'remote_pending')
                AND NOT EXISTS (
                    SELECT 1 FROM distribution_delivery AS ahead
                    WHERE ahead.article = distribution_delivery.article
                        AND ahead.channel = distribution_delivery.channel AND ahead.closed_at IS NULL
                        AND ahead.sequence < distribution_delivery.sequence)
            ORDER BY ready_at, id LIMIT \(limit)
            """, Self.delivery)
    }

    func sending(on channel: ChannelID, in transaction: Transaction) throws(StorageError) -> Int {
        try transaction.value(
            "SELECT count(*) FROM distribution_delivery WHERE channel = \(channel) AND state = 'sending'")
    }

    /// Those whose lease is over without an outcome.
    func lapsed(at now: Instant, in transaction: Transaction) throws(StorageError) -> [Delivery] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM distribution_delivery
            WHERE state = 'sending' AND ready_at <= \(now) ORDER BY id
            """, Self.delivery)
    }

    /// Those of a channel in one state.
    func all(
        on channel: ChannelID, in state: DeliveryState, _ transaction: Transaction
    ) throws(StorageError) -> [Delivery] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM distribution_delivery
            WHERE channel = \(channel) AND closed_at IS NULL AND state = \(state) ORDER BY id
            """, Self.delivery)
    }

    /// Those that go on only when a person has looked at the channel.
    func waitingForPerson(
        after last: DeliveryID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Delivery] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM distribution_delivery
            WHERE closed_at IS NULL AND state IN ('remote_pending', 'unconfirmed') AND problem_mend = 'look'
                AND id > \(last?.raw ?? 0)
            ORDER BY id LIMIT \(limit)
            """, Self.delivery)
    }

    /// Those that wait for a wall clock.
    func dated(in transaction: Transaction) throws(StorageError) -> [Delivery] {
        try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM distribution_delivery
            WHERE closed_at IS NULL AND state = 'scheduled' AND due_zone IS NOT NULL ORDER BY id
            """, Self.delivery)
    }

    /// The next moment at which something is to be looked at, after now.
    func nextReady(after now: Instant, in transaction: Transaction) throws(StorageError) -> Instant? {
        try transaction.value(
            "SELECT min(ready_at) FROM distribution_delivery WHERE closed_at IS NULL AND ready_at > \(now)")
    }

    /// How many are under way or could be: their moment has come, and nobody need do anything first.
    func pending(at now: Instant, in transaction: Transaction) throws(StorageError) -> Int {
        try transaction.value(
            """
            SELECT count(*) FROM distribution_delivery
            WHERE closed_at IS NULL AND (ready_at <= \(now) OR state = 'sending')
            """)
    }

    /// How many are open, by channel and state.
    func openCounts(
        in transaction: Transaction
    ) throws(StorageError) -> [(channel: ChannelID, state: DeliveryState, count: Int)] {
        try transaction.rows(
            """
            SELECT channel, state, count(*) FROM distribution_delivery
            WHERE closed_at IS NULL GROUP BY channel, state ORDER BY channel, state
            """
        ) { row throws(StorageError) in
            (channel: try row.value(0), state: try row.value(1), count: try row.value(2))
        }
    }

    /// How many wait behind one of which only a person can tell what came of it.
    func held(in transaction: Transaction) throws(StorageError) -> Int {
        try transaction.value(
            """
            SELECT count(*) FROM distribution_delivery AS ahead
            JOIN distribution_delivery AS held
                ON held.article = ahead.article AND held.channel = ahead.channel AND held.sequence > ahead.sequence
            WHERE ahead.closed_at IS NULL AND \(text: Self.aheadNeedsPerson) AND held.closed_at IS NULL
            """)
    }

    /// ``Delivery/needsPerson`` of the row `ahead`.
    private static let aheadNeedsPerson: StaticString =
        "ahead.state = 'unconfirmed' AND (ahead.ready_at IS NULL OR ahead.problem_mend = 'look')"

    /// Those of channels that are on whose moment was before another, and that have not begun though nobody need say
    /// anything first.
    func late(
        before moment: Instant, in transaction: Transaction
    ) throws(StorageError) -> (count: Int, oldest: Instant?) {
        try transaction.first(
            """
            SELECT count(*), min(ready_at) FROM distribution_delivery
            WHERE closed_at IS NULL AND state = 'scheduled' AND ready_at < \(moment)
                AND NOT EXISTS (
                    SELECT 1 FROM distribution_delivery AS ahead
                    WHERE ahead.article = distribution_delivery.article
                        AND ahead.channel = distribution_delivery.channel AND ahead.closed_at IS NULL
                        AND ahead.sequence < distribution_delivery.sequence AND \(text: Self.aheadNeedsPerson))
            """
        ) { row throws(StorageError) in (count: try row.value(0), oldest: try row.value(1)) } ?? (0, nil)
    }

    func insert(_ delivery: Delivery, in transaction: Transaction) throws(StorageError) {
        let due = Self.due(delivery.due)
        try transaction.run(
            """
            INSERT INTO distribution_delivery
                (id, publication, article, channel, sequence, operation, revision, state, ready_at, due_wall, due_zone,
                 attempts, problem_cause, problem_mend, problem_field, problem_said, asked_at, asked_by, closed_at)
            VALUES (\(delivery.id), \(delivery.publication), \(delivery.article), \(delivery.channel),
                    \(delivery.sequence), \(delivery.operation), \(delivery.revision), \(delivery.state),
                    \(delivery.readyAt), \(due.wall), \(due.zone), \(delivery.attempts), \(delivery.problem?.cause),
                    \(delivery.problem?.mend), \(delivery.problem?.field), \(delivery.problem?.said),
                    \(delivery.askedAt), \(delivery.askedBy), \(delivery.closedAt))
            """)
    }

    /// Writes all that changes in the life of a delivery.
    func put(_ delivery: Delivery, in transaction: Transaction) throws(StorageError) {
        let preparation: String? = delivery.preparation == .none ? nil : Self.text(delivery.preparation)
        try transaction.run(
            """
            UPDATE distribution_delivery
            SET operation = \(delivery.operation), state = \(delivery.state), ready_at = \(delivery.readyAt),
                attempts = \(delivery.attempts), lease = \(delivery.lease),
                dispatched_at = \(delivery.dispatchedAt), dispatched_revision = \(delivery.dispatched?.revision),
                dispatched_number = \(delivery.dispatched?.number),
                dispatched_digest = \(delivery.dispatched?.digest), preparation = \(preparation),
                pending_reference = \(delivery.pendingReference),
                problem_cause = \(delivery.problem?.cause), problem_mend = \(delivery.problem?.mend),
                problem_field = \(delivery.problem?.field), problem_said = \(delivery.problem?.said),
                closed_at = \(delivery.closedAt)
            WHERE id = \(delivery.id)
            """)
    }

    private static func due(_ due: DueTime) -> (wall: String?, zone: String?) {
        switch due {
        case .now: (nil, nil)
        case .at(let time, let zone): (time.description, zone)
        }
    }

    private static func text(_ preparation: Preparation) -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(preparation)).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func delivery(_ row: Row) throws(StorageError) -> Delivery {
        let wall: String? = try row.value(9)
        let zone: String? = try row.value(10)
        var due = DueTime.now
        if let wall, let zone {
            guard let time = WallTime(wall) else { throw .column(9, "\(wall) is no time of a clock") }
            due = .at(time, zone: zone)
        }
        return Delivery(
            id: try row.value(0), publication: try row.value(1), article: try row.value(2), channel: try row.value(3),
            sequence: try row.value(4), operation: try row.value(5), revision: try row.value(6),
            state: try row.value(7), readyAt: try row.value(8), due: due, attempts: try row.value(11),
            lease: try row.value(12), dispatchedAt: try row.value(13), dispatched: try dispatch(row),
            preparation: try preparation(row), pendingReference: try row.value(25), problem: try problem(row),
            askedAt: try row.value(22),
            askedBy: try row.value(23), closedAt: try row.value(24))
    }

    private static func dispatch(_ row: Row) throws(StorageError) -> Delivery.Dispatch? {
        let revision: RevisionID? = try row.value(14)
        let number: Int? = try row.value(15)
        guard let revision, let number else { return nil }
        return Delivery.Dispatch(revision: revision, number: number, digest: try row.value(16))
    }

    private static func preparation(_ row: Row) throws(StorageError) -> Preparation {
        let text: String? = try row.value(17)
        guard let text else { return .none }
        guard let preparation = try? JSONDecoder().decode(Preparation.self, from: Data(text.utf8)) else {
            throw .column(17, "not a preparation")
        }
        return preparation
    }

    private static func problem(_ row: Row) throws(StorageError) -> DeliveryProblem? {
        let cause: DeliveryProblem.Cause? = try row.value(18)
        let mend: DeliveryProblem.Mend? = try row.value(19)
        let said: String? = try row.value(21)
        guard let cause, let mend else { return nil }
        return DeliveryProblem(cause: cause, mend: mend, field: try row.value(20), said: said ?? "")
    }
}
