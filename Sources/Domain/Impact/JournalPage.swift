/// How a journal is written for others.
public enum JournalFormat: String, Hashable, Sendable, CaseIterable {
    /// One JSON object a line: `ledger` (once), then `name`, `entry` with its `hash`, and `root`. Enough to rebuild all
    /// tables and reports.
    case jsonLines = "jsonl"
    /// Plain-text accounting for Beancount 3, money in `CNY` and goods in `GRAM` and `PLACE`, with a balance assertion for
    /// every account: an auditor that shares no code with us.
    case beancount
}

/// A piece of a journal, and where the next begins.
public struct JournalPage: Hashable, Sendable {
    public let text: String
    /// Nil after the last.
    public let next: JournalPosition?
}

/// A place in a journal of a certain length: entries that come later are not in it, however slowly it is read.
public struct JournalPosition: Hashable, Sendable {
    let format: JournalFormat
    let ledger: LedgerHead
    /// The last entry that was written; 0 before the first.
    let after: Int64
    /// The day behind all that was written, for Beancount's closing balances.
    let nextDay: Int64
}
