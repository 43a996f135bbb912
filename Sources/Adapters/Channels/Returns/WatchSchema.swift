public import Storage

extension Schema {
    /// Which copies channels are asked about, for what readers did with them.
    public static let channelWatch = Schema(
        room: "channels_watch",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE channels_watch_copy (
                        channel BIGINT NOT NULL,
                        publication BIGINT NOT NULL,
                        reference TEXT NOT NULL,
                        memory TEXT NOT NULL,
                        since BIGINT NOT NULL,
                        due_at BIGINT,
                        PRIMARY KEY (channel, publication)
                    )
                    """,
                    "CREATE INDEX channels_watch_copy_due ON channels_watch_copy (channel, due_at)",
                ])
        ])
}
