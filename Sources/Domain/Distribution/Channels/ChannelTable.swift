import Contracts
import Storage
import Values

/// The SQL of distribution_channel.
struct ChannelTable {
    private static let columns: StaticString = """
        id, kind, name, settings, is_automatic, made_at, made_by, off_at, off_by, off_reason
        """

    func find(_ id: ChannelID, in transaction: Transaction) throws(StorageError) -> Channel? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM distribution_channel WHERE id = \(id)", Self.channel)
    }

    func all(in transaction: Transaction) throws(StorageError) -> [Channel] {
        try transaction.rows("SELECT \(text: Self.columns) FROM distribution_channel ORDER BY id", Self.channel)
    }

    func first(of kind: ChannelKind, in transaction: Transaction) throws(StorageError) -> Channel? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM distribution_channel WHERE kind = \(kind) ORDER BY id LIMIT 1",
            Self.channel)
    }

    func isTaken(name: String, in transaction: Transaction) throws(StorageError) -> Bool {
        try transaction.value("SELECT count(*) FROM distribution_channel WHERE name = \(name)", as: Int.self) > 0
    }

    func insert(_ channel: Channel, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            INSERT INTO distribution_channel (\(text: Self.columns))
            VALUES (\(channel.id), \(channel.kind), \(channel.name), \(channel.settings.json), \(channel.isAutomatic),
                    \(channel.madeAt), \(channel.madeBy), NULL, NULL, NULL)
            """)
    }

    func put(
        _ switchedOff: Channel.SwitchedOff?, on channel: ChannelID, in transaction: Transaction
    ) throws(StorageError) {
        try transaction.run(
            """
            UPDATE distribution_channel
            SET off_at = \(switchedOff?.at), off_by = \(switchedOff?.by), off_reason = \(switchedOff?.reason)
            WHERE id = \(channel)
            """)
    }

    /// Writes what a person may change.
    func put(_ channel: Channel, in transaction: Transaction) throws(StorageError) {
        try transaction.run(
            """
            UPDATE distribution_channel
            SET name = \(channel.name), settings = \(channel.settings.json), is_automatic = \(channel.isAutomatic)
            WHERE id = \(channel.id)
            """)
    }

    private static func channel(_ row: Row) throws(StorageError) -> Channel {
        let offAt: Instant? = try row.value(7)
        let offBy: MemberID? = try row.value(8)
        let offReason: String? = try row.value(9)
        let switchedOff: Channel.SwitchedOff? =
            if let offAt, let offBy { Channel.SwitchedOff(at: offAt, by: offBy, reason: offReason ?? "") } else { nil }
        return Channel(
            id: try row.value(0), kind: try row.value(1), name: try row.value(2),
            settings: ChannelSettings(unchecked: try row.value(3)), isAutomatic: try row.value(4),
            madeAt: try row.value(5), madeBy: try row.value(6), switchedOff: switchedOff)
    }
}
