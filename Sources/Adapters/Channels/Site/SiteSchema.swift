public import Storage

extension Schema {
    /// What the site shows.
    public static let siteChannel = Schema(
        room: "channels_site",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE channels_site_copy (
                        article BIGINT NOT NULL PRIMARY KEY,
                        publication BIGINT NOT NULL,
                        copy_key TEXT NOT NULL,
                        channel BIGINT NOT NULL,
                        referral TEXT NOT NULL,
                        feed_id TEXT NOT NULL,
                        slug TEXT NOT NULL,
                        language TEXT NOT NULL,
                        number BIGINT NOT NULL,
                        edition TEXT NOT NULL,
                        first_published_at BIGINT NOT NULL,
                        changed_at BIGINT NOT NULL
                    )
                    """,
                    "CREATE INDEX channels_site_copy_slug ON channels_site_copy (slug)",
                    "CREATE INDEX channels_site_copy_newest ON channels_site_copy (first_published_at, article)",
                    """
                    CREATE INDEX channels_site_copy_language
                    ON channels_site_copy (language, first_published_at, article)
                    """,
                    """
                    CREATE TABLE channels_site_copy_product (
                        product BIGINT NOT NULL,
                        article BIGINT NOT NULL,
                        PRIMARY KEY (product, article)
                    )
                    """,
                    "CREATE INDEX channels_site_copy_product_article ON channels_site_copy_product (article)",
                    """
                    CREATE TABLE channels_site_address (
                        slug TEXT NOT NULL PRIMARY KEY,
                        article BIGINT NOT NULL,
                        since BIGINT NOT NULL
                    )
                    """,
                    """
                    CREATE TABLE channels_site_change (
                        single BIGINT NOT NULL PRIMARY KEY CHECK (single = 1),
                        version BIGINT NOT NULL,
                        at BIGINT NOT NULL
                    )
                    """,
                ])
        ])
}
