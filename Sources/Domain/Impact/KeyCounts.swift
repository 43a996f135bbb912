import Storage

/// How many orders, or buyers, a sale brings for the first time: in all and under each key of a report.
///
/// An order of several lines counts once under each key, on the day of the line that was booked first, so these counts
/// add up over days as orders; buyers add up only over all days, because they come again.
struct KeyCounts: Hashable, Sendable {
    var all: Int64 = 0
    var product: Int64 = 0
    var lot: Int64 = 0
    var county: Int64 = 0
    var article: Int64 = 0
    var channel: Int64 = 0

    init() {}

    init(_ sale: SaleFact, besides others: [SaleFact]) {
        all = others.isEmpty ? 1 : 0
        product = others.contains { $0.product == sale.product } ? 0 : 1
        lot = others.contains { $0.lot == sale.lot } ? 0 : 1
        county = others.contains { $0.county == sale.county } ? 0 : 1
        article = others.contains { $0.article == sale.article } ? 0 : 1
        channel = others.contains { $0.channel == sale.channel } ? 0 : 1
    }

    init(row: Row, from first: Int) throws(StorageError) {
        all = try row.value(first)
        product = try row.value(first + 1)
        lot = try row.value(first + 2)
        county = try row.value(first + 3)
        article = try row.value(first + 4)
        channel = try row.value(first + 5)
    }

    static func += (left: inout Self, right: Self) {
        left.all += right.all
        left.product += right.product
        left.lot += right.lot
        left.county += right.county
        left.article += right.article
        left.channel += right.channel
    }
}
