public import Storage

extension Schema {
    /// What our actors say, to whom, and what came back.
    public static let activityPubChannel = Schema(
        room: "channels_activitypub",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE channels_activitypub_actor (
                        channel BIGINT NOT NULL PRIMARY KEY,
                        name TEXT NOT NULL UNIQUE,
                        settings TEXT NOT NULL,
                        public_key TEXT NOT NULL,
                        private_key BYTEA NOT NULL,
                        made_at BIGINT NOT NULL
                    )
                    """,
                    """
                    CREATE TABLE channels_activitypub_alias (
                        name TEXT NOT NULL PRIMARY KEY,
                        channel BIGINT NOT NULL
                    )
                    """,
                    "CREATE INDEX channels_activitypub_alias_channel ON channels_activitypub_alias (channel)",
                    """
                    CREATE TABLE channels_activitypub_object (
                        copy_key TEXT NOT NULL PRIMARY KEY,
                        channel BIGINT NOT NULL,
                        publication BIGINT NOT NULL,
                        number BIGINT NOT NULL,
                        version BIGINT NOT NULL,
                        document TEXT NOT NULL,
                        page TEXT NOT NULL,
                        published_at BIGINT NOT NULL,
                        changed_at BIGINT NOT NULL,
                        deleted_at BIGINT
                    )
                    """,
                    """
                    CREATE INDEX channels_activitypub_object_outbox
                    ON channels_activitypub_object (channel, published_at, copy_key) WHERE deleted_at IS NULL
                    """,
                    """
                    CREATE TABLE channels_activitypub_follower (
                        channel BIGINT NOT NULL,
                        actor TEXT NOT NULL,
                        target TEXT NOT NULL,
                        host TEXT NOT NULL,
                        follow TEXT NOT NULL,
                        since BIGINT NOT NULL,
                        gone BIGINT NOT NULL,
                        PRIMARY KEY (channel, actor)
                    )
                    """,
                    """
                    CREATE INDEX channels_activitypub_follower_newest
                    ON channels_activitypub_follower (channel, since, actor)
                    """,
                    "CREATE INDEX channels_activitypub_follower_actor ON channels_activitypub_follower (actor)",
                    "CREATE INDEX channels_activitypub_follower_target ON channels_activitypub_follower (target)",
                    """
                    CREATE TABLE channels_activitypub_activity (
                        id BIGINT NOT NULL PRIMARY KEY,
                        channel BIGINT NOT NULL,
                        subject TEXT NOT NULL,
                        document TEXT NOT NULL,
                        made_at BIGINT NOT NULL
                    )
                    """,
                    "CREATE INDEX channels_activitypub_activity_oldest ON channels_activitypub_activity (made_at)",
                    "CREATE INDEX channels_activitypub_activity_subject ON channels_activitypub_activity (subject)",
                    """
                    CREATE TABLE channels_activitypub_delivery (
                        activity BIGINT NOT NULL,
                        inbox TEXT NOT NULL,
                        channel BIGINT NOT NULL,
                        host TEXT NOT NULL,
                        attempts BIGINT NOT NULL,
                        PRIMARY KEY (activity, inbox)
                    )
                    """,
                    """
                    CREATE INDEX channels_activitypub_delivery_line
                    ON channels_activitypub_delivery (channel, host, activity, inbox)
                    """,
                    "CREATE INDEX channels_activitypub_delivery_inbox ON channels_activitypub_delivery (inbox)",
                    """
                    CREATE TABLE channels_activitypub_line (
                        channel BIGINT NOT NULL,
                        host TEXT NOT NULL,
                        is_waiting BOOLEAN NOT NULL,
                        ready_at BIGINT NOT NULL,
                        lease BIGINT NOT NULL,
                        failures BIGINT NOT NULL,
                        scheme TEXT,
                        said TEXT NOT NULL,
                        PRIMARY KEY (channel, host)
                    )
                    """,
                    """
                    CREATE INDEX channels_activitypub_line_ready
                    ON channels_activitypub_line (ready_at) WHERE is_waiting
                    """,
                    """
                    CREATE TABLE channels_activitypub_stranger (
                        id TEXT NOT NULL PRIMARY KEY,
                        inbox TEXT NOT NULL,
                        shared_inbox TEXT,
                        handle TEXT NOT NULL,
                        fetched_at BIGINT NOT NULL
                    )
                    """,
                    """
                    CREATE TABLE channels_activitypub_stranger_key (
                        id TEXT NOT NULL PRIMARY KEY,
                        owner TEXT NOT NULL,
                        pem TEXT NOT NULL
                    )
                    """,
                    "CREATE INDEX channels_activitypub_stranger_key_owner ON channels_activitypub_stranger_key (owner)",
                    """
                    CREATE TABLE channels_activitypub_seen (
                        digest BYTEA NOT NULL PRIMARY KEY,
                        at BIGINT NOT NULL
                    )
                    """,
                    "CREATE INDEX channels_activitypub_seen_oldest ON channels_activitypub_seen (at)",
                    """
                    CREATE TABLE channels_activitypub_returned (
                        remote TEXT NOT NULL PRIMARY KEY,
                        channel BIGINT NOT NULL,
                        publication BIGINT NOT NULL,
                        copy_key TEXT NOT NULL,
                        kind TEXT NOT NULL,
                        actor TEXT NOT NULL,
                        handle TEXT NOT NULL,
                        text TEXT NOT NULL,
                        address TEXT,
                        at BIGINT NOT NULL,
                        state TEXT NOT NULL CHECK (state IN ('new', 'changed', 'kept', 'withdrawn'))
                    )
                    """,
                    """
                    CREATE INDEX channels_activitypub_returned_copy
                    ON channels_activitypub_returned (copy_key, kind)
                    """,
                    "CREATE INDEX channels_activitypub_returned_actor ON channels_activitypub_returned (actor)",
                    """
                    CREATE INDEX channels_activitypub_returned_open
                    ON channels_activitypub_returned (at) WHERE state <> 'kept'
                    """,
                ])
        ])
}
