import Contracts
import EventLog
import Storage
import Values

extension ShelfTable {
    /// Everything, as it was kept.
    static func load(in transaction: Transaction) throws(StorageError) -> Shelf {
        var shelf = Shelf()
        for story in try stories(in: transaction) { shelf.stories[story.article] = story }
        let standing = try transaction.rows("SELECT article, since FROM recommendation_standing") {
            row throws(StorageError) in
            (try row.value(0, as: ArticleID.self), try row.value(1, as: Instant.self))
        }
        for (article, since) in standing { shelf.standing[article] = since }
        for supply in try supplies(in: transaction) { shelf.supplies[supply.lot] = supply }
        for offer in try offers(in: transaction) { shelf.offers[offer.listing] = offer }
        let sales = try transaction.rows("SELECT article, orders FROM recommendation_sale") {
            row throws(StorageError) in
            (try row.value(0, as: ArticleID.self), try row.value(1, as: Int64.self))
        }
        for (article, orders) in sales { shelf.sales[article] = orders }
        return shelf
    }

    private static func stories(in transaction: Transaction) throws(StorageError) -> [Story] {
        let about = try transaction.rows(
            "SELECT article, product, place FROM recommendation_story_product ORDER BY article, place"
        ) { row throws(StorageError) in
            (
                try row.value(0, as: ArticleID.self), try row.value(1, as: ProductID.self),
                try row.value(2, as: Int?.self)
            )
        }
        var products: [ArticleID: [ProductID]] = [:]
        var former: [ArticleID: Set<ProductID>] = [:]
        for (article, product, place) in about {
            if place != nil {
                products[article, default: []].append(product)
            } else {
                former[article, default: []].insert(product)
            }
        }
        return try transaction.rows(
            """
            SELECT article, translation_group, slug, language, kind, title, summary, cover, cover_alternative, number
            FROM recommendation_story
            """
        ) { row throws(StorageError) in
            let article: ArticleID = try row.value(0)
            let kind: String = try row.value(4)
            guard let kind = ArticleKind(rawValue: kind) else { throw .column(4, "no kind of article \(kind)") }
            let cover: MediaID? = try row.value(7)
            let alternative: String? = try row.value(8)
            return Story(
                article: article, group: try row.value(1), slug: try row.value(2), language: try row.value(3),
                kind: kind, title: try row.value(5), summary: try row.value(6),
                cover: cover.map { Edition.Picture(media: $0, alternativeText: alternative ?? "") },
                number: try row.value(9), products: products[article] ?? [], formerProducts: former[article] ?? [])
        }
    }

    private static func supplies(in transaction: Transaction) throws(StorageError) -> [Supply] {
        try transaction.rows(
            """
            SELECT lot, product, confirmed, remaining, unit, opens_on, closes_on, withdrawn_at
            FROM recommendation_lot
            """
        ) { row throws(StorageError) in
            let unit: Unit = try row.value(4)
            return Supply(
                lot: try row.value(0), product: try row.value(1),
                confirmed: Quantity(amount: try row.value(2), unit: unit),
                remaining: Quantity(amount: try row.value(3), unit: unit), opensOn: try row.value(5),
                closesOn: try row.value(6), withdrawnAt: try row.value(7))
        }
    }

    private static func offers(in transaction: Transaction) throws(StorageError) -> [Offer] {
        try transaction.rows(
            """
            SELECT listing, marketplace_name, product, lot, price_fen, currency, pack, unit, closed_at
            FROM recommendation_listing
            """
        ) { row throws(StorageError) in
            Offer(
                listing: try row.value(0), marketplaceName: try row.value(1), product: try row.value(2),
                lot: try row.value(3), price: Money(fen: try row.value(4), currency: try row.value(5)),
                pack: Quantity(amount: try row.value(6), unit: try row.value(7)), closedAt: try row.value(8))
        }
    }
}
