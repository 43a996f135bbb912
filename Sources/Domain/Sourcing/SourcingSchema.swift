public import Storage

extension Schema {
    public static let sourcing = Schema(
        room: "sourcing",
        steps: [SchemaStep(1, products + nominations + visits + lots + facts)])

    private static let products: [Statement] = [
        """
        CREATE TABLE sourcing_product (
            id BIGINT NOT NULL PRIMARY KEY,
            slug TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            name_chinese TEXT NOT NULL,
            name_english TEXT NOT NULL,
            summary_chinese TEXT NOT NULL,
            summary_english TEXT NOT NULL,
            county_code TEXT NOT NULL,
            county_revision TEXT NOT NULL,
            organization BIGINT NOT NULL,
            picture BIGINT,
            version BIGINT NOT NULL,
            described_at BIGINT NOT NULL,
            described_by BIGINT NOT NULL
        )
        """,
        "CREATE INDEX sourcing_product_by_county ON sourcing_product (county_code, id)",
        "CREATE INDEX sourcing_product_by_organization ON sourcing_product (organization, id)",
    ]

    private static let nominations: [Statement] = [
        """
        CREATE TABLE sourcing_nomination (
            id BIGINT NOT NULL PRIMARY KEY,
            product BIGINT NOT NULL REFERENCES sourcing_product (id),
            statement TEXT NOT NULL,
            expected BIGINT NOT NULL CHECK (expected > 0),
            expected_unit TEXT NOT NULL,
            growers BIGINT NOT NULL,
            households BIGINT NOT NULL,
            ties TEXT NOT NULL,
            benefit TEXT NOT NULL,
            nominated_at BIGINT NOT NULL,
            nominated_by BIGINT NOT NULL,
            organization BIGINT NOT NULL
        )
        """,
        "CREATE INDEX sourcing_nomination_by_product ON sourcing_nomination (product, id)",
        "CREATE INDEX sourcing_nomination_by_organization ON sourcing_nomination (organization, id)",
        """
        CREATE TABLE sourcing_signature (
            nomination BIGINT NOT NULL REFERENCES sourcing_nomination (id),
            duty TEXT NOT NULL,
            member BIGINT NOT NULL,
            organization BIGINT NOT NULL,
            signed_at BIGINT NOT NULL,
            PRIMARY KEY (nomination, duty),
            UNIQUE (nomination, member)
        )
        """,
        """
        CREATE TABLE sourcing_ending (
            nomination BIGINT NOT NULL PRIMARY KEY REFERENCES sourcing_nomination (id),
            kind TEXT NOT NULL,
            ended_at BIGINT NOT NULL,
            ended_by BIGINT NOT NULL,
            reasons TEXT NOT NULL,
            words TEXT NOT NULL
        )
        """,
    ]

    private static let visits: [Statement] = [
        """
        CREATE TABLE sourcing_visit (
            id BIGINT NOT NULL PRIMARY KEY,
            nomination BIGINT NOT NULL REFERENCES sourcing_nomination (id),
            product BIGINT NOT NULL REFERENCES sourcing_product (id),
            day BIGINT NOT NULL,
            visitor BIGINT NOT NULL,
            scheduled_at BIGINT NOT NULL,
            scheduled_by BIGINT NOT NULL
        )
        """,
        "CREATE INDEX sourcing_visit_by_nomination ON sourcing_visit (nomination, id)",
        "CREATE INDEX sourcing_visit_by_product ON sourcing_visit (product, id)",
        "CREATE INDEX sourcing_visit_by_visitor ON sourcing_visit (visitor, id)",
        """
        CREATE TABLE sourcing_visit_report (
            visit BIGINT NOT NULL PRIMARY KEY REFERENCES sourcing_visit (id),
            visited_at BIGINT NOT NULL,
            latitude BIGINT NOT NULL,
            longitude BIGINT NOT NULL,
            notes TEXT NOT NULL,
            measured BIGINT NOT NULL CHECK (measured >= 0),
            measured_unit TEXT NOT NULL,
            recorded_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE sourcing_visit_cancellation (
            visit BIGINT NOT NULL PRIMARY KEY REFERENCES sourcing_visit (id),
            cancelled_at BIGINT NOT NULL,
            cancelled_by BIGINT NOT NULL,
            reason TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE sourcing_evidence (
            visit BIGINT NOT NULL REFERENCES sourcing_visit (id),
            place BIGINT NOT NULL,
            kind TEXT NOT NULL,
            media BIGINT NOT NULL,
            digest BYTEA NOT NULL,
            caption_chinese TEXT NOT NULL,
            caption_english TEXT NOT NULL,
            PRIMARY KEY (visit, place),
            UNIQUE (visit, media)
        )
        """,
        """
        CREATE TABLE sourcing_assessment (
            id BIGINT NOT NULL PRIMARY KEY,
            visit BIGINT NOT NULL UNIQUE REFERENCES sourcing_visit (id),
            note TEXT NOT NULL,
            total BIGINT NOT NULL,
            passed BOOLEAN NOT NULL,
            assessed_at BIGINT NOT NULL,
            assessed_by BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE sourcing_score (
            assessment BIGINT NOT NULL REFERENCES sourcing_assessment (id),
            place BIGINT NOT NULL,
            criterion TEXT NOT NULL,
            points BIGINT NOT NULL CHECK (points BETWEEN 0 AND 5),
            weight BIGINT NOT NULL,
            must BOOLEAN NOT NULL,
            note TEXT NOT NULL,
            PRIMARY KEY (assessment, place),
            UNIQUE (assessment, criterion)
        )
        """,
    ]

    private static let lots: [Statement] = [
        """
        CREATE TABLE sourcing_lot (
            id BIGINT NOT NULL PRIMARY KEY,
            product BIGINT NOT NULL REFERENCES sourcing_product (id),
            nomination BIGINT NOT NULL UNIQUE REFERENCES sourcing_nomination (id),
            visit BIGINT NOT NULL UNIQUE REFERENCES sourcing_visit (id),
            code TEXT NOT NULL UNIQUE,
            quantity BIGINT NOT NULL CHECK (quantity > 0),
            unit TEXT NOT NULL,
            opens_on BIGINT NOT NULL,
            closes_on BIGINT NOT NULL,
            shelf_life_days BIGINT NOT NULL,
            gate_price_fen BIGINT NOT NULL CHECK (gate_price_fen > 0),
            gate_price_currency TEXT NOT NULL,
            growers BIGINT NOT NULL,
            households BIGINT NOT NULL,
            household_list BYTEA NOT NULL,
            supplier BIGINT NOT NULL,
            certificate_number TEXT,
            certificate_issued_on BIGINT,
            certificate_basis TEXT,
            certificate_paper BIGINT,
            county_code TEXT NOT NULL,
            county_revision TEXT NOT NULL,
            confirmed_at BIGINT NOT NULL,
            confirmed_by BIGINT NOT NULL
        )
        """,
        "CREATE INDEX sourcing_lot_by_product ON sourcing_lot (product, id)",
        """
        CREATE TABLE sourcing_lot_withdrawal (
            lot BIGINT NOT NULL PRIMARY KEY REFERENCES sourcing_lot (id),
            kind TEXT NOT NULL,
            withdrawn_at BIGINT NOT NULL,
            withdrawn_by BIGINT NOT NULL,
            organization BIGINT NOT NULL,
            reason TEXT NOT NULL
        )
        """,
    ]

    private static let facts: [Statement] = [
        """
        CREATE TABLE sourcing_fact (
            id BIGINT NOT NULL PRIMARY KEY,
            product BIGINT NOT NULL REFERENCES sourcing_product (id),
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            amount BIGINT,
            unit TEXT,
            text_chinese TEXT,
            text_english TEXT,
            evidence BIGINT,
            visit BIGINT REFERENCES sourcing_visit (id),
            grounds TEXT NOT NULL,
            confirmed_at BIGINT NOT NULL,
            confirmed_by BIGINT NOT NULL,
            expires_on BIGINT,
            end_kind TEXT,
            ended_at BIGINT,
            ended_by BIGINT,
            end_reason TEXT
        )
        """,
        "CREATE INDEX sourcing_fact_by_product ON sourcing_fact (product, id)",
        "CREATE UNIQUE INDEX sourcing_fact_holding ON sourcing_fact (product, name) WHERE ended_at IS NULL",
        "CREATE INDEX sourcing_fact_expiring ON sourcing_fact (expires_on, id) WHERE ended_at IS NULL",
    ]
}
