import Contracts
import Distribution
import Members
import Storage
import Synchronization
import Values

/// Our own actors: made from channels when they are first needed, with a key that lasts as long as they do.
final class LocalActors: Sendable {
    let ground: Ground
    let addresses: ActivityPubAddresses
    private let vault: ActorKeyVault
    private let table = ActorTable()
    private let lines = LineTable()
    private let opened = Mutex<[ChannelID: ActorKeys]>([:])
    /// Known once the channel works by itself; through it channels are found that were added a moment ago.
    private let desk = Mutex<(any ChannelDesk)?>(nil)

    init(ground: Ground, addresses: ActivityPubAddresses, vault: ActorKeyVault) {
        self.ground = ground
        self.addresses = addresses
        self.vault = vault
    }

    func use(_ desk: any ChannelDesk) { self.desk.withLock { $0 = desk } }

    /// Makes the actor of a channel, or brings it up to the channel's settings.
    @discardableResult
    func register(_ channel: Channel) async throws(ChannelTrouble) -> LocalActor {
        guard let settings: ActivityPubSettings = channel.settings.decoded() else {
            throw .content(field: "settings.preferredUsername", rule: "it must be given")
        }
        let standing = try await reading { [table] transaction in try table.find(channel.id, in: transaction) }
        if let standing, standing.settings == settings { return try await resealed(standing) }
        let keys: ActorKeys
        if let standing { keys = try self.keys(of: standing) } else { keys = try newKeys(settings.preferredUsername) }
        let actor = LocalActor(
            channel: channel.id, name: settings.preferredUsername, settings: settings, publicKey: keys.publicPEM,
            sealedKey: vault.seal(keys.privatePEM, of: settings.preferredUsername),
            madeAt: standing?.madeAt ?? ground.clock.now())
        return try await inStore { [self] transaction in try put(actor, in: transaction) }
    }

    /// Seals anew what an older key has sealed; returns how many there were.
    func reseal(in transaction: Transaction) throws -> Int {
        var count = 0
        for actor in try table.all(in: transaction) {
            guard let found = vault.open(actor.sealedKey, of: actor.name) else {
                throw ChannelTrouble.auth(.missing, "no key at hand opens that of @\(actor.name)")
            }
            if found.isCurrent { continue }
            try table.put(
                LocalActor(
                    channel: actor.channel, name: actor.name, settings: actor.settings, publicKey: actor.publicKey,
                    sealedKey: vault.seal(found.pem, of: actor.name), madeAt: actor.madeAt),
                in: transaction)
            count += 1
        }
        return count
    }

    private func put(_ actor: LocalActor, in transaction: Transaction) throws -> LocalActor {
        let field = "settings.preferredUsername"
        let standing = try table.find(actor.channel, in: transaction)
        if let standing, standing.name != actor.name {
            throw ChannelTrouble.content(field: field, rule: "an actor keeps its name, which is \(standing.name)")
        }
        let other = try table.find(name: actor.name, in: transaction) ?? table.find(alias: actor.name, in: transaction)
        if let other, other.channel != actor.channel {
            throw ChannelTrouble.content(field: field, rule: "\(actor.name) is taken by another channel")
        }
        // Somebody else may have made it a moment ago: its key is the one that the world knows.
        if let standing, standing.settings == actor.settings { return standing }
        let kept = standing.map { old in
            LocalActor(
                channel: actor.channel, name: actor.name, settings: actor.settings, publicKey: old.publicKey,
                sealedKey: old.sealedKey, madeAt: old.madeAt)
        }
        try table.put(kept ?? actor, in: transaction)
        if let kept { try announceProfile(of: kept, in: transaction) }
        return kept ?? actor
    }

    /// Seals a private key with the key of today, if a former one has sealed it.
    private func resealed(_ actor: LocalActor) async throws(ChannelTrouble) -> LocalActor {
        guard let found = vault.open(actor.sealedKey, of: actor.name), !found.isCurrent else { return actor }
        let fresh = LocalActor(
            channel: actor.channel, name: actor.name, settings: actor.settings, publicKey: actor.publicKey,
            sealedKey: vault.seal(found.pem, of: actor.name), madeAt: actor.madeAt)
        try await inStore { [table] transaction in try table.put(fresh, in: transaction) }
        return fresh
    }

    /// Servers keep a copy of the actor and take a new one when they are told.
    private func announceProfile(of actor: LocalActor, in transaction: Transaction) throws {
        let now = ground.clock.now()
        let id = addresses.actor(actor.name)
        let subject = "\(id)#profile"
        try lines.forgetUntried(about: subject, in: transaction)
        let update: ActivityJSON = [
            "@context": ActorDocument.context, "id": "\(subject)-\(now.microseconds)", "type": "Update",
            "actor": .text(id),
            "to": [.text(ActivityPubAddresses.public)], "object": ActorDocument(addresses: addresses).json(of: actor),
        ]
        try lines.queueForFollowers(
            update, id: ground.identifiers.next(DeliveryID.self).raw, about: subject, of: actor.channel, now: now,
            in: transaction)
    }

    /// The actor of that name; when it is not known yet, the channels are looked through for it.
    func find(name: String) async throws -> LocalActor? {
        let name = name.lowercased()
        if let found = try await look(for: name) { return found }
        guard ActivityPubSettings.isName(name), try await registerAll() else { return nil }
        return try await look(for: name)
    }

    private func look(for name: String) async throws -> LocalActor? {
        try await ground.store.read { [table] transaction in
            try table.find(name: name, in: transaction) ?? table.find(alias: name, in: transaction)
        }
    }

    /// Whoever signs where no actor in particular is concerned.
    func first() async throws -> LocalActor? {
        try await ground.store.read { [table] transaction in try table.first(in: transaction) }
    }

    /// Makes actors of all channels that have none; false when the channels cannot be seen from here.
    private func registerAll() async throws -> Bool {
        guard let desk = desk.withLock({ $0 }) else { return false }
        for channel in try await desk.channels(of: .activityPub) {
            // One that cannot be made does not keep the others from being there; its own deliveries say why.
            do { try await register(channel) } catch { continue }
        }
        return true
    }

    func keys(of actor: LocalActor) throws(ChannelTrouble) -> ActorKeys {
        if let keys = opened.withLock({ $0[actor.channel] }) { return keys }
        guard let found = vault.open(actor.sealedKey, of: actor.name),
            let keys = try? ActorKeys(id: addresses.key(actor.name), pem: found.pem)
        else { throw .auth(.missing, "the actor's private key cannot be opened with the keys that are here") }
        opened.withLock { $0[actor.channel] = keys }
        return keys
    }

    private func newKeys(_ name: String) throws(ChannelTrouble) -> ActorKeys {
        do { return try ActorKeys(id: addresses.key(name)) } catch {
            throw .transient("no key could be made: \(error)", retryAfter: nil)
        }
    }

    /// Our own database is the far side here. When a commit fails nobody knows whether it was written, which does no harm:
    /// the same again changes nothing.
    func inStore<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws(ChannelTrouble) -> Value {
        do {
            return try await ground.store.write(body)
        } catch {
            if let trouble = error as? ChannelTrouble { throw trouble }
            throw .unknownOutcome("\(error)")
        }
    }

    func reading<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws(ChannelTrouble) -> Value {
        do { return try await ground.store.read(body) } catch { throw .transient("\(error)", retryAfter: nil) }
    }
}
