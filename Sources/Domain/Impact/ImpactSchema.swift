public import Storage

extension Schema {
    /// The ledger, and what is drawn from it so that questions are answered quickly. Whatever is not `impact_entry` can be
    /// made anew from it, and `ledger verify` holds it against it.
    public static let impact = Schema(
        room: "impact",
        steps: [
            SchemaStep(1, ledger + facts + beside)
        ])

    private static let ledger: [Statement] = [
        """
        CREATE TABLE impact_entry (
            id BIGINT NOT NULL PRIMARY KEY,
            body TEXT NOT NULL,
            hash BYTEA NOT NULL
        )
        """,
        // Where the chain ends: entries cut off at the end are missed by it.
        """
        CREATE TABLE impact_head (
            one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
            entries BIGINT NOT NULL,
            hash BYTEA NOT NULL
        )
        """,
        """
        CREATE TABLE impact_line (
            entry BIGINT NOT NULL,
            position BIGINT NOT NULL,
            account TEXT NOT NULL,
            commodity TEXT NOT NULL,
            amount BIGINT NOT NULL,
            PRIMARY KEY (entry, position)
        )
        """,
        """
        CREATE TABLE impact_account (
            account TEXT NOT NULL,
            commodity TEXT NOT NULL,
            balance BIGINT NOT NULL,
            PRIMARY KEY (account, commodity)
        )
        """,
        """
        CREATE TABLE impact_root (
            day BIGINT NOT NULL PRIMARY KEY,
            first_entry BIGINT NOT NULL,
            last_entry BIGINT NOT NULL,
            root BYTEA NOT NULL,
            head BYTEA NOT NULL,
            public_key BYTEA NOT NULL,
            signature BYTEA NOT NULL
        )
        """,
    ]

    private static let facts: [Statement] = [
        """
        CREATE TABLE impact_lot (
            lot BIGINT NOT NULL PRIMARY KEY,
            entry BIGINT NOT NULL,
            product BIGINT NOT NULL,
            code TEXT NOT NULL,
            unit TEXT NOT NULL,
            county TEXT NOT NULL,
            county_revision TEXT NOT NULL,
            supplier BIGINT NOT NULL,
            growers BIGINT NOT NULL,
            households BIGINT NOT NULL,
            opens_on BIGINT NOT NULL,
            closes_on BIGINT NOT NULL,
            certified_on BIGINT,
            quantity BIGINT NOT NULL,
            confirmed BIGINT NOT NULL CHECK (confirmed >= 0),
            resellable BIGINT NOT NULL CHECK (resellable >= 0)
        )
        """,
        """
        CREATE TABLE impact_sale (
            entry BIGINT NOT NULL PRIMARY KEY,
            sale BIGINT NOT NULL UNIQUE,
            order_id BIGINT NOT NULL,
            marketplace BIGINT NOT NULL,
            lot BIGINT NOT NULL,
            product BIGINT NOT NULL,
            county TEXT NOT NULL,
            supplier BIGINT NOT NULL,
            unit TEXT NOT NULL,
            buyer BIGINT NOT NULL,
            article BIGINT NOT NULL,
            channel BIGINT NOT NULL,
            evidence TEXT NOT NULL,
            day BIGINT NOT NULL,
            gross BIGINT NOT NULL,
            grower_share BIGINT NOT NULL,
            drawn BIGINT NOT NULL,
            oversold BIGINT NOT NULL
        )
        """,
        "CREATE INDEX impact_sale_of_order ON impact_sale (order_id)",
        "CREATE INDEX impact_sale_of_buyer ON impact_sale (buyer)",
        // Distinct buyers of a period are counted along it.
        "CREATE INDEX impact_sale_on_day ON impact_sale (day)",
        // What followed a sale: reversals and deliveries, as changes of what is left of it.
        """
        CREATE TABLE impact_movement (
            entry BIGINT NOT NULL PRIMARY KEY,
            sale_entry BIGINT NOT NULL,
            money BIGINT NOT NULL,
            grower_share BIGINT NOT NULL,
            reserved BIGINT NOT NULL,
            shipped BIGINT NOT NULL,
            oversold BIGINT NOT NULL,
            oversold_shipped BIGINT NOT NULL
        )
        """,
        "CREATE INDEX impact_movement_of_sale ON impact_movement (sale_entry, entry)",
        // The figures of one day for one lot, article and channel (0 where there is none).
        """
        CREATE TABLE impact_day (
            day BIGINT NOT NULL,
            lot BIGINT NOT NULL,
            article BIGINT NOT NULL,
            channel BIGINT NOT NULL,
            orders BIGINT NOT NULL,
            product_orders BIGINT NOT NULL,
            lot_orders BIGINT NOT NULL,
            county_orders BIGINT NOT NULL,
            article_orders BIGINT NOT NULL,
            channel_orders BIGINT NOT NULL,
            buyers BIGINT NOT NULL,
            product_buyers BIGINT NOT NULL,
            lot_buyers BIGINT NOT NULL,
            county_buyers BIGINT NOT NULL,
            article_buyers BIGINT NOT NULL,
            channel_buyers BIGINT NOT NULL,
            gross BIGINT NOT NULL,
            refunds BIGINT NOT NULL,
            grower_share BIGINT NOT NULL,
            drawn BIGINT NOT NULL,
            returned BIGINT NOT NULL,
            oversold BIGINT NOT NULL,
            delivered BIGINT NOT NULL,
            outside_window BIGINT NOT NULL,
            certified BIGINT NOT NULL,
            PRIMARY KEY (day, lot, article, channel)
        )
        """,
        """
        CREATE TABLE impact_credit (
            entry BIGINT NOT NULL,
            position BIGINT NOT NULL,
            model TEXT NOT NULL,
            article BIGINT,
            channel BIGINT,
            amount BIGINT NOT NULL,
            PRIMARY KEY (entry, position)
        )
        """,
    ]

    private static let beside: [Statement] = [
        """
        CREATE TABLE impact_name (
            kind TEXT NOT NULL,
            thing BIGINT NOT NULL,
            chinese TEXT NOT NULL,
            english TEXT NOT NULL,
            PRIMARY KEY (kind, thing)
        )
        """,
        """
        CREATE TABLE impact_refusal (
            event BIGINT NOT NULL PRIMARY KEY,
            at BIGINT NOT NULL,
            kind TEXT NOT NULL,
            reason TEXT NOT NULL
        )
        """,
    ]
}
