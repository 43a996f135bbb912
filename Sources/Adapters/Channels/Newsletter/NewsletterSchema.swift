public import Storage

extension Schema {
    /// Who reads the newsletters, what was mailed to them, and what became of each letter.
    public static let newsletterChannel = Schema(
        room: "channels_newsletter",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE channels_newsletter_subscriber (
                        id BIGINT NOT NULL PRIMARY KEY,
                        channel BIGINT NOT NULL,
                        address TEXT NOT NULL,
                        address_key TEXT NOT NULL,
                        language TEXT NOT NULL,
                        state TEXT NOT NULL CHECK (state IN ('asked', 'confirmed', 'left', 'bounced')),
                        token TEXT NOT NULL UNIQUE,
                        asked_at BIGINT NOT NULL,
                        letters BIGINT NOT NULL,
                        lettered_at BIGINT NOT NULL,
                        confirmed_at BIGINT,
                        ended_at BIGINT,
                        ended_by TEXT,
                        bounces BIGINT NOT NULL,
                        bounced_at BIGINT,
                        UNIQUE (channel, address_key)
                    )
                    """,
                    """
                    CREATE INDEX channels_newsletter_subscriber_state
                    ON channels_newsletter_subscriber (channel, state, id)
                    """,
                    """
                    CREATE TABLE channels_newsletter_issue (
                        id BIGINT NOT NULL PRIMARY KEY,
                        channel BIGINT NOT NULL,
                        copy_key TEXT NOT NULL UNIQUE,
                        publication BIGINT UNIQUE,
                        corrects BIGINT,
                        language TEXT NOT NULL,
                        rendition TEXT NOT NULL,
                        made_at BIGINT NOT NULL,
                        gathered_through BIGINT NOT NULL,
                        gathered_at BIGINT,
                        halted_at BIGINT
                    )
                    """,
                    """
                    CREATE INDEX channels_newsletter_issue_open ON channels_newsletter_issue (channel, id)
                    WHERE gathered_at IS NULL
                    """,
                    """
                    CREATE TABLE channels_newsletter_recipient (
                        id BIGINT NOT NULL PRIMARY KEY,
                        channel BIGINT NOT NULL,
                        issue BIGINT,
                        kind TEXT NOT NULL CHECK (kind IN ('issue', 'confirmation', 'notice')),
                        subscriber BIGINT NOT NULL,
                        address TEXT NOT NULL,
                        message_id TEXT NOT NULL UNIQUE,
                        return_token TEXT NOT NULL UNIQUE,
                        state TEXT NOT NULL CHECK (state IN
                            ('queued', 'claimed', 'sending', 'sent', 'rejected', 'unconfirmed', 'skipped')),
                        attempts BIGINT NOT NULL,
                        queued_at BIGINT NOT NULL,
                        ready_at BIGINT,
                        lease BIGINT,
                        sending_at BIGINT,
                        handled_at BIGINT,
                        status TEXT,
                        said TEXT,
                        UNIQUE (issue, subscriber)
                    )
                    """,
                    """
                    CREATE INDEX channels_newsletter_recipient_ready
                    ON channels_newsletter_recipient (channel, state, kind, ready_at, id)
                    """,
                    """
                    CREATE INDEX channels_newsletter_recipient_issue
                    ON channels_newsletter_recipient (issue, state)
                    """,
                    """
                    CREATE INDEX channels_newsletter_recipient_subscriber
                    ON channels_newsletter_recipient (subscriber, state)
                    """,
                    """
                    CREATE TABLE channels_newsletter_bounce (
                        report TEXT NOT NULL,
                        recipient BIGINT NOT NULL,
                        status TEXT NOT NULL,
                        said TEXT NOT NULL,
                        at BIGINT NOT NULL,
                        PRIMARY KEY (recipient, report)
                    )
                    """,
                ]),
            // The desk reads an issue's letters page by page, all of them or those in one state.
            SchemaStep(
                2,
                [
                    "DROP INDEX channels_newsletter_recipient_issue",
                    """
                    CREATE INDEX channels_newsletter_recipient_issue
                    ON channels_newsletter_recipient (issue, state, id)
                    """,
                    """
                    CREATE INDEX channels_newsletter_recipient_letter
                    ON channels_newsletter_recipient (issue, id)
                    """,
                ]),
        ])
}
