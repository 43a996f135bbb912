import Contracts
import Storage
import Values

/// Somebody elsewhere who wants to hear of what an actor of ours publishes.
struct Follower: Hashable, Sendable {
    let channel: ChannelID
    let actor: String
    /// Where activities for them go: the inbox that their server shares among all, else their own.
    let target: String
    /// The server of the target.
    let host: String
    /// The activity by which they asked to follow.
    let follow: String
    let since: Instant
}

/// The SQL of channels_activitypub_follower.
struct FollowerTable {
    private static let columns: StaticString = "channel, actor, target, host, follow, since"
    /// After so many answers in a row that an inbox is no more, nobody is thought to live there.
    static let mostGone = 3

    func put(_ follower: Follower, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_activitypub_follower (channel, actor, target, host, follow, since, gone)
            VALUES (\(follower.channel), \(follower.actor), \(follower.target), \(follower.host), \(follower.follow),
                    \(follower.since), 0)
            ON CONFLICT (channel, actor) DO UPDATE SET
                target = excluded.target, host = excluded.host, follow = excluded.follow, gone = 0
            """)
    }

    func remove(_ actor: String, from channel: ChannelID, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            "DELETE FROM channels_activitypub_follower WHERE channel = \(channel) AND actor = \(actor)")
    }

    /// For servers that name what they undo by its identifier alone.
    func remove(_ actor: String, asking follow: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            "DELETE FROM channels_activitypub_follower WHERE actor = \(actor) AND follow = \(follow)")
    }

    /// Who is no more follows nobody.
    func remove(_ actor: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM channels_activitypub_follower WHERE actor = \(actor)")
    }

    func knows(_ actor: String, in transaction: Transaction) throws(StorageError) -> Bool {
        try transaction.value(
            "SELECT count(*) FROM channels_activitypub_follower WHERE actor = \(actor)", as: Int64.self) > 0
    }

    /// Moves followers to where their actor says that it lives now.
    func move(_ actor: String, to target: String, host: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            "UPDATE channels_activitypub_follower SET target = \(target), host = \(host) WHERE actor = \(actor)")
    }

    /// Newest first.
    func page(
        of channel: ChannelID, before cursor: FollowerCursor?, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [Follower] {
        let older: Statement = cursor.map { "AND (since, actor) < (\($0.since), \($0.actor))" } ?? ""
        return try transaction.rows(
            """
            SELECT \(text: Self.columns) FROM channels_activitypub_follower WHERE channel = \(channel) \(older)
            ORDER BY since DESC, actor DESC LIMIT \(limit)
            """
        ) { row throws(StorageError) in
            Follower(
                channel: try row.value(0), actor: try row.value(1), target: try row.value(2), host: try row.value(3),
                follow: try row.value(4), since: try row.value(5))
        }
    }

    func count(of channel: ChannelID, in transaction: Transaction) throws(StorageError) -> Int64 {
        try transaction.value("SELECT count(*) FROM channels_activitypub_follower WHERE channel = \(channel)")
    }

    /// Counts an answer that the inbox is no more; followers are removed when it has said so often enough. True then.
    func countGone(_ target: String, in transaction: Transaction) throws(StorageError) -> Bool {
        try transaction.run("UPDATE channels_activitypub_follower SET gone = gone + 1 WHERE target = \(target)")
        return try transaction.run(
            "DELETE FROM channels_activitypub_follower WHERE target = \(target) AND gone >= \(Self.mostGone)") > 0
    }

    func clearGone(_ target: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            "UPDATE channels_activitypub_follower SET gone = 0 WHERE target = \(target) AND gone > 0")
    }
}

/// Where a page of followers ended: `1764000000000000-https://…`.
struct FollowerCursor: Hashable, Sendable {
    let since: Instant
    let actor: String

    init(_ follower: Follower) {
        since = follower.since
        actor = follower.actor
    }

    var text: String { "\(since.microseconds)-\(actor)" }

    init?(_ text: String) {
        guard let dash = text.firstIndex(of: "-"), let microseconds = Int64(text[..<dash]),
            text.utf8.count <= StrangerAddress.mostBytes + 20
        else { return nil }
        since = Instant(microseconds: microseconds)
        actor = String(text[text.index(after: dash)...])
    }
}
