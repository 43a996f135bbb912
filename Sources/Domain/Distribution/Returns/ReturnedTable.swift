public import Contracts
import Storage
public import Values

/// Something that came back from readers, as the author sees it.
public struct ReturnedItem: Hashable, Sendable {
    public let id: ReturnedID
    public let channel: ChannelID
    public let publication: PublicationID
    public let kind: Returned.Kind
    public let address: String?
    public let at: Instant
    /// Nil when nobody is named.
    public let person: Person?

    public struct Person: Hashable, Sendable {
        public let actor: String
        public let text: String

        public init(actor: String, text: String) {
            self.actor = actor
            self.text = text
        }
    }
}

public enum ReturnedMark {}
public typealias ReturnedID = Identifier<ReturnedMark>

/// The SQL of distribution_returned and distribution_returned_person.
struct ReturnedTable {
    /// Keeps it, unless it is there already; one that was taken back and comes again is there again.
    func put(
        _ returned: Returned, id: ReturnedID, at now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        let kept: ReturnedID? = try transaction.first(
            """
            INSERT INTO distribution_returned (id, channel, publication, kind, remote, address, at, taken_at)
            VALUES (\(id), \(returned.channel), \(returned.publication), \(returned.kind.rawValue), \(returned.remote),
                    \(returned.address), \(returned.at), \(now))
            ON CONFLICT (channel, remote) DO UPDATE SET
                kind = excluded.kind, address = excluded.address, taken_back_at = NULL
            RETURNING id
            """
        ) { row throws(StorageError) in try row.value(0) }
        guard let kept else { return }
        try transaction.run(
            """
            INSERT INTO distribution_returned_person (returned, actor, words)
            VALUES (\(kept), \(returned.actor), \(returned.text))
            ON CONFLICT (returned) DO UPDATE SET actor = excluded.actor, words = excluded.words
            """)
    }

    func takeBack(
        _ channel: ChannelID, remote: String, at now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            DELETE FROM distribution_returned_person WHERE returned IN (
                SELECT id FROM distribution_returned WHERE channel = \(channel) AND remote = \(remote))
            """)
        try transaction.run(
            """
            UPDATE distribution_returned SET taken_back_at = \(now)
            WHERE channel = \(channel) AND remote = \(remote) AND taken_back_at IS NULL
            """)
    }

    /// What was not taken back, newest first, behind an identifier.
    func page(
        of publications: [PublicationID], before cursor: ReturnedID?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [ReturnedItem] {
        guard !publications.isEmpty else { return [] }
        return try transaction.rows(
            """
            SELECT distribution_returned.id, channel, publication, kind, address, at, actor, words
            FROM distribution_returned
            LEFT JOIN distribution_returned_person ON distribution_returned_person.returned = distribution_returned.id
            WHERE publication IN (\(list: publications)) AND taken_back_at IS NULL
                AND distribution_returned.id < \(cursor ?? ReturnedID(.max))
            ORDER BY distribution_returned.id DESC LIMIT \(limit)
            """, Self.item)
    }

    /// How many of each kind there are, by publication.
    func counts(
        of publications: [PublicationID], in transaction: Transaction
    ) throws(StorageError) -> [PublicationID: [Returned.Kind: Int]] {
        guard !publications.isEmpty else { return [:] }
        let rows = try transaction.rows(
            """
            SELECT publication, kind, count(*) FROM distribution_returned
            WHERE publication IN (\(list: publications)) AND taken_back_at IS NULL GROUP BY publication, kind
            """
        ) { row throws(StorageError) in
            (
                publication: try row.value(0, as: PublicationID.self), kind: try Self.kind(row, 1),
                count: try row.value(2, as: Int.self)
            )
        }
        var counts: [PublicationID: [Returned.Kind: Int]] = [:]
        for row in rows { counts[row.publication, default: [:]][row.kind] = row.count }
        return counts
    }

    private static func kind(_ row: Row, _ column: Int) throws(StorageError) -> Returned.Kind {
        let text: String = try row.value(column)
        guard let kind = Returned.Kind(rawValue: text) else { throw .column(column, "nothing comes back as \(text)") }
        return kind
    }

    private static func item(_ row: Row) throws(StorageError) -> ReturnedItem {
        let actor: String? = try row.value(6)
        let words: String? = try row.value(7)
        return ReturnedItem(
            id: try row.value(0), channel: try row.value(1), publication: try row.value(2), kind: try kind(row, 3),
            address: try row.value(4), at: try row.value(5),
            person: actor.map { ReturnedItem.Person(actor: $0, text: words ?? "") })
    }
}
