public import Storage

extension Schema {
    public static let authoring = Schema(
        room: "authoring",
        steps: [
            SchemaStep(1, articles + reviews + releases)
        ])

    private static let articles: [Statement] = [
        """
        CREATE TABLE authoring_article (
            id BIGINT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            slug TEXT NOT NULL UNIQUE,
            language TEXT NOT NULL,
            translation_group BIGINT NOT NULL,
            author BIGINT NOT NULL,
            begun_at BIGINT NOT NULL,
            latest BIGINT NOT NULL CHECK (latest >= 1),
            UNIQUE (translation_group, language)
        )
        """,
        "CREATE INDEX authoring_article_author ON authoring_article (author, id)",
        """
        CREATE TABLE authoring_revision (
            id BIGINT NOT NULL PRIMARY KEY,
            article BIGINT NOT NULL REFERENCES authoring_article (id),
            number BIGINT NOT NULL CHECK (number >= 1),
            title TEXT NOT NULL,
            summary TEXT NOT NULL,
            body TEXT NOT NULL,
            cover BIGINT,
            cover_text TEXT,
            written_by BIGINT NOT NULL,
            written_at BIGINT NOT NULL,
            UNIQUE (article, number)
        )
        """,
        """
        CREATE TABLE authoring_revision_product (
            revision BIGINT NOT NULL REFERENCES authoring_revision (id),
            position BIGINT NOT NULL,
            product BIGINT NOT NULL,
            PRIMARY KEY (revision, position),
            UNIQUE (product, revision)
        )
        """,
        """
        CREATE TABLE authoring_draft (
            article BIGINT NOT NULL REFERENCES authoring_article (id),
            member BIGINT NOT NULL,
            based_on BIGINT NOT NULL,
            title TEXT NOT NULL,
            summary TEXT NOT NULL,
            body TEXT NOT NULL,
            cover BIGINT,
            cover_text TEXT,
            products TEXT NOT NULL,
            saved_at BIGINT NOT NULL,
            PRIMARY KEY (article, member)
        )
        """,
    ]

    private static let reviews: [Statement] = [
        """
        CREATE TABLE authoring_submission (
            id BIGINT NOT NULL PRIMARY KEY,
            article BIGINT NOT NULL REFERENCES authoring_article (id),
            revision BIGINT NOT NULL REFERENCES authoring_revision (id),
            number BIGINT NOT NULL,
            submitted_by BIGINT NOT NULL,
            submitted_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX authoring_submission_article ON authoring_submission (article, id)",
        """
        CREATE TABLE authoring_queue (
            article BIGINT NOT NULL PRIMARY KEY REFERENCES authoring_article (id),
            submission BIGINT NOT NULL UNIQUE REFERENCES authoring_submission (id)
        )
        """,
        """
        CREATE TABLE authoring_review (
            id BIGINT NOT NULL PRIMARY KEY,
            submission BIGINT NOT NULL REFERENCES authoring_submission (id),
            article BIGINT NOT NULL REFERENCES authoring_article (id),
            revision BIGINT NOT NULL REFERENCES authoring_revision (id),
            number BIGINT NOT NULL,
            step TEXT NOT NULL,
            reviewer BIGINT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('approve', 'needs_changes')),
            reviewed_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX authoring_review_revision ON authoring_review (revision, id)",
        "CREATE INDEX authoring_review_article ON authoring_review (article, id)",
        """
        CREATE TABLE authoring_ready (
            article BIGINT NOT NULL PRIMARY KEY REFERENCES authoring_article (id),
            review BIGINT NOT NULL UNIQUE REFERENCES authoring_review (id)
        )
        """,
        """
        CREATE TABLE authoring_review_reason (
            review BIGINT NOT NULL REFERENCES authoring_review (id),
            position BIGINT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (review, position)
        )
        """,
    ]

    private static let releases: [Statement] = [
        """
        CREATE TABLE authoring_release (
            id BIGINT NOT NULL PRIMARY KEY,
            article BIGINT NOT NULL REFERENCES authoring_article (id),
            revision BIGINT NOT NULL REFERENCES authoring_revision (id),
            number BIGINT NOT NULL,
            released_by BIGINT NOT NULL,
            released_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX authoring_release_article ON authoring_release (article, id)",
        """
        CREATE TABLE authoring_withdrawal (
            release BIGINT NOT NULL PRIMARY KEY REFERENCES authoring_release (id),
            article BIGINT NOT NULL REFERENCES authoring_article (id),
            reason TEXT NOT NULL,
            withdrawn_by BIGINT NOT NULL,
            withdrawn_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX authoring_withdrawal_article ON authoring_withdrawal (article, release)",
        """
        CREATE TABLE authoring_standing (
            article BIGINT NOT NULL PRIMARY KEY REFERENCES authoring_article (id),
            revision BIGINT NOT NULL REFERENCES authoring_revision (id),
            number BIGINT NOT NULL,
            release BIGINT NOT NULL REFERENCES authoring_release (id),
            first_release BIGINT NOT NULL UNIQUE REFERENCES authoring_release (id),
            first_published_at BIGINT NOT NULL,
            released_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE authoring_standing_fact (
            article BIGINT NOT NULL REFERENCES authoring_article (id),
            product BIGINT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (article, product, name)
        )
        """,
    ]
}
