import Contracts
import Storage
import Values

/// Counts failed sign-ins of a login and of an address, and says when to come back.
///
/// An attempt counts as failed before it is checked, so that a burst of them at once does not slip through; one that
/// succeeds is taken back. The counts stand in the database: a restart or a second node forgets nothing.
struct SignInThrottle {
    /// Failures of one login within the window; people mistype, and a login is one person.
    static let mostOfLogin: Int64 = 10
    /// Failures from one address within the window; behind an address there may be a whole bureau.
    static let mostOfAddress: Int64 = 100
    static let windowSeconds: Int64 = 15 * 60

    /// What is counted, by digest: people type passwords into the wrong field, and addresses are personal data.
    struct Subject: Hashable, Sendable {
        let digest: ContentDigest
        let most: Int64

        static func login(_ login: String) -> Subject {
            Subject(digest: Secret.digest(of: "login\0" + login), most: mostOfLogin)
        }

        static func address(_ address: String) -> Subject {
            Subject(digest: Secret.digest(of: "address\0" + address), most: mostOfAddress)
        }
    }

    /// Counts one more failure of each, unless one of them has had too many.
    func begin(_ subjects: [Subject], at now: Instant, in transaction: Transaction) throws {
        let start = now.adding(seconds: -Self.windowSeconds)
        try transaction.run("DELETE FROM members_attempt WHERE since <= \(start)")
        for subject in subjects {
            let full = try transaction.first(
                "SELECT since FROM members_attempt WHERE subject = \(subject.digest) AND failures >= \(subject.most)"
            ) { row throws(StorageError) in try row.value(0, as: Instant.self) }
            if let full {
                let wait = full.adding(seconds: Self.windowSeconds).microseconds - now.microseconds
                throw MembersError.tooManySignIns(retryAfterSeconds: max(1, (wait + 999_999) / 1_000_000))
            }
        }
        for subject in subjects {
            try transaction.run(
                """
                INSERT INTO members_attempt (subject, since, failures) VALUES (\(subject.digest), \(now), 1)
                ON CONFLICT (subject) DO UPDATE SET failures = members_attempt.failures + 1
                """)
        }
    }

    /// The login proved itself: its failures are forgotten, and the address gets back what this attempt cost it.
    func succeed(login: Subject, address: Subject, in transaction: Transaction) throws(StorageError) {
        try forget(login, in: transaction)
        try takeBack([address], in: transaction)
    }

    func forget(_ subject: Subject, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM members_attempt WHERE subject = \(subject.digest)")
    }

    /// Nothing was checked after all.
    func takeBack(_ subjects: [Subject], in transaction: Transaction) throws(StorageError) {
        for subject in subjects {
            try transaction.run(
                "UPDATE members_attempt SET failures = failures - 1 WHERE subject = \(subject.digest) AND failures > 0"
            )
        }
    }
}
