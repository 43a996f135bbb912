public import Storage

extension Schema {
    public static let members = Schema(
        room: "members",
        steps: [
            SchemaStep(
                1,
                [
                    """
                    CREATE TABLE members_audit (
                        id BIGINT NOT NULL PRIMARY KEY,
                        at BIGINT NOT NULL,
                        member BIGINT,
                        organization BIGINT,
                        verb TEXT NOT NULL,
                        subject TEXT NOT NULL
                    )
                    """
                ]),
            SchemaStep(2, organizationTables + memberTables + credentialTables + auditIndexes),
        ])

    private static let organizationTables: [Statement] = [
        """
        CREATE TABLE members_organization (
            id BIGINT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('government', 'marketplace', 'cooperative', 'platform')),
            name_chinese TEXT NOT NULL,
            name_english TEXT NOT NULL,
            county_code TEXT,
            county_revision TEXT,
            added_at BIGINT NOT NULL,
            added_by BIGINT,
            CHECK ((county_code IS NULL) = (county_revision IS NULL))
        )
        """,
        // The platform is one: two that found it at once cannot both succeed.
        "CREATE UNIQUE INDEX members_one_platform ON members_organization (kind) WHERE kind = 'platform'",
    ]

    private static let memberTables: [Statement] = [
        """
        CREATE TABLE members_member (
            id BIGINT NOT NULL PRIMARY KEY,
            organization BIGINT NOT NULL REFERENCES members_organization (id),
            login TEXT NOT NULL UNIQUE,
            display_name TEXT NOT NULL,
            added_at BIGINT NOT NULL,
            added_by BIGINT
        )
        """,
        "CREATE INDEX members_member_of_organization ON members_member (organization, id)",
        """
        CREATE TABLE members_role (
            member BIGINT NOT NULL REFERENCES members_member (id),
            role TEXT NOT NULL,
            granted_at BIGINT NOT NULL,
            granted_by BIGINT,
            PRIMARY KEY (member, role)
        )
        """,
        "CREATE INDEX members_role_holder ON members_role (role, member)",
        """
        CREATE TABLE members_disabling (
            id BIGINT NOT NULL PRIMARY KEY,
            member BIGINT NOT NULL REFERENCES members_member (id),
            disabled_at BIGINT NOT NULL,
            disabled_by BIGINT NOT NULL,
            reason TEXT NOT NULL,
            lifted_at BIGINT,
            lifted_by BIGINT
        )
        """,
        "CREATE UNIQUE INDEX members_disabling_in_force ON members_disabling (member) WHERE lifted_at IS NULL",
    ]

    private static let credentialTables: [Statement] = [
        """
        CREATE TABLE members_password (
            member BIGINT NOT NULL PRIMARY KEY REFERENCES members_member (id),
            hash TEXT NOT NULL,
            set_at BIGINT NOT NULL,
            set_by BIGINT
        )
        """,
        """
        CREATE TABLE members_attempt (
            subject BYTEA NOT NULL PRIMARY KEY,
            since BIGINT NOT NULL,
            failures BIGINT NOT NULL
        )
        """,
        "CREATE INDEX members_attempt_age ON members_attempt (since)",
        """
        CREATE TABLE members_session (
            digest BYTEA NOT NULL PRIMARY KEY,
            member BIGINT NOT NULL REFERENCES members_member (id),
            started_at BIGINT NOT NULL,
            seen_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX members_session_of_member ON members_session (member)",
        "CREATE INDEX members_session_age ON members_session (expires_at)",
        """
        CREATE TABLE members_token (
            id BIGINT NOT NULL PRIMARY KEY,
            digest BYTEA NOT NULL UNIQUE,
            member BIGINT NOT NULL REFERENCES members_member (id),
            name TEXT NOT NULL,
            beginning TEXT NOT NULL,
            scopes TEXT NOT NULL,
            issued_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            used_at BIGINT
        )
        """,
        "CREATE INDEX members_token_of_member ON members_token (member, id)",
        """
        CREATE TABLE members_token_revocation (
            token BIGINT NOT NULL PRIMARY KEY REFERENCES members_token (id),
            revoked_at BIGINT NOT NULL,
            revoked_by BIGINT NOT NULL
        )
        """,
    ]

    private static let auditIndexes: [Statement] = [
        "CREATE INDEX members_audit_of_member ON members_audit (member, id)",
        "CREATE INDEX members_audit_of_organization ON members_audit (organization, id)",
        "CREATE INDEX members_audit_of_subject ON members_audit (subject, id)",
        "CREATE INDEX members_audit_of_verb ON members_audit (verb, id)",
    ]
}
