import Contracts
import EventLog
import Storage
import Values

/// The SQL of what may be shown.
enum ShelfTable {
    /// Does to the rows what ``Shelf/apply(_:)`` does to memory, and notes how far they have been brought.
    static func apply(_ change: ShelfChange, at position: Int64, in transaction: Transaction) throws(StorageError) {
        switch change {
        case .told(let story): try tell(story, in: transaction)
        case .stands(let article, let since):
            try transaction.run(
                """
                INSERT INTO recommendation_standing (article, since) VALUES (\(article), \(since))
                ON CONFLICT (article) DO NOTHING
                """)
        case .gone(let article):
            try transaction.run("DELETE FROM recommendation_standing WHERE article = \(article)")
        case .described: break
        case .confirmed(let supply): try confirm(supply, in: transaction)
        case .withdrawn(let lot, let at):
            try transaction.run("UPDATE recommendation_lot SET withdrawn_at = \(at) WHERE lot = \(lot)")
        case .left(let lot, let remaining):
            try transaction.run(
                """
                UPDATE recommendation_lot SET remaining = \(remaining.amount), unit = \(remaining.unit)
                WHERE lot = \(lot)
                """)
        case .opened(let offer): try open(offer, in: transaction)
        case .closed(let listing, let at):
            try transaction.run("UPDATE recommendation_listing SET closed_at = \(at) WHERE listing = \(listing)")
        case .sold(let article):
            try transaction.run(
                """
                INSERT INTO recommendation_sale (article, orders) VALUES (\(article), 1)
                ON CONFLICT (article) DO UPDATE SET orders = recommendation_sale.orders + 1
                """)
        }
        try FoldTable.move(.domain, to: position, in: transaction)
    }

    private static func tell(_ story: Story, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO recommendation_story
                (article, translation_group, slug, language, kind, title, summary, cover, cover_alternative, number)
            VALUES (\(story.article), \(story.group), \(story.slug), \(story.language), \(story.kind.rawValue),
                    \(story.title), \(story.summary), \(story.cover?.media), \(story.cover?.alternativeText),
                    \(story.number))
            ON CONFLICT (article) DO UPDATE SET
                translation_group = excluded.translation_group, slug = excluded.slug, language = excluded.language,
                kind = excluded.kind, title = excluded.title, summary = excluded.summary, cover = excluded.cover,
                cover_alternative = excluded.cover_alternative, number = excluded.number
            """)
        try transaction.run("UPDATE recommendation_story_product SET place = NULL WHERE article = \(story.article)")
        for (place, product) in story.products.enumerated() {
            try transaction.run(
                """
                INSERT INTO recommendation_story_product (article, product, place)
                VALUES (\(story.article), \(product), \(place))
                ON CONFLICT (article, product) DO UPDATE SET place = excluded.place
                """)
        }
    }

    private static func confirm(_ supply: Supply, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO recommendation_lot
                (lot, product, confirmed, remaining, unit, opens_on, closes_on, withdrawn_at)
            VALUES (\(supply.lot), \(supply.product), \(supply.confirmed.amount), \(supply.remaining.amount),
                    \(supply.confirmed.unit), \(supply.opensOn), \(supply.closesOn), \(supply.withdrawnAt))
            ON CONFLICT (lot) DO UPDATE SET
                product = excluded.product, confirmed = excluded.confirmed, remaining = excluded.remaining,
                unit = excluded.unit, opens_on = excluded.opens_on, closes_on = excluded.closes_on,
                withdrawn_at = excluded.withdrawn_at
            """)
    }

    private static func open(_ offer: Offer, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO recommendation_listing
                (listing, marketplace_name, product, lot, price_fen, currency, pack, unit, closed_at)
            VALUES (\(offer.listing), \(offer.marketplaceName), \(offer.product), \(offer.lot), \(offer.price.fen),
                    \(offer.price.currency), \(offer.pack.amount), \(offer.pack.unit), \(offer.closedAt))
            ON CONFLICT (listing) DO UPDATE SET
                marketplace_name = excluded.marketplace_name, product = excluded.product, lot = excluded.lot,
                price_fen = excluded.price_fen, currency = excluded.currency, pack = excluded.pack,
                unit = excluded.unit, closed_at = excluded.closed_at
            """)
    }
}
