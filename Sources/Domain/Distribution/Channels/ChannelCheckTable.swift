import Contracts
import Storage
public import Values

/// What came of asking a channel whether it can be reached and takes our credentials.
public struct ChannelCheck: Hashable, Sendable {
    public let at: Instant
    /// What is wrong, and the channel's own words; nil when all is well.
    public let trouble: Trouble?

    public struct Trouble: Hashable, Sendable {
        /// `expired`, `revoked`, `network_policy`, `insecure` … of credentials; else `host`, `limit`, `unsupported` …
        public let cause: String
        public let said: String

        public init(cause: String, said: String) {
            self.cause = cause
            self.said = said
        }
    }

    public init(at: Instant, trouble: Trouble?) {
        self.at = at
        self.trouble = trouble
    }
}

extension ChannelTrouble {
    /// One word for it, as the checks keep it.
    var word: String {
        switch self {
        case .transient: "host"
        case .limited: "limit"
        case .auth(let cause, _): cause.rawValue
        case .content: "content"
        case .gone: "gone"
        case .unknownOutcome: "unknown"
        case .unsupported: "unsupported"
        }
    }
}

/// The SQL of distribution_check: the last check of each channel.
struct ChannelCheckTable {
    func find(_ channel: ChannelID, in transaction: Transaction) throws(StorageError) -> ChannelCheck? {
        try transaction.first("SELECT at, cause, said FROM distribution_check WHERE channel = \(channel)") {
            row throws(StorageError) in
            let cause: String? = try row.value(1)
            let said: String? = try row.value(2)
            return ChannelCheck(
                at: try row.value(0), trouble: cause.map { ChannelCheck.Trouble(cause: $0, said: said ?? "") })
        }
    }

    func put(_ check: ChannelCheck, of channel: ChannelID, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO distribution_check (channel, at, cause, said)
            VALUES (\(channel), \(check.at), \(check.trouble?.cause), \(check.trouble?.said))
            ON CONFLICT (channel) DO UPDATE SET at = excluded.at, cause = excluded.cause, said = excluded.said
            """)
    }

    /// From now on it is due.
    func forget(_ channel: ChannelID, in transaction: Transaction) throws(StorageError) {
        try transaction.run("DELETE FROM distribution_check WHERE channel = \(channel)")
    }
}
