public import Storage

extension Schema {
    public static let promotion = Schema(
        room: "promotion",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE promotion_campaign (
                        id BIGINT NOT NULL PRIMARY KEY,
                        lot BIGINT NOT NULL,
                        product BIGINT NOT NULL,
                        organization BIGINT NOT NULL,
                        name TEXT NOT NULL,
                        goal TEXT NOT NULL,
                        target BIGINT NOT NULL CHECK (target > 0),
                        budget_fen BIGINT NOT NULL CHECK (budget_fen > 0),
                        currency TEXT NOT NULL,
                        bid_fen BIGINT NOT NULL CHECK (bid_fen > 0),
                        ends_on BIGINT NOT NULL,
                        regions TEXT NOT NULL,
                        excluded_regions TEXT NOT NULL,
                        kinds TEXT NOT NULL,
                        counties TEXT NOT NULL,
                        like_buyers BOOLEAN NOT NULL,
                        excludes_buyers BOOLEAN NOT NULL,
                        cap_day BIGINT NOT NULL,
                        cap_all BIGINT NOT NULL,
                        holdout BIGINT NOT NULL,
                        version BIGINT NOT NULL,
                        drafted_at BIGINT NOT NULL,
                        drafted_by BIGINT NOT NULL,
                        unit TEXT NOT NULL,
                        latest BIGINT NOT NULL,
                        over_at BIGINT
                    )
                    """,
                    "CREATE INDEX promotion_campaign_open ON promotion_campaign (lot, id) WHERE over_at IS NULL",
                    "CREATE INDEX promotion_campaign_lot ON promotion_campaign (lot, id)",
                    "CREATE INDEX promotion_campaign_of ON promotion_campaign (organization, id)",
                    """
                    CREATE TABLE promotion_state (
                        id BIGINT NOT NULL PRIMARY KEY,
                        campaign BIGINT NOT NULL,
                        kind TEXT NOT NULL,
                        cause TEXT,
                        reason TEXT NOT NULL,
                        at BIGINT NOT NULL,
                        by_member BIGINT
                    )
                    """,
                    "CREATE INDEX promotion_state_of ON promotion_state (campaign, id)",
                    // Thousandths of a fen.
                    """
                    CREATE TABLE promotion_purse (
                        campaign BIGINT NOT NULL PRIMARY KEY REFERENCES promotion_campaign (id),
                        budget BIGINT NOT NULL,
                        spent BIGINT NOT NULL CHECK (spent >= 0),
                        reserved BIGINT NOT NULL CHECK (reserved >= 0),
                        granted_at BIGINT,
                        CHECK (spent + reserved <= budget)
                    )
                    """,
                    """
                    CREATE TABLE promotion_lease (
                        id BIGINT NOT NULL PRIMARY KEY,
                        campaign BIGINT NOT NULL REFERENCES promotion_campaign (id),
                        amount BIGINT NOT NULL,
                        spent BIGINT NOT NULL CHECK (spent >= 0),
                        taken_at BIGINT NOT NULL,
                        until BIGINT NOT NULL,
                        closed_at BIGINT,
                        CHECK (spent <= amount)
                    )
                    """,
                    "CREATE INDEX promotion_lease_open ON promotion_lease (until, id) WHERE closed_at IS NULL",
                    """
                    CREATE TABLE promotion_pending (
                        impression BIGINT NOT NULL PRIMARY KEY,
                        lease BIGINT NOT NULL,
                        cost BIGINT NOT NULL
                    )
                    """,
                    "CREATE INDEX promotion_pending_lease ON promotion_pending (lease)",
                    """
                    CREATE TABLE promotion_progress (
                        campaign BIGINT NOT NULL PRIMARY KEY REFERENCES promotion_campaign (id),
                        sold BIGINT NOT NULL,
                        income_fen BIGINT NOT NULL,
                        reached BIGINT NOT NULL,
                        held_out BIGINT NOT NULL
                    )
                    """,
                    """
                    CREATE TABLE promotion_reach (
                        campaign BIGINT NOT NULL,
                        reader BIGINT NOT NULL,
                        is_ghost BOOLEAN NOT NULL,
                        day BIGINT NOT NULL,
                        on_day BIGINT NOT NULL,
                        in_all BIGINT NOT NULL,
                        PRIMARY KEY (campaign, reader)
                    )
                    """,
                    "CREATE INDEX promotion_reach_latest ON promotion_reach (campaign, day)",
                    """
                    CREATE TABLE promotion_tally (
                        campaign BIGINT NOT NULL,
                        day BIGINT NOT NULL,
                        arm TEXT NOT NULL,
                        placed BIGINT NOT NULL,
                        seen BIGINT NOT NULL,
                        opened BIGINT NOT NULL,
                        followed BIGINT NOT NULL,
                        orders BIGINT NOT NULL,
                        income_fen BIGINT NOT NULL,
                        spent BIGINT NOT NULL,
                        PRIMARY KEY (campaign, day, arm)
                    )
                    """,
                    """
                    CREATE TABLE promotion_sale (
                        sale BIGINT NOT NULL PRIMARY KEY,
                        order_id BIGINT NOT NULL,
                        campaign BIGINT NOT NULL,
                        arm TEXT NOT NULL,
                        day BIGINT NOT NULL
                    )
                    """,
                    "CREATE INDEX promotion_sale_order ON promotion_sale (order_id, campaign)",
                    """
                    CREATE TABLE promotion_lot (
                        id BIGINT NOT NULL PRIMARY KEY,
                        product BIGINT NOT NULL,
                        code TEXT NOT NULL,
                        unit TEXT NOT NULL,
                        confirmed BIGINT NOT NULL,
                        remaining BIGINT NOT NULL,
                        opens_on BIGINT NOT NULL,
                        closes_on BIGINT NOT NULL,
                        currency TEXT NOT NULL,
                        supplier BIGINT NOT NULL,
                        county TEXT NOT NULL,
                        withdrawn_at BIGINT
                    )
                    """,
                    "CREATE INDEX promotion_lot_open ON promotion_lot (closes_on, id) WHERE withdrawn_at IS NULL",
                    """
                    CREATE TABLE promotion_listing (
                        listing BIGINT NOT NULL PRIMARY KEY,
                        lot BIGINT NOT NULL,
                        price_fen BIGINT NOT NULL,
                        pack BIGINT NOT NULL,
                        is_open BOOLEAN NOT NULL
                    )
                    """,
                    "CREATE INDEX promotion_listing_lot ON promotion_listing (lot, listing)",
                    """
                    CREATE TABLE promotion_lot_day (
                        lot BIGINT NOT NULL,
                        day BIGINT NOT NULL,
                        orders BIGINT NOT NULL,
                        site_orders BIGINT NOT NULL,
                        amount BIGINT NOT NULL,
                        gross_fen BIGINT NOT NULL,
                        PRIMARY KEY (lot, day)
                    )
                    """,
                    """
                    CREATE TABLE promotion_observation (
                        product BIGINT NOT NULL,
                        day BIGINT NOT NULL,
                        at BIGINT NOT NULL,
                        site_impressions BIGINT NOT NULL,
                        impressions BIGINT NOT NULL,
                        opens BIGINT NOT NULL,
                        follows BIGINT NOT NULL,
                        PRIMARY KEY (product, day)
                    )
                    """,
                ])
        ])
}
