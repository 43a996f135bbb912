import Contracts
import Storage
import Values

/// The SQL of channels_qq_anchor and channels_qq_audit.
struct QQEventTable {
    /// A message may be answered for so long and so often (发送消息, 被动消息).
    static let anchorSeconds: Int64 = 300
    static let answersMost: Int64 = 5
    /// Clocks differ, and sending takes a while.
    private static let margin: Int64 = 20

    struct Audit: Hashable, Sendable {
        let passed: Bool
        /// The message's identifier; empty when it was refused.
        let message: String
    }

    /// Takes in a member's message; the same one again is the same.
    func put(
        anchor event: String, on channel: ChannelID, at now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_qq_anchor (channel, event, at, answers) VALUES (\(channel), \(event), \(now), 0)
            ON CONFLICT (channel, event) DO NOTHING
            """)
        let old = now.adding(days: -1)
        try transaction.run("DELETE FROM channels_qq_anchor WHERE channel = \(channel) AND at < \(old)")
    }

    /// The next answer to the newest message that may still be answered; it is not given out again.
    func takeAnchor(
        on channel: ChannelID, at now: Instant, in transaction: Transaction
    ) throws(StorageError) -> (anchor: QQAnchor, since: Instant)? {
        let oldest = now.adding(seconds: Self.margin - Self.anchorSeconds)
        let most = Self.answersMost
        let found = try transaction.first(
            """
            SELECT event, at, answers FROM channels_qq_anchor
            WHERE channel = \(channel) AND at >= \(oldest) AND answers < \(most)
            ORDER BY at DESC, event DESC LIMIT 1
            """
        ) { row throws(StorageError) in
            (event: try row.value(0) as String, at: try row.value(1) as Instant, answers: try row.value(2) as Int64)
        }
        guard let found else { return nil }
        let answers = found.answers + 1
        try transaction.run(
            """
            UPDATE channels_qq_anchor SET answers = \(answers) WHERE channel = \(channel) AND event = \(found.event)
            """)
        return (QQAnchor(event: found.event, sequence: Int(answers)), found.at)
    }

    func put(
        _ audit: Audit, named name: String, on channel: ChannelID, at now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_qq_audit (channel, audit, passed, message, at)
            VALUES (\(channel), \(name), \(audit.passed), \(audit.message), \(now))
            ON CONFLICT (channel, audit) DO UPDATE SET
                passed = excluded.passed, message = excluded.message, at = excluded.at
            """)
    }

    func audit(_ name: String, on channel: ChannelID, in transaction: Transaction) throws(StorageError) -> Audit? {
        try transaction.first(
            "SELECT passed, message FROM channels_qq_audit WHERE channel = \(channel) AND audit = \(name)"
        ) { row throws(StorageError) in Audit(passed: try row.value(0), message: try row.value(1)) }
    }
}
