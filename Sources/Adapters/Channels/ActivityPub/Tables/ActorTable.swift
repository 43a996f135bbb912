import Contracts
import Distribution
import FoundationEssentials
import Storage
import Values

/// An actor of ours: one channel on our own host.
struct LocalActor: Hashable, Sendable {
    let channel: ChannelID
    let name: String
    let settings: ActivityPubSettings
    let publicKey: String
    /// Unreadable without the vault.
    let sealedKey: [UInt8]
    let madeAt: Instant
}

/// The SQL of channels_activitypub_actor and of the other names of actors.
struct ActorTable {
    private static let columns: StaticString = "channel, name, settings, public_key, private_key, made_at"

    func find(_ channel: ChannelID, in transaction: Transaction) throws(StorageError) -> LocalActor? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM channels_activitypub_actor WHERE channel = \(channel)", Self.actor)
    }

    func find(name: String, in transaction: Transaction) throws(StorageError) -> LocalActor? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM channels_activitypub_actor WHERE name = \(name)", Self.actor)
    }

    /// Finds an actor by one of its other names.
    func find(alias: String, in transaction: Transaction) throws(StorageError) -> LocalActor? {
        let channel = try transaction.first(
            "SELECT channel FROM channels_activitypub_alias WHERE name = \(alias)"
        ) { row throws(StorageError) in try row.value(0, as: ChannelID.self) }
        guard let channel else { return nil }
        return try find(channel, in: transaction)
    }

    /// The oldest, who asks for others' documents where nobody else is concerned.
    func first(in transaction: Transaction) throws(StorageError) -> LocalActor? {
        try transaction.first(
            "SELECT \(text: Self.columns) FROM channels_activitypub_actor ORDER BY channel LIMIT 1", Self.actor)
    }

    func all(in transaction: Transaction) throws(StorageError) -> [LocalActor] {
        try transaction.rows(
            "SELECT \(text: Self.columns) FROM channels_activitypub_actor ORDER BY channel", Self.actor)
    }

    func count(in transaction: Transaction) throws(StorageError) -> Int64 {
        try transaction.value("SELECT count(*) FROM channels_activitypub_actor")
    }

    func put(_ actor: LocalActor, in transaction: Transaction) throws(StorageError) {
        let settings = try Self.json(actor.settings)
        try transaction.run(
            """
            INSERT INTO channels_activitypub_actor (channel, name, settings, public_key, private_key, made_at)
            VALUES (\(actor.channel), \(actor.name), \(settings), \(actor.publicKey), \(actor.sealedKey), \(actor.madeAt))
            ON CONFLICT (channel) DO UPDATE SET
                name = excluded.name, settings = excluded.settings, public_key = excluded.public_key,
                private_key = excluded.private_key
            """)
        try transaction.run("DELETE FROM channels_activitypub_alias WHERE channel = \(actor.channel)")
        for alias in actor.settings.otherNames {
            try transaction.run(
                """
                INSERT INTO channels_activitypub_alias (name, channel) VALUES (\(alias), \(actor.channel))
                ON CONFLICT (name) DO NOTHING
                """)
        }
    }

    private static func json(_ settings: ActivityPubSettings) throws(StorageError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return String(decoding: try encoder.encode(settings), as: UTF8.self) } catch {
            throw .unexpected("\(error)")
        }
    }

    private static func actor(_ row: Row) throws(StorageError) -> LocalActor {
        let json: String = try row.value(2)
        guard let settings = try? JSONDecoder().decode(ActivityPubSettings.self, from: Data(json.utf8)) else {
            throw .column(2, "not an actor's settings")
        }
        return LocalActor(
            channel: try row.value(0), name: try row.value(1), settings: settings, publicKey: try row.value(3),
            sealedKey: try row.value(4), madeAt: try row.value(5))
    }
}
