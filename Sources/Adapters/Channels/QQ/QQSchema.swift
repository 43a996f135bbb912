public import Storage

extension Schema {
    /// What the platform tells the bot: messages that may be answered, and what became of audits.
    public static let qqChannel = Schema(
        room: "channels_qq",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE channels_qq_anchor (
                        channel BIGINT NOT NULL,
                        event TEXT NOT NULL,
                        at BIGINT NOT NULL,
                        answers BIGINT NOT NULL,
                        PRIMARY KEY (channel, event)
                    )
                    """,
                    "CREATE INDEX channels_qq_anchor_at ON channels_qq_anchor (channel, at)",
                    """
                    CREATE TABLE channels_qq_audit (
                        channel BIGINT NOT NULL,
                        audit TEXT NOT NULL,
                        passed BOOLEAN NOT NULL,
                        message TEXT NOT NULL,
                        at BIGINT NOT NULL,
                        PRIMARY KEY (channel, audit)
                    )
                    """,
                ])
        ])
}
