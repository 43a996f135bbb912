import Crypto
public import Values

/// One numbered step of a room's tables, never edited after it has been released.
public struct SchemaStep: Sendable {
    public let number: Int
    public let statements: [Statement]

    public init(_ number: Int, _ statements: [Statement]) {
        precondition(statements.allSatisfy { $0.cells.isEmpty }, "a step is text alone")
        self.number = number
        self.statements = statements
    }

    /// SHA-256 over the statements' text, each ended by a zero byte.
    public var digest: ContentDigest {
        var hash = SHA256()
        for statement in statements {
            hash.update(data: Array(statement.text.utf8))
            hash.update(data: [0])
        }
        return ContentDigest(bytes: Array(hash.finalize()))!
    }
}

/// The tables of one room, step by step, oldest first.
public struct Schema: Sendable {
    public let room: String
    public let steps: [SchemaStep]

    public init(room: String, steps: [SchemaStep]) {
        precondition(steps.map(\.number) == Array(1...max(1, steps.count)), "steps are numbered 1, 2, 3 …")
        self.room = room
        self.steps = steps
    }
}

extension Store {
    /// Brings the database up to the schemas. Refuses when a step that ran was edited since, or is not known here.
    public func migrate(_ schemas: [Schema], clock: any WallClock) async throws {
        try await write { transaction in
            try transaction.run(
                """
                CREATE TABLE IF NOT EXISTS storage_schema_step (
                    room TEXT NOT NULL,
                    number BIGINT NOT NULL,
                    digest BYTEA NOT NULL,
                    applied_at BIGINT NOT NULL,
                    PRIMARY KEY (room, number)
                )
                """)
            for schema in schemas { try schema.apply(in: transaction, at: clock.now()) }
        }
    }
}

extension Store {
    /// How many steps of all rooms the database has behind it; throws when it was never migrated.
    public func appliedStepCount() async throws -> Int64 {
        try await read { transaction in try transaction.value("SELECT count(*) FROM storage_schema_step") }
    }
}

extension Schema {
    fileprivate func apply(in transaction: Transaction, at now: Instant) throws(StorageError) {
        let applied = try transaction.rows(
            "SELECT digest FROM storage_schema_step WHERE room = \(room) ORDER BY number"
        ) { row throws(StorageError) in try row.value(0, as: ContentDigest.self) }
        guard applied.count <= steps.count else {
            throw .schema(
                "\(room) has \(applied.count) steps in the database and \(steps.count) here: use a newer Terrace")
        }
        for (step, digest) in zip(steps, applied) where step.digest != digest {
            throw .schema("step \(step.number) of \(room) was edited after it ran: add a new step instead")
        }
        for step in steps.dropFirst(applied.count) {
            for statement in step.statements { try transaction.run(statement) }
            try transaction.run(
                """
                INSERT INTO storage_schema_step (room, number, digest, applied_at)
                VALUES (\(room), \(step.number), \(step.digest), \(now))
                """)
        }
    }
}
