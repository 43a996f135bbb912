import Storage
import Values

enum WebSubMark {}
typealias WebSubID = Identifier<WebSubMark>

/// Somebody who is told when a feed changes.
struct WebSubSubscription: Hashable, Sendable {
    let id: WebSubID
    let topic: String
    let callback: String
    let secret: String?
    let endsAt: Instant
}

/// Somebody wants to be told, or no longer; nobody is believed before the callback has said so itself.
struct WebSubIntent: Hashable, Sendable {
    enum Mode: String, Hashable, Sendable, Bindable, Readable {
        case subscribe
        case unsubscribe
    }

    let id: WebSubID
    let mode: Mode
    let topic: String
    let callback: String
    /// The callback's host.
    let host: String
    let secret: String?
    /// Seconds.
    let lease: Int64
    let challenge: String
    let attempts: Int
}

/// A change that a subscriber is still to be told.
struct WebSubPush: Hashable, Sendable {
    let subscription: WebSubSubscription
    let version: Int64
    let attempts: Int
}

/// A change that a hub of others is still to be told.
struct WebSubPing: Hashable, Sendable {
    let hub: String
    let topic: String
    let version: Int64
    let attempts: Int
}

/// The SQL of the tables of WebSub.
struct WebSubTable {
    /// How long whoever took something to do is left alone with it, in seconds.
    static let hold: Int64 = 120

    // Intents

    func put(_ intent: WebSubIntent, at now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_websub_intent
                (id, mode, topic, callback, host, secret, lease, challenge, attempts, ready_at)
            VALUES (\(intent.id), \(intent.mode), \(intent.topic), \(intent.callback), \(intent.host), \(intent.secret),
                    \(intent.lease), \(intent.challenge), 0, \(now))
            ON CONFLICT (topic, callback) DO UPDATE SET
                id = excluded.id, mode = excluded.mode, secret = excluded.secret, lease = excluded.lease,
                challenge = excluded.challenge, attempts = 0, ready_at = excluded.ready_at
            """)
    }

    func intents(from host: String, in transaction: Transaction) throws(StorageError) -> Int {
        try transaction.value("SELECT count(*) FROM channels_websub_intent WHERE host = \(host)")
    }

    func intents(in transaction: Transaction) throws(StorageError) -> Int {
        try transaction.value("SELECT count(*) FROM channels_websub_intent")
    }

    func subscriptions(in transaction: Transaction) throws(StorageError) -> Int {
        try transaction.value("SELECT count(*) FROM channels_websub_subscription")
    }

    /// Takes what is to be verified.
    func takeIntents(
        at now: Instant, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [WebSubIntent] {
        let found = try transaction.rows(
            """
            SELECT id, mode, topic, callback, host, secret, lease, challenge, attempts FROM channels_websub_intent
            WHERE ready_at <= \(now) ORDER BY ready_at, id LIMIT \(limit)
            """, Self.intent)
        for intent in found {
            try transaction.run(
                """
                UPDATE channels_websub_intent SET attempts = attempts + 1, ready_at = \(now.adding(seconds: Self.hold))
                WHERE id = \(intent.id)
                """)
        }
        return found
    }

    func later(_ intent: WebSubIntent, at moment: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run("UPDATE channels_websub_intent SET ready_at = \(moment) WHERE id = \(intent.id)")
    }

    /// Nothing when it was replaced by a newer one meanwhile.
    func remove(_ intent: WebSubIntent, in transaction: Transaction) throws(StorageError) -> Bool {
        try transaction.run("DELETE FROM channels_websub_intent WHERE id = \(intent.id)") > 0
    }

    // Subscriptions

    func subscribe(_ intent: WebSubIntent, at now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_websub_subscription (id, topic, callback, secret, ends_at, made_at)
            VALUES (\(intent.id), \(intent.topic), \(intent.callback), \(intent.secret),
                    \(now.adding(seconds: intent.lease)), \(now))
            ON CONFLICT (topic, callback) DO UPDATE SET secret = excluded.secret, ends_at = excluded.ends_at
            """)
    }

    func unsubscribe(topic: String, callback: String, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            DELETE FROM channels_websub_push WHERE subscription IN (
                SELECT id FROM channels_websub_subscription WHERE topic = \(topic) AND callback = \(callback))
            """)
        try transaction.run(
            "DELETE FROM channels_websub_subscription WHERE topic = \(topic) AND callback = \(callback)")
    }

    /// Ends the subscriptions to what is no feed of ours any more, such as after a move to another address; returns them.
    func endStrays(
        from topics: [String], limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [WebSubSubscription] {
        let strays = try transaction.rows(
            """
            SELECT id, topic, callback, secret, ends_at FROM channels_websub_subscription
            WHERE topic NOT IN (\(list: topics)) ORDER BY id LIMIT \(limit)
            """
        ) { row throws(StorageError) in
            WebSubSubscription(
                id: try row.value(0), topic: try row.value(1), callback: try row.value(2), secret: try row.value(3),
                endsAt: try row.value(4))
        }
        for stray in strays { try unsubscribe(topic: stray.topic, callback: stray.callback, in: transaction) }
        return strays
    }

    func forget(endedBefore now: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            DELETE FROM channels_websub_push WHERE subscription IN (
                SELECT id FROM channels_websub_subscription WHERE ends_at <= \(now))
            """)
        try transaction.run("DELETE FROM channels_websub_subscription WHERE ends_at <= \(now)")
    }

    // Changes

    /// All subscribers and hubs are to be told of a version; what they have not been told yet is told with it.
    func announce(
        _ version: Int64, to hubs: [String], topics: [String], at now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO channels_websub_push (subscription, version, attempts, ready_at)
            SELECT id, \(version), 0, \(now) FROM channels_websub_subscription WHERE ends_at > \(now)
            ON CONFLICT (subscription) DO UPDATE SET
                version = excluded.version, attempts = 0, ready_at = excluded.ready_at
            """)
        for hub in hubs {
            for topic in topics {
                try transaction.run(
                    """
                    INSERT INTO channels_websub_ping (hub, topic, version, attempts, ready_at)
                    VALUES (\(hub), \(topic), \(version), 0, \(now))
                    ON CONFLICT (hub, topic) DO UPDATE SET
                        version = excluded.version, attempts = 0, ready_at = excluded.ready_at
                    """)
            }
        }
    }

    func takePushes(
        at now: Instant, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [WebSubPush] {
        let found = try transaction.rows(
            """
            SELECT s.id, s.topic, s.callback, s.secret, s.ends_at, p.version, p.attempts
            FROM channels_websub_push p JOIN channels_websub_subscription s ON s.id = p.subscription
            WHERE p.ready_at <= \(now) AND s.ends_at > \(now) ORDER BY p.ready_at, p.subscription LIMIT \(limit)
            """
        ) { row throws(StorageError) in
            WebSubPush(
                subscription: WebSubSubscription(
                    id: try row.value(0), topic: try row.value(1), callback: try row.value(2),
                    secret: try row.value(3), endsAt: try row.value(4)),
                version: try row.value(5), attempts: try row.value(6))
        }
        for push in found {
            try transaction.run(
                """
                UPDATE channels_websub_push SET attempts = attempts + 1, ready_at = \(now.adding(seconds: Self.hold))
                WHERE subscription = \(push.subscription.id)
                """)
        }
        return found
    }

    /// Nothing when something newer is to be told.
    func told(_ push: WebSubPush, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            DELETE FROM channels_websub_push
            WHERE subscription = \(push.subscription.id) AND version = \(push.version)
            """)
    }

    func later(_ push: WebSubPush, at moment: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE channels_websub_push SET ready_at = \(moment)
            WHERE subscription = \(push.subscription.id) AND version = \(push.version)
            """)
    }

    func takePings(
        at now: Instant, limit: Int, in transaction: Transaction
    ) throws(StorageError) -> [WebSubPing] {
        let found = try transaction.rows(
            """
            SELECT hub, topic, version, attempts FROM channels_websub_ping
            WHERE ready_at <= \(now) ORDER BY ready_at, hub, topic LIMIT \(limit)
            """
        ) { row throws(StorageError) in
            WebSubPing(
                hub: try row.value(0), topic: try row.value(1), version: try row.value(2),
                attempts: try row.value(3))
        }
        for ping in found {
            try transaction.run(
                """
                UPDATE channels_websub_ping SET attempts = attempts + 1, ready_at = \(now.adding(seconds: Self.hold))
                WHERE hub = \(ping.hub) AND topic = \(ping.topic)
                """)
        }
        return found
    }

    func told(_ ping: WebSubPing, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            DELETE FROM channels_websub_ping
            WHERE hub = \(ping.hub) AND topic = \(ping.topic) AND version = \(ping.version)
            """)
    }

    func later(_ ping: WebSubPing, at moment: Instant, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE channels_websub_ping SET ready_at = \(moment)
            WHERE hub = \(ping.hub) AND topic = \(ping.topic) AND version = \(ping.version)
            """)
    }

    /// When there is something to do next.
    func nextReady(in transaction: Transaction) throws(StorageError) -> Instant? {
        let intents: Instant? = try transaction.value("SELECT min(ready_at) FROM channels_websub_intent")
        let pushes: Instant? = try transaction.value("SELECT min(ready_at) FROM channels_websub_push")
        let pings: Instant? = try transaction.value("SELECT min(ready_at) FROM channels_websub_ping")
        return [intents, pushes, pings].compactMap { $0 }.min()
    }

    private static func intent(_ row: Row) throws(StorageError) -> WebSubIntent {
        WebSubIntent(
            id: try row.value(0), mode: try row.value(1), topic: try row.value(2), callback: try row.value(3),
            host: try row.value(4), secret: try row.value(5), lease: try row.value(6),
            challenge: try row.value(7),
            attempts: try row.value(8))
    }
}
