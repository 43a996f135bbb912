public import Storage

extension Schema {
    public static let commerce = Schema(
        room: "commerce",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE commerce_marketplace (
                        id BIGINT NOT NULL PRIMARY KEY,
                        name TEXT NOT NULL UNIQUE,
                        kind TEXT NOT NULL,
                        address TEXT NOT NULL,
                        currency TEXT NOT NULL,
                        opened_at BIGINT NOT NULL,
                        opened_by BIGINT NOT NULL,
                        off_at BIGINT,
                        off_by BIGINT,
                        off_reason TEXT
                    )
                    """,
                    """
                    CREATE TABLE commerce_secret (
                        id BIGINT NOT NULL PRIMARY KEY,
                        marketplace BIGINT NOT NULL REFERENCES commerce_marketplace (id),
                        sealed BYTEA NOT NULL,
                        added_at BIGINT NOT NULL,
                        added_by BIGINT NOT NULL,
                        retired_at BIGINT,
                        retired_by BIGINT
                    )
                    """,
                    "CREATE INDEX commerce_secret_of ON commerce_secret (marketplace, id)",
                    """
                    CREATE TABLE commerce_product (
                        id BIGINT NOT NULL PRIMARY KEY,
                        kind TEXT NOT NULL
                    )
                    """,
                    """
                    CREATE TABLE commerce_lot (
                        id BIGINT NOT NULL PRIMARY KEY,
                        product BIGINT NOT NULL,
                        code TEXT NOT NULL,
                        unit TEXT NOT NULL,
                        confirmed BIGINT NOT NULL,
                        remaining BIGINT NOT NULL CHECK (remaining >= 0),
                        oversold BIGINT NOT NULL CHECK (oversold >= 0),
                        opens_on BIGINT NOT NULL,
                        closes_on BIGINT NOT NULL,
                        gate_price_fen BIGINT NOT NULL,
                        currency TEXT NOT NULL,
                        supplier BIGINT NOT NULL,
                        county TEXT NOT NULL,
                        county_revision TEXT NOT NULL,
                        withdrawn_at BIGINT,
                        withdrawn_reason TEXT,
                        CHECK (remaining <= confirmed)
                    )
                    """,
                    """
                    CREATE TABLE commerce_listing (
                        id BIGINT NOT NULL PRIMARY KEY,
                        marketplace BIGINT NOT NULL REFERENCES commerce_marketplace (id),
                        sku TEXT NOT NULL,
                        product BIGINT NOT NULL,
                        lot BIGINT NOT NULL REFERENCES commerce_lot (id),
                        title TEXT NOT NULL,
                        price_fen BIGINT NOT NULL CHECK (price_fen > 0),
                        pack BIGINT NOT NULL CHECK (pack > 0),
                        address TEXT NOT NULL,
                        returns_resellable BOOLEAN NOT NULL,
                        version BIGINT NOT NULL,
                        opened_at BIGINT NOT NULL,
                        opened_by BIGINT NOT NULL,
                        closed_at BIGINT,
                        closed_by BIGINT,
                        closed_reason TEXT,
                        UNIQUE (marketplace, sku)
                    )
                    """,
                    "CREATE INDEX commerce_listing_product ON commerce_listing (product, id)",
                    "CREATE INDEX commerce_listing_lot ON commerce_listing (lot, id)",
                    """
                    CREATE TABLE commerce_order (
                        id BIGINT NOT NULL PRIMARY KEY,
                        marketplace BIGINT NOT NULL REFERENCES commerce_marketplace (id),
                        number TEXT NOT NULL,
                        name TEXT NOT NULL,
                        status TEXT NOT NULL,
                        created_at BIGINT NOT NULL,
                        updated_at BIGINT NOT NULL,
                        precedence TEXT NOT NULL,
                        cancelled_at BIGINT,
                        cancel_reason TEXT,
                        total_fen BIGINT NOT NULL,
                        refunded_fen BIGINT NOT NULL,
                        buyer TEXT NOT NULL,
                        credit_article BIGINT,
                        credit_channel BIGINT,
                        evidence TEXT NOT NULL,
                        sold_at BIGINT,
                        recorded_at BIGINT NOT NULL,
                        UNIQUE (marketplace, number)
                    )
                    """,
                    "CREATE INDEX commerce_order_newest ON commerce_order (marketplace, id)",
                    """
                    CREATE TABLE commerce_sale (
                        id BIGINT NOT NULL PRIMARY KEY,
                        order_id BIGINT NOT NULL REFERENCES commerce_order (id),
                        line TEXT NOT NULL,
                        listing BIGINT NOT NULL,
                        product BIGINT NOT NULL,
                        lot BIGINT NOT NULL,
                        packs BIGINT NOT NULL CHECK (packs > 0),
                        pack BIGINT NOT NULL CHECK (pack > 0),
                        unit TEXT NOT NULL,
                        resellable BOOLEAN NOT NULL,
                        drawn BIGINT NOT NULL CHECK (drawn >= 0),
                        oversold BIGINT NOT NULL CHECK (oversold >= 0),
                        sold_at BIGINT,
                        gross_fen BIGINT NOT NULL CHECK (gross_fen >= 0),
                        refunded_fen BIGINT NOT NULL,
                        share_fen BIGINT NOT NULL,
                        share_reversed_fen BIGINT NOT NULL,
                        cancelled_packs BIGINT NOT NULL,
                        returned_packs BIGINT NOT NULL,
                        restored BIGINT NOT NULL,
                        wasted BIGINT NOT NULL,
                        oversold_restored BIGINT NOT NULL,
                        sent_packs BIGINT NOT NULL,
                        weighed BIGINT,
                        delivered BIGINT NOT NULL,
                        UNIQUE (order_id, line),
                        CHECK (refunded_fen <= gross_fen),
                        CHECK (cancelled_packs + returned_packs <= packs),
                        CHECK (restored + wasted <= drawn),
                        CHECK (oversold_restored <= oversold)
                    )
                    """,
                    "CREATE INDEX commerce_sale_oversold ON commerce_sale (id) WHERE oversold > oversold_restored",
                    "CREATE INDEX commerce_sale_lot ON commerce_sale (lot, id)",
                    """
                    CREATE TABLE commerce_refund (
                        id BIGINT NOT NULL PRIMARY KEY,
                        marketplace BIGINT NOT NULL REFERENCES commerce_marketplace (id),
                        order_number TEXT NOT NULL,
                        number TEXT NOT NULL,
                        content TEXT NOT NULL,
                        is_posted BOOLEAN NOT NULL,
                        UNIQUE (marketplace, order_number, number)
                    )
                    """,
                    """
                    CREATE TABLE commerce_reversal (
                        id BIGINT NOT NULL PRIMARY KEY,
                        order_id BIGINT NOT NULL REFERENCES commerce_order (id),
                        sale BIGINT NOT NULL REFERENCES commerce_sale (id),
                        refund_number TEXT,
                        cause TEXT NOT NULL,
                        money_fen BIGINT NOT NULL CHECK (money_fen >= 0),
                        share_fen BIGINT NOT NULL,
                        restored BIGINT NOT NULL,
                        wasted BIGINT NOT NULL,
                        oversold_restored BIGINT NOT NULL,
                        reason TEXT NOT NULL,
                        occurred_at BIGINT NOT NULL,
                        recorded_at BIGINT NOT NULL,
                        message BIGINT NOT NULL
                    )
                    """,
                    "CREATE INDEX commerce_reversal_order ON commerce_reversal (order_id, id)",
                    """
                    CREATE TABLE commerce_message (
                        id BIGINT NOT NULL PRIMARY KEY,
                        marketplace BIGINT NOT NULL REFERENCES commerce_marketplace (id),
                        delivery TEXT NOT NULL,
                        event TEXT,
                        topic TEXT NOT NULL,
                        scope TEXT NOT NULL,
                        digest BYTEA NOT NULL,
                        triggered_at BIGINT,
                        received_at BIGINT NOT NULL,
                        order_number TEXT,
                        effect TEXT NOT NULL,
                        content TEXT,
                        warnings TEXT NOT NULL,
                        UNIQUE (marketplace, delivery),
                        UNIQUE (marketplace, digest, scope)
                    )
                    """,
                    "CREATE INDEX commerce_message_order ON commerce_message (marketplace, order_number, id)",
                ]),
            SchemaStep(
                2,
                [
                    "ALTER TABLE commerce_order ADD COLUMN credit_campaign BIGINT",
                    "ALTER TABLE commerce_order ADD COLUMN credit_arm TEXT",
                ]),
        ])
}
