public import Storage

extension Schema {
    /// What was signed and sent to relays: a relay cannot be asked for versions that it has forgotten.
    public static let nostrChannel = Schema(
        room: "channels_nostr",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE channels_nostr_copy (
                        channel BIGINT NOT NULL,
                        copy_key TEXT NOT NULL,
                        publication BIGINT NOT NULL,
                        author TEXT NOT NULL,
                        number BIGINT NOT NULL,
                        digest TEXT NOT NULL,
                        created_at BIGINT NOT NULL,
                        event TEXT NOT NULL,
                        versions TEXT NOT NULL,
                        deletion TEXT,
                        changed_at BIGINT NOT NULL,
                        PRIMARY KEY (channel, copy_key)
                    )
                    """,
                    "CREATE INDEX channels_nostr_copy_changed ON channels_nostr_copy (channel, changed_at)",
                ])
        ])
}
