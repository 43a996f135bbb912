import EventLog
import Storage

/// The SQL of how far the room's tables have been brought along each stream.
enum FoldTable {
    static func position(of stream: EventStream, in transaction: Transaction) throws(StorageError) -> Int64 {
        try transaction.value("SELECT position FROM recommendation_fold WHERE stream = \(stream.rawValue)")
    }

    /// False when the tables have been brought as far already.
    @discardableResult
    static func move(
        _ stream: EventStream, to position: Int64, in transaction: Transaction
    ) throws(StorageError) -> Bool {
        try transaction.run(
            """
            UPDATE recommendation_fold SET position = \(position)
            WHERE stream = \(stream.rawValue) AND position < \(position)
            """) > 0
    }
}
