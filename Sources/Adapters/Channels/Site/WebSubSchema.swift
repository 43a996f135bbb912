public import Storage

extension Schema {
    /// Who is told when a feed of ours changes (WebSub), and what is still to be told.
    public static let webSub = Schema(
        room: "channels_websub",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE channels_websub_subscription (
                        id BIGINT NOT NULL PRIMARY KEY,
                        topic TEXT NOT NULL,
                        callback TEXT NOT NULL,
                        secret TEXT,
                        ends_at BIGINT NOT NULL,
                        made_at BIGINT NOT NULL,
                        UNIQUE (topic, callback)
                    )
                    """,
                    "CREATE INDEX channels_websub_subscription_end ON channels_websub_subscription (ends_at)",
                    """
                    CREATE TABLE channels_websub_intent (
                        id BIGINT NOT NULL PRIMARY KEY,
                        mode TEXT NOT NULL CHECK (mode IN ('subscribe', 'unsubscribe')),
                        topic TEXT NOT NULL,
                        callback TEXT NOT NULL,
                        host TEXT NOT NULL,
                        secret TEXT,
                        lease BIGINT NOT NULL,
                        challenge TEXT NOT NULL,
                        attempts BIGINT NOT NULL,
                        ready_at BIGINT NOT NULL,
                        UNIQUE (topic, callback)
                    )
                    """,
                    "CREATE INDEX channels_websub_intent_ready ON channels_websub_intent (ready_at)",
                    "CREATE INDEX channels_websub_intent_host ON channels_websub_intent (host)",
                    """
                    CREATE TABLE channels_websub_push (
                        subscription BIGINT NOT NULL PRIMARY KEY,
                        version BIGINT NOT NULL,
                        attempts BIGINT NOT NULL,
                        ready_at BIGINT NOT NULL
                    )
                    """,
                    "CREATE INDEX channels_websub_push_ready ON channels_websub_push (ready_at)",
                    """
                    CREATE TABLE channels_websub_ping (
                        hub TEXT NOT NULL,
                        topic TEXT NOT NULL,
                        version BIGINT NOT NULL,
                        attempts BIGINT NOT NULL,
                        ready_at BIGINT NOT NULL,
                        PRIMARY KEY (hub, topic)
                    )
                    """,
                    "CREATE INDEX channels_websub_ping_ready ON channels_websub_ping (ready_at)",
                ])
        ])
}
