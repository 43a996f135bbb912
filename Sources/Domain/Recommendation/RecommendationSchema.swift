public import Storage

extension Schema {
    /// What may be shown (kept in step with the domain stream), and a checkpoint of what readers did with it.
    public static let recommendation = Schema(
        room: "recommendation",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE recommendation_story (
                        article BIGINT NOT NULL PRIMARY KEY,
                        translation_group BIGINT NOT NULL,
                        slug TEXT NOT NULL,
                        language TEXT NOT NULL,
                        kind TEXT NOT NULL,
                        title TEXT NOT NULL,
                        summary TEXT NOT NULL,
                        cover BIGINT,
                        cover_alternative TEXT,
                        number BIGINT NOT NULL
                    )
                    """,
                    // A product that an article is about no longer keeps its row, without a place: copies of the
                    // older revision stand on other channels, and their links must go on working.
                    """
                    CREATE TABLE recommendation_story_product (
                        article BIGINT NOT NULL,
                        product BIGINT NOT NULL,
                        place BIGINT,
                        PRIMARY KEY (article, product)
                    )
                    """,
                    """
                    CREATE TABLE recommendation_standing (
                        article BIGINT NOT NULL PRIMARY KEY,
                        since BIGINT NOT NULL
                    )
                    """,
                    """
                    CREATE TABLE recommendation_lot (
                        lot BIGINT NOT NULL PRIMARY KEY,
                        product BIGINT NOT NULL,
                        confirmed BIGINT NOT NULL,
                        remaining BIGINT NOT NULL,
                        unit TEXT NOT NULL,
                        opens_on BIGINT NOT NULL,
                        closes_on BIGINT NOT NULL,
                        withdrawn_at BIGINT
                    )
                    """,
                    """
                    CREATE TABLE recommendation_listing (
                        listing BIGINT NOT NULL PRIMARY KEY,
                        marketplace_name TEXT NOT NULL,
                        product BIGINT NOT NULL,
                        lot BIGINT NOT NULL,
                        price_fen BIGINT NOT NULL,
                        currency TEXT NOT NULL,
                        pack BIGINT NOT NULL,
                        unit TEXT NOT NULL,
                        closed_at BIGINT
                    )
                    """,
                    """
                    CREATE TABLE recommendation_sale (
                        article BIGINT NOT NULL PRIMARY KEY,
                        orders BIGINT NOT NULL
                    )
                    """,
                    """
                    CREATE TABLE recommendation_reading (
                        article BIGINT NOT NULL PRIMARY KEY,
                        impressions BIGINT NOT NULL,
                        opens BIGINT NOT NULL,
                        follows BIGINT NOT NULL
                    )
                    """,
                    // Through which position of each stream the tables above have been brought.
                    """
                    CREATE TABLE recommendation_fold (
                        stream TEXT NOT NULL PRIMARY KEY,
                        position BIGINT NOT NULL
                    )
                    """,
                    "INSERT INTO recommendation_fold (stream, position) VALUES ('domain', 0)",
                    "INSERT INTO recommendation_fold (stream, position) VALUES ('reader', 0)",
                ])
        ])
}
