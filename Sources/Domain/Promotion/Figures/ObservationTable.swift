import Contracts
import Storage
import Values

/// The SQL of `promotion_observation`: how the counts of the feed stood at the end of each day, so that the rate of the
/// last weeks is known and not only that of all times.
enum ObservationTable {
    /// The last one of a day counts.
    static func note(
        _ figures: ReadershipFigures, of product: ProductID, at now: Instant, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO promotion_observation (product, day, at, site_impressions, impressions, opens, follows)
            VALUES (\(product), \(now.day), \(now), \(figures.siteImpressions), \(figures.impressions),
                    \(figures.opens), \(figures.follows))
            ON CONFLICT (product, day) DO UPDATE SET
                at = excluded.at, site_impressions = excluded.site_impressions, impressions = excluded.impressions,
                opens = excluded.opens, follows = excluded.follows
            """)
    }

    /// The first one from a day on.
    static func first(
        of product: ProductID, from day: Day, in transaction: Transaction
    ) throws(StorageError) -> (at: Instant, figures: ReadershipFigures)? {
        try transaction.first(
            """
            SELECT at, site_impressions, impressions, opens, follows FROM promotion_observation
            WHERE product = \(product) AND day >= \(day) ORDER BY day LIMIT 1
            """
        ) { row throws(StorageError) in
            (
                try row.value(0),
                ReadershipFigures(
                    siteImpressions: try row.value(1), impressions: try row.value(2), opens: try row.value(3),
                    follows: try row.value(4), since: nil)
            )
        }
    }
}
