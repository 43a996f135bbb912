import Contracts
import FoundationEssentials
import Members
import Storage
import Synchronization
import Values

/// Keeps channels' credentials sealed, and hands them out just before an adapter is called.
final class CredentialVault: Sendable {
    private let ground: Ground
    private let keys: CredentialKeys
    private let limit: CallLimit
    private let table = CredentialTable()
    /// The end of each channel's queue: credentials are refreshed one at a time.
    private let turns = Mutex<[ChannelID: (number: Int, task: Task<Void, Never>)]>([:])

    init(ground: Ground, keys: CredentialKeys, limit: CallLimit) {
        self.ground = ground
        self.keys = keys
        self.limit = limit
    }

    /// The channel with its credentials, refreshed when they are about to end.
    func entered(_ channel: Channel, _ adapter: any ChannelAdapter) async throws(ChannelTrouble) -> Channel {
        guard adapter.takesCredentials else { return channel }
        let result = await inTurn(of: channel.id) { () -> Result<Channel, ChannelTrouble> in
            do throws(ChannelTrouble) {
                return .success(try await self.refreshed(channel, adapter))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Puts credentials over those that are kept; an empty one leaves what was there. Returns what is kept then.
    func merge(
        _ newer: ChannelCredentials, into channel: ChannelID, in transaction: Transaction
    ) throws(DistributionError) -> ChannelCredentials {
        do throws(StorageError) {
            let row = try table.find(channel, in: transaction)
            // What cannot be read any more is replaced as a whole.
            let kept = row.flatMap { open($0) } ?? .none
            let merged = kept.merging(newer)
            if merged != kept {
                try put(merged, for: channel, version: (row?.version ?? 0) + 1, in: transaction)
            }
            return merged
        } catch {
            throw .storage(error)
        }
    }

    func credentials(of channel: ChannelID, in transaction: Transaction) throws(StorageError) -> ChannelCredentials {
        try table.find(channel, in: transaction).flatMap { open($0) } ?? .none
    }

    func version(of channel: ChannelID, in transaction: Transaction) throws(StorageError) -> Int64 {
        try table.find(channel, in: transaction)?.version ?? 0
    }

    /// Seals anew what an older key has sealed; all or nothing. Returns how many there were.
    func reseal(in transaction: Transaction) throws -> Int {
        let rows = try table.all(notBy: keys.currentID, in: transaction)
        for row in rows {
            guard let plain = keys.open(row.sealed, for: Self.subject(row.channel)) else {
                throw DistributionError.unreadableCredentials(row.channel)
            }
            try table.put(
                CredentialTable.Row(
                    channel: row.channel, sealed: keys.seal(plain, for: Self.subject(row.channel)),
                    version: row.version, changedAt: row.changedAt),
                in: transaction)
        }
        return rows.count
    }

    private func refreshed(
        _ channel: Channel, _ adapter: any ChannelAdapter
    ) async throws(ChannelTrouble) -> Channel {
        let before = try await kept(channel.id)
        let entered = channel.entered(with: before.credentials)
        let newer = try await limit.looking { () async throws(ChannelTrouble) in try await adapter.refreshed(entered) }
        guard let newer else { return entered }
        let merged = before.credentials.merging(newer)
        let (keep, version) = (merged, before.version)
        do {
            let isKept = try await ground.store.write { transaction in
                guard try self.version(of: channel.id, in: transaction) == version else { return false }
                try self.put(keep, for: channel.id, version: version + 1, in: transaction)
                return true
            }
            // Somebody entered others meanwhile: theirs count.
            if !isKept { return channel.entered(with: try await kept(channel.id).credentials) }
        } catch let trouble as ChannelTrouble {
            throw trouble
        } catch {
            throw .transient("the refreshed credentials could not be kept", retryAfter: nil)
        }
        return channel.entered(with: merged)
    }

    private func kept(
        _ channel: ChannelID
    ) async throws(ChannelTrouble) -> (credentials: ChannelCredentials, version: Int64) {
        let row: CredentialTable.Row?
        do {
            row = try await ground.store.read { [table] transaction in try table.find(channel, in: transaction) }
        } catch {
            throw .transient("the credentials could not be read", retryAfter: nil)
        }
        guard let row else { return (.none, 0) }
        guard let credentials = open(row) else {
            throw .auth(.missing, "the kept credentials do not open with this platform's keys: enter them again")
        }
        return (credentials, row.version)
    }

    private func open(_ row: CredentialTable.Row) -> ChannelCredentials? {
        keys.open(row.sealed, for: Self.subject(row.channel)).flatMap {
            try? JSONDecoder().decode(ChannelCredentials.self, from: $0)
        }
    }

    private func put(
        _ credentials: ChannelCredentials, for channel: ChannelID, version: Int64, in transaction: Transaction
    ) throws(StorageError) {
        // Texts by name can always be encoded.
        let plain = (try? JSONEncoder().encode(credentials)) ?? Data("{}".utf8)
        try table.put(
            CredentialTable.Row(
                channel: channel, sealed: keys.seal(plain, for: Self.subject(channel)), version: version,
                changedAt: ground.clock.now()),
            in: transaction)
    }

    private static func subject(_ channel: ChannelID) -> String { "channel \(channel)" }

    private func inTurn<Answer: Sendable>(
        of channel: ChannelID, _ body: @escaping @Sendable () async -> Answer
    ) async -> Answer {
        let (task, number) = turns.withLock { turns in
            let before = turns[channel]
            let task = Task {
                await before?.task.value
                return await body()
            }
            let number = (before?.number ?? 0) + 1
            turns[channel] = (number, Task { _ = await task.value })
            return (task, number)
        }
        let answer = await task.value
        turns.withLock { turns in
            if turns[channel]?.number == number { turns[channel] = nil }
        }
        return answer
    }
}
