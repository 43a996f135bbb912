import Contracts
import Values

/// The journal in the words of Beancount (https://beancount.github.io/docs/beancount_language_syntax.html).
enum Beancount {
    static func head(_ ledger: LedgerHead, accounts: [AccountBalance]) -> String {
        var text = """
            ;; \(ledger.entries) entries, root \(ledger.root)
            option "title" "Terrace"
            option "operating_currency" "CNY"

            1970-01-01 commodity CNY
            1970-01-01 commodity GRAM
            1970-01-01 commodity PLACE

            """
        for account in accounts {
            text += "1970-01-01 open \(account.account.beancount) \(account.commodity.beancount)\n"
        }
        return text + "\n"
    }

    /// What stands on every account at the end, to the last unit: Beancount's own tolerance would let half a fen pass.
    static func foot(_ accounts: [AccountBalance], on day: Day) -> String {
        accounts.map { account in
            let amount = account.commodity.beancount(account.balance, tolerance: true)
            return "\(day) balance \(account.account.beancount) \(amount)\n"
        }.joined()
    }
}

extension Entry {
    func beancount(hash: ContentDigest) -> String {
        let day = occurredAt.day
        if case .withdrawal(let lot, _) = subject {
            return "\(day) note \(Account.lot(lot, .confirmed).beancount) \"withdrawn, entry \(id)\"\n\n"
        }
        var text = "\(day) * \"\(kind.rawValue)\"\n  entry: \(id)\n  hash: \"\(hash)\"\n"
        if let order = source.order { text += "  order: \"\(order)\"\n" }
        if let digest = source.digest { text += "  source: \"\(digest)\"\n" }
        if case .follows(let sale, _, _) = subject { text += "  sale: \(sale)\n" }
        for line in lines { text += "  \(line.account.beancount)  \(line.commodity.beancount(line.amount))\n" }
        return text + "\n"
    }
}

extension Account {
    /// Beancount sorts accounts under five roots.
    fileprivate var beancount: String {
        switch self {
        case .buyer, .lot, .oversold, .oversoldShipped, .surplus: "Assets:\(self)"
        case .growerPayable, .campaignEscrow, .tax: "Liabilities:\(self)"
        case .field, .unsourced: "Equity:\(self)"
        case .sales, .shipping: "Income:\(self)"
        case .refunds, .growerCost, .storeFee: "Expenses:\(self)"
        }
    }
}

extension Commodity {
    fileprivate var beancount: String {
        switch self {
        case .yuan: "CNY"
        case .grams: "GRAM"
        case .places: "PLACE"
        }
    }

    fileprivate func beancount(_ amount: Int64, tolerance: Bool = false) -> String {
        let number: String
        switch self {
        case .yuan: number = decimalText(amount, digits: 2)
        case .grams, .places: number = String(amount)
        }
        return number + (tolerance ? " ~ 0 " : " ") + beancount
    }
}
