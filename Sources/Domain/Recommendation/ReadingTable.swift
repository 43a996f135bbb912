import Contracts
import EventLog
import Storage

/// The SQL of the checkpoint of ``Readings``: all counts as they stood at one position of the reader stream.
enum ReadingTable {
    /// Writes the counts that changed since an earlier checkpoint. Nothing happens when a later one is there already.
    static func keep(
        _ readings: [(ArticleID, Readings.Count)], through position: Int64, in transaction: Transaction
    ) throws(StorageError) {
        guard try FoldTable.move(.reader, to: position, in: transaction) else { return }
        for (article, count) in readings {
            try transaction.run(
                """
                INSERT INTO recommendation_reading (article, impressions, opens, follows)
                VALUES (\(article), \(count.impressions), \(count.opens), \(count.follows))
                ON CONFLICT (article) DO UPDATE SET
                    impressions = excluded.impressions, opens = excluded.opens, follows = excluded.follows
                """)
        }
    }

    static func load(in transaction: Transaction) throws(StorageError) -> Readings {
        var readings = Readings()
        let position = try FoldTable.position(of: .reader, in: transaction)
        let rows = try transaction.rows("SELECT article, impressions, opens, follows FROM recommendation_reading") {
            row throws(StorageError) in
            (
                try row.value(0, as: ArticleID.self),
                Readings.Count(
                    impressions: try row.value(1), opens: try row.value(2), follows: try row.value(3),
                    position: position)
            )
        }
        for (article, count) in rows { readings.counts[article] = count }
        return readings
    }
}
