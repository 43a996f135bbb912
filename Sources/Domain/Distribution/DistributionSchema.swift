public import Storage

extension Schema {
    public static let distribution = Schema(
        room: "distribution",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE distribution_channel (
                        id BIGINT NOT NULL PRIMARY KEY,
                        kind TEXT NOT NULL,
                        name TEXT NOT NULL UNIQUE,
                        settings TEXT NOT NULL,
                        is_automatic BOOLEAN NOT NULL,
                        made_at BIGINT NOT NULL,
                        made_by BIGINT,
                        off_at BIGINT,
                        off_by BIGINT,
                        off_reason TEXT
                    )
                    """,
                    "CREATE UNIQUE INDEX distribution_channel_site ON distribution_channel (kind) WHERE kind = 'site'",
                    """
                    CREATE TABLE distribution_channel_health (
                        channel BIGINT NOT NULL PRIMARY KEY REFERENCES distribution_channel (id),
                        failures BIGINT NOT NULL,
                        failing_since BIGINT,
                        rests_until BIGINT,
                        limited_until BIGINT,
                        auth_cause TEXT,
                        auth_at BIGINT,
                        said TEXT
                    )
                    """,
                    """
                    CREATE TABLE distribution_article (
                        article BIGINT NOT NULL PRIMARY KEY,
                        revision BIGINT NOT NULL,
                        number BIGINT NOT NULL,
                        translation_group BIGINT NOT NULL,
                        slug TEXT NOT NULL,
                        language TEXT NOT NULL,
                        title TEXT NOT NULL,
                        released_at BIGINT NOT NULL,
                        withdrawn_at BIGINT,
                        withdrawn_reason TEXT
                    )
                    """,
                    "CREATE INDEX distribution_article_group ON distribution_article (translation_group)",
                    """
                    CREATE TABLE distribution_article_fact (
                        product BIGINT NOT NULL,
                        name TEXT NOT NULL,
                        article BIGINT NOT NULL REFERENCES distribution_article (article),
                        PRIMARY KEY (product, name, article)
                    )
                    """,
                    "CREATE INDEX distribution_article_fact_article ON distribution_article_fact (article)",
                    """
                    CREATE TABLE distribution_publication (
                        id BIGINT NOT NULL PRIMARY KEY,
                        article BIGINT NOT NULL,
                        channel BIGINT NOT NULL REFERENCES distribution_channel (id),
                        publication_key TEXT NOT NULL UNIQUE,
                        made_at BIGINT NOT NULL,
                        made_by BIGINT,
                        first_sent_at BIGINT,
                        uncertain_since BIGINT,
                        reference TEXT,
                        address TEXT,
                        revision BIGINT,
                        number BIGINT,
                        digest BYTEA,
                        stands_since BIGINT,
                        updated_at BIGINT,
                        recall_asked_at BIGINT,
                        ended_at BIGINT,
                        end_cause TEXT
                    )
                    """,
                    """
                    CREATE UNIQUE INDEX distribution_publication_live ON distribution_publication (article, channel)
                    WHERE recall_asked_at IS NULL AND ended_at IS NULL
                    """,
                    "CREATE INDEX distribution_publication_article ON distribution_publication (article, channel, id)",
                    """
                    CREATE TABLE distribution_delivery (
                        id BIGINT NOT NULL PRIMARY KEY,
                        publication BIGINT NOT NULL REFERENCES distribution_publication (id),
                        article BIGINT NOT NULL,
                        channel BIGINT NOT NULL REFERENCES distribution_channel (id),
                        sequence BIGINT NOT NULL,
                        operation TEXT NOT NULL,
                        revision BIGINT NOT NULL,
                        state TEXT NOT NULL,
                        ready_at BIGINT,
                        due_wall TEXT,
                        due_zone TEXT,
                        attempts BIGINT NOT NULL,
                        lease BIGINT,
                        dispatched_at BIGINT,
                        dispatched_revision BIGINT,
                        dispatched_number BIGINT,
                        dispatched_digest BYTEA,
                        preparation TEXT,
                        pending_reference TEXT,
                        problem_cause TEXT,
                        problem_mend TEXT,
                        problem_field TEXT,
                        problem_said TEXT,
                        asked_at BIGINT NOT NULL,
                        asked_by BIGINT,
                        closed_at BIGINT,
                        UNIQUE (article, channel, sequence)
                    )
                    """,
                    """
                    CREATE INDEX distribution_delivery_ready ON distribution_delivery (channel, ready_at)
                    WHERE closed_at IS NULL
                    """,
                    """
                    CREATE INDEX distribution_delivery_open ON distribution_delivery (article, channel, sequence)
                    WHERE closed_at IS NULL
                    """,
                    """
                    CREATE INDEX distribution_delivery_sending ON distribution_delivery (channel, ready_at)
                    WHERE state = 'sending'
                    """,
                    """
                    CREATE INDEX distribution_delivery_next ON distribution_delivery (ready_at)
                    WHERE closed_at IS NULL
                    """,
                    """
                    CREATE INDEX distribution_delivery_dated ON distribution_delivery (id)
                    WHERE closed_at IS NULL AND due_zone IS NOT NULL
                    """,
                    "CREATE INDEX distribution_delivery_publication ON distribution_delivery (publication, sequence)",
                ]),
            SchemaStep(
                2,
                [
                    """
                    CREATE TABLE distribution_credentials (
                        channel BIGINT NOT NULL PRIMARY KEY REFERENCES distribution_channel (id),
                        key_id TEXT NOT NULL,
                        sealed BYTEA NOT NULL,
                        version BIGINT NOT NULL,
                        changed_at BIGINT NOT NULL
                    )
                    """,
                    // The breaker belongs to a host, which several channels may share.
                    "ALTER TABLE distribution_channel_health DROP COLUMN failures",
                    "ALTER TABLE distribution_channel_health DROP COLUMN failing_since",
                    "ALTER TABLE distribution_channel_health DROP COLUMN rests_until",
                    """
                    CREATE TABLE distribution_host (
                        host TEXT NOT NULL PRIMARY KEY,
                        failures BIGINT NOT NULL,
                        failing_since BIGINT,
                        rests_until BIGINT,
                        limited_until BIGINT,
                        said TEXT
                    )
                    """,
                    """
                    CREATE TABLE distribution_check (
                        channel BIGINT NOT NULL PRIMARY KEY REFERENCES distribution_channel (id),
                        at BIGINT NOT NULL,
                        cause TEXT,
                        said TEXT
                    )
                    """,
                    """
                    CREATE TABLE distribution_returned (
                        id BIGINT NOT NULL PRIMARY KEY,
                        channel BIGINT NOT NULL REFERENCES distribution_channel (id),
                        publication BIGINT NOT NULL REFERENCES distribution_publication (id),
                        kind TEXT NOT NULL,
                        remote TEXT NOT NULL,
                        address TEXT,
                        at BIGINT NOT NULL,
                        taken_at BIGINT NOT NULL,
                        taken_back_at BIGINT,
                        UNIQUE (channel, remote)
                    )
                    """,
                    "CREATE INDEX distribution_returned_publication ON distribution_returned (publication, id)",
                    // Who it was and what they said: personal data, removed when it is taken back.
                    """
                    CREATE TABLE distribution_returned_person (
                        returned BIGINT NOT NULL PRIMARY KEY REFERENCES distribution_returned (id),
                        actor TEXT NOT NULL,
                        words TEXT NOT NULL
                    )
                    """,
                    """
                    CREATE TABLE distribution_numbers (
                        publication BIGINT NOT NULL PRIMARY KEY REFERENCES distribution_publication (id),
                        views BIGINT,
                        likes BIGINT,
                        shares BIGINT,
                        replies BIGINT,
                        at BIGINT,
                        next_at BIGINT
                    )
                    """,
                    "CREATE INDEX distribution_numbers_next ON distribution_numbers (next_at) WHERE next_at IS NOT NULL",
                    // How often a shop's link was followed from a copy.
                    """
                    CREATE TABLE distribution_clicks (
                        publication BIGINT NOT NULL PRIMARY KEY,
                        clicks BIGINT NOT NULL
                    )
                    """,
                    """
                    CREATE TABLE distribution_webhook (
                        id BIGINT NOT NULL PRIMARY KEY,
                        address TEXT NOT NULL UNIQUE,
                        key_id TEXT NOT NULL,
                        sealed BYTEA NOT NULL,
                        made_at BIGINT NOT NULL,
                        made_by BIGINT NOT NULL,
                        failing_since BIGINT,
                        said TEXT,
                        off_at BIGINT,
                        off_reason TEXT
                    )
                    """,
                    """
                    CREATE TABLE distribution_webhook_message (
                        id BIGINT NOT NULL PRIMARY KEY,
                        webhook BIGINT NOT NULL REFERENCES distribution_webhook (id),
                        name TEXT NOT NULL,
                        payload TEXT NOT NULL,
                        made_at BIGINT NOT NULL,
                        attempts BIGINT NOT NULL,
                        ready_at BIGINT,
                        done_at BIGINT,
                        said TEXT
                    )
                    """,
                    """
                    CREATE INDEX distribution_webhook_message_ready ON distribution_webhook_message (ready_at)
                    WHERE done_at IS NULL
                    """,
                    "CREATE INDEX distribution_webhook_message_webhook ON distribution_webhook_message (webhook, id)",
                ]),
            // What an endpoint answered last, for those who ask why it is not told; and what waits for a person.
            SchemaStep(
                3,
                [
                    "ALTER TABLE distribution_webhook_message ADD COLUMN status BIGINT",
                    "ALTER TABLE distribution_webhook_message ADD COLUMN tried_at BIGINT",
                    """
                    CREATE INDEX distribution_delivery_person ON distribution_delivery (id)
                    WHERE closed_at IS NULL AND state IN ('remote_pending', 'unconfirmed')
                    """,
                ]),
        ])
}
