public import Storage

extension Schema {
    /// The tables by which a database takes part in the event log.
    public static let eventLog = Schema(
        room: "event",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE event_outbox (
                        position BIGINT NOT NULL PRIMARY KEY,
                        id BIGINT NOT NULL UNIQUE,
                        stream TEXT NOT NULL,
                        kind TEXT NOT NULL,
                        version BIGINT NOT NULL,
                        at BIGINT NOT NULL,
                        key TEXT NOT NULL,
                        payload BYTEA NOT NULL
                    )
                    """,
                    """
                    CREATE TABLE event_outbox_end (
                        one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
                        position BIGINT NOT NULL
                    )
                    """,
                    "INSERT INTO event_outbox_end (one, position) VALUES (1, 0)",
                    """
                    CREATE TABLE event_offset (
                        consumer TEXT NOT NULL,
                        stream TEXT NOT NULL,
                        position BIGINT NOT NULL,
                        PRIMARY KEY (consumer, stream)
                    )
                    """,
                    """
                    CREATE TABLE event_log (
                        one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
                        identity TEXT NOT NULL
                    )
                    """,
                ])
        ])
}
