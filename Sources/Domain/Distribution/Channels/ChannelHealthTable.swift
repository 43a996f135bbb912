import Contracts
import Storage
import Values

/// The SQL of distribution_channel_health and distribution_host. What has no row is well.
struct ChannelHealthTable: Sendable {
    let adapters: ChannelAdapters

    func find(_ channel: Channel, in transaction: Transaction) throws(StorageError) -> ChannelHealth {
        let account =
            try transaction.first(
                """
                SELECT limited_until, auth_cause, auth_at, said FROM distribution_channel_health
                WHERE channel = \(channel.id)
                """, Self.account) ?? Account()
        let host =
            try transaction.first(
                """
                SELECT failures, failing_since, rests_until, limited_until, said FROM distribution_host
                WHERE host = \(adapters.host(of: channel))
                """, Self.host) ?? Host()
        return ChannelHealth(
            channel: channel.id, failures: host.failures, failingSince: host.failingSince, restsUntil: host.restsUntil,
            hostLimitedUntil: host.limitedUntil, limitedUntil: account.limitedUntil, auth: account.auth,
            said: account.said ?? host.said)
    }

    func put(_ health: ChannelHealth, of channel: Channel, in transaction: Transaction) throws(StorageError) {
        try putAccount(health, in: transaction)
        try putHost(health, adapters.host(of: channel), in: transaction)
    }

    /// The next moment at which something stops resting.
    func nextWaking(after now: Instant, in transaction: Transaction) throws(StorageError) -> Instant? {
        let account: Instant? = try transaction.value(
            "SELECT min(limited_until) FROM distribution_channel_health WHERE limited_until > \(now)")
        let rests: Instant? = try transaction.value(
            "SELECT min(rests_until) FROM distribution_host WHERE rests_until > \(now)")
        let limited: Instant? = try transaction.value(
            "SELECT min(limited_until) FROM distribution_host WHERE limited_until > \(now)")
        return [account, rests, limited].compactMap { $0 }.min()
    }

    private func putAccount(_ health: ChannelHealth, in transaction: Transaction) throws(StorageError) {
        guard health.limitedUntil != nil || health.auth != nil else {
            try transaction.run("DELETE FROM distribution_channel_health WHERE channel = \(health.channel)")
            return
        }
        try transaction.run(
            """
            INSERT INTO distribution_channel_health (channel, limited_until, auth_cause, auth_at, said)
            VALUES (\(health.channel), \(health.limitedUntil), \(health.auth?.cause.rawValue), \(health.auth?.at),
                    \(health.said))
            ON CONFLICT (channel) DO UPDATE SET
                limited_until = excluded.limited_until, auth_cause = excluded.auth_cause, auth_at = excluded.auth_at,
                said = excluded.said
            """)
    }

    private func putHost(
        _ health: ChannelHealth, _ host: String, in transaction: Transaction
    ) throws(StorageError) {
        guard health.failures > 0 || health.hostLimitedUntil != nil else {
            try transaction.run("DELETE FROM distribution_host WHERE host = \(host)")
            return
        }
        try transaction.run(
            """
            INSERT INTO distribution_host (host, failures, failing_since, rests_until, limited_until, said)
            VALUES (\(host), \(health.failures), \(health.failingSince), \(health.restsUntil),
                    \(health.hostLimitedUntil), \(health.said))
            ON CONFLICT (host) DO UPDATE SET
                failures = excluded.failures, failing_since = excluded.failing_since,
                rests_until = excluded.rests_until, limited_until = excluded.limited_until, said = excluded.said
            """)
    }

    private struct Account {
        var limitedUntil: Instant?
        var auth: ChannelHealth.AuthTrouble?
        var said: String?
    }

    private struct Host {
        var failures = 0
        var failingSince: Instant?
        var restsUntil: Instant?
        var limitedUntil: Instant?
        var said: String?
    }

    private static func account(_ row: Row) throws(StorageError) -> Account {
        let cause: String? = try row.value(1)
        let at: Instant? = try row.value(2)
        var auth: ChannelHealth.AuthTrouble?
        if let cause, let at {
            guard let known = ChannelTrouble.AuthCause(rawValue: cause) else { throw .column(1, "no cause \(cause)") }
            auth = ChannelHealth.AuthTrouble(cause: known, at: at)
        }
        return Account(limitedUntil: try row.value(0), auth: auth, said: try row.value(3))
    }

    private static func host(_ row: Row) throws(StorageError) -> Host {
        Host(
            failures: try row.value(0), failingSince: try row.value(1), restsUntil: try row.value(2),
            limitedUntil: try row.value(3), said: try row.value(4))
    }
}
