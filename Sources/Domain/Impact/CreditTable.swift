import Contracts
import Storage

/// A share of an entry's money that a model of attribution gives to an article and a channel.
///
/// Credits are opinions, sales are facts: they are a book of their own, and each entry's credits sum to what it moved.
struct Credit: Hashable, Sendable {
    /// All of an order's money goes to the last touch that the order carries.
    static let lastTouch = "last_touch"

    let entry: EntryID
    let position: Int64
    let model: String
    let article: ArticleID?
    let channel: ChannelID?
    /// In fen; a refund has it with a minus.
    let amount: Int64

    /// What the last touch gets of a sale, or gives back of a refund.
    init(lastTouch touch: SaleCredit, of entry: EntryID, amount: Int64) {
        self.init(
            entry: entry, position: 0, model: Self.lastTouch, article: touch.article, channel: touch.channel,
            amount: amount)
    }

    init(
        entry: EntryID, position: Int64, model: String, article: ArticleID?, channel: ChannelID?, amount: Int64
    ) {
        self.entry = entry
        self.position = position
        self.model = model
        self.article = article
        self.channel = channel
        self.amount = amount
    }
}

/// `impact_credit`
enum CreditTable {
    static func insert(_ credit: Credit, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO impact_credit (entry, position, model, article, channel, amount)
            VALUES (
                \(credit.entry), \(credit.position), \(credit.model), \(credit.article.cell), \(credit.channel.cell),
                \(credit.amount)
            )
            """)
    }

    static func between(_ first: Int64, _ last: Int64, in transaction: Transaction) throws(StorageError) -> [Credit] {
        try transaction.rows(
            """
            SELECT entry, position, model, article, channel, amount FROM impact_credit
            WHERE entry >= \(first) AND entry <= \(last) ORDER BY entry, position
            """
        ) { row throws(StorageError) in
            Credit(
                entry: try row.value(0), position: try row.value(1), model: try row.value(2), article: try row.value(3),
                channel: try row.value(4), amount: try row.value(5))
        }
    }
}
