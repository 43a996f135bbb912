import Storage

/// What stands on an account, in fen or in the lot's unit.
public struct AccountBalance: Hashable, Sendable {
    public let account: Account
    public let commodity: Commodity
    public let balance: Int64
}

/// `impact_account`: the sums of all lines, kept with them.
enum AccountTable {
    static func all(in transaction: Transaction) throws(StorageError) -> [AccountBalance] {
        try balances("SELECT account, commodity, balance FROM impact_account", in: transaction)
    }

    /// What stood on the accounts after an entry, from the lines themselves.
    static func all(through entry: Int64, in transaction: Transaction) throws(StorageError) -> [AccountBalance] {
        try balances(
            """
            SELECT account, commodity, CAST(sum(amount) AS BIGINT) FROM impact_line
            WHERE entry <= \(entry) GROUP BY account, commodity
            """, in: transaction)
    }

    private static func balances(
        _ statement: Statement, in transaction: Transaction
    ) throws(StorageError) -> [AccountBalance] {
        let balances = try transaction.rows(statement) { row throws(StorageError) in
            let name: String = try row.value(0)
            guard let account = Account(name) else { throw .column(0, "no account \(name)") }
            return AccountBalance(account: account, commodity: try row.value(1), balance: try row.value(2))
        }
        // Databases order texts each in their own way.
        return balances.sorted()
    }
}

extension AccountBalance: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        (left.account.description, left.commodity.rawValue) < (right.account.description, right.commodity.rawValue)
    }
}
