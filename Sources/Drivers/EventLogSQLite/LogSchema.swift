import Storage

extension Schema {
    static let log = Schema(
        room: "log",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE log_event (
                        stream TEXT NOT NULL,
                        position BIGINT NOT NULL,
                        id BIGINT NOT NULL UNIQUE,
                        kind TEXT NOT NULL,
                        version BIGINT NOT NULL,
                        at BIGINT NOT NULL,
                        key TEXT NOT NULL,
                        payload BYTEA NOT NULL,
                        PRIMARY KEY (stream, position)
                    )
                    """,
                    """
                    CREATE TABLE log_identity (
                        one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
                        identity TEXT NOT NULL
                    )
                    """,
                ]),
            // Events in blocks, and their identifiers alone in the order of the table itself. What a log of before holds
            // stays where it is and is read from there; its identifiers are known here as well.
            SchemaStep(
                2,
                [
                    """
                    CREATE TABLE log_block (
                        stream TEXT NOT NULL,
                        last BIGINT NOT NULL,
                        events BIGINT NOT NULL,
                        bytes BYTEA NOT NULL,
                        PRIMARY KEY (stream, last)
                    )
                    """,
                    "CREATE TABLE log_known (id INTEGER PRIMARY KEY)",
                    "INSERT INTO log_known (id) SELECT id FROM log_event ORDER BY id",
                ]),
        ])
}
