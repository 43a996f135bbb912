import Contracts
import Storage
import Values

/// The SQL of distribution_channel_health. A channel without a row is well.
struct ChannelHealthTable {
    private static let columns: StaticString = """
        channel, failures, failing_since, rests_until, limited_until, auth_cause, auth_at, said
        """

    func find(_ channel: ChannelID, in transaction: Transaction) throws(StorageError) -> ChannelHealth {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM distribution_channel_health WHERE channel = \(channel)", Self.health)
            ?? .well(channel)
    }

    func put(_ health: ChannelHealth, in transaction: Transaction) throws(StorageError) {
        if health == .well(health.channel) {
            try transaction.run("DELETE FROM distribution_channel_health WHERE channel = \(health.channel)")
        } else {
            try transaction.run(
                """
                INSERT INTO distribution_channel_health (\(text: Self.columns))
                VALUES (\(health.channel), \(health.failures), \(health.failingSince), \(health.restsUntil),
                        \(health.limitedUntil), \(health.auth?.cause.rawValue), \(health.auth?.at), \(health.said))
                ON CONFLICT (channel) DO UPDATE SET
                    failures = excluded.failures, failing_since = excluded.failing_since,
                    rests_until = excluded.rests_until, limited_until = excluded.limited_until,
                    auth_cause = excluded.auth_cause, auth_at = excluded.auth_at, said = excluded.said
                """)
        }
    }

    /// The next moment at which a channel stops resting.
    func nextWaking(after now: Instant, in transaction: Transaction) throws(StorageError) -> Instant? {
        let rests: Instant? = try transaction.value(
            "SELECT min(rests_until) FROM distribution_channel_health WHERE rests_until > \(now)")
        let limited: Instant? = try transaction.value(
            "SELECT min(limited_until) FROM distribution_channel_health WHERE limited_until > \(now)")
        return [rests, limited].compactMap { $0 }.min()
    }

    private static func health(_ row: Row) throws(StorageError) -> ChannelHealth {
        let cause: String? = try row.value(5)
        let at: Instant? = try row.value(6)
        var auth: ChannelHealth.AuthTrouble?
        if let cause, let at {
            guard let known = ChannelTrouble.AuthCause(rawValue: cause) else { throw .column(5, "no cause \(cause)") }
            auth = ChannelHealth.AuthTrouble(cause: known, at: at)
        }
        return ChannelHealth(
            channel: try row.value(0), failures: try row.value(1), failingSince: try row.value(2),
            restsUntil: try row.value(3), limitedUntil: try row.value(4), auth: auth, said: try row.value(7))
    }
}
