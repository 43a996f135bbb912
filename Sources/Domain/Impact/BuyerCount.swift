import Storage

/// Counts the distinct buyers of a period that is not everything; those of everything are kept by the day.
enum BuyerCount {
    static func byKey(
        _ grouping: ImpactGrouping, _ period: ReportPeriod, in transaction: Transaction
    ) throws(StorageError) -> [(key: String, buyers: Int64)] {
        try transaction.rows(
            """
            SELECT CAST(\(text: grouping.saleColumn) AS TEXT), count(DISTINCT buyer)
            FROM impact_sale \(period.filter) GROUP BY \(text: grouping.saleColumn)
            """
        ) { row throws(StorageError) in (try row.value(0), try row.value(1)) }
    }

    static func total(_ period: ReportPeriod, in transaction: Transaction) throws(StorageError) -> Int64 {
        try transaction.value("SELECT count(DISTINCT buyer) FROM impact_sale \(period.filter)")
    }
}

extension ImpactGrouping {
    fileprivate var saleColumn: StaticString {
        switch self {
        case .product: "product"
        case .lot: "lot"
        case .county: "county"
        case .article: "article"
        case .channel: "channel"
        }
    }
}
