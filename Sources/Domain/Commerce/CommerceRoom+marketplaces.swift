public import Contracts
import Crypto
import Members
import Storage
public import Values

extension CommerceRoom {
    /// Opens a marketplace with its first webhook secret, which nobody is shown again.
    @discardableResult
    public func openMarketplace(
        _ request: MarketplaceRequest, by caller: Caller
    ) async throws(CommerceError) -> OpenedMarketplace {
        try check(caller)
        let checked = try request.checked()
        let secret = checked.secret ?? Self.newSecret()
        let marketplace = Marketplace(
            id: ground.identifiers.next(), name: checked.name, kind: checked.kind, address: checked.address,
            currency: checked.currency, openedAt: ground.clock.now(), openedBy: caller.member,
            switchedOff: nil)
        return try await ground.store.write(refusing: CommerceError.self) { transaction in
            guard try !MarketplaceTable.isTaken(marketplace.name, in: transaction) else {
                throw CommerceError.field("name", .taken(marketplace.name))
            }
            try MarketplaceTable.add(marketplace, in: transaction)
            try add(secret, to: marketplace.id, by: caller, in: transaction)
            try ground.audit.record(
                "commerce.openMarketplace", of: "marketplace \(marketplace.id)", by: caller, in: transaction)
            return OpenedMarketplace(marketplace: marketplace, secret: secret)
        }
    }

    /// Gives the marketplace a new webhook secret, made here or by the shop. The one before holds until
    /// ``retireOldSecret(of:by:)``, so that nothing is lost while the shop changes over; older ones end.
    @discardableResult
    public func rotateSecret(
        of id: MarketplaceID, to secret: String? = nil, by caller: Caller
    ) async throws(CommerceError) -> String {
        try check(caller)
        let secret =
            try secret.map { secret throws(CommerceError) in try checkedSecret(secret) } ?? Self.newSecret()
        return try await ground.store.write(refusing: CommerceError.self) { transaction in
            _ = try MarketplaceTable.find(id, in: transaction)
            let held = try SecretTable.sealed(of: id, in: transaction)
            try SecretTable.retire(
                held.dropFirst().map(\.id), by: caller, at: ground.clock.now(), in: transaction)
            try add(secret, to: id, by: caller, in: transaction)
            transaction.afterCommit { doors.forget() }
            try ground.audit.record(
                "commerce.rotateSecret", of: "marketplace \(id)", by: caller, in: transaction)
            return secret
        }
    }

    /// Ends a rotation: only the newest secret holds from now on.
    public func retireOldSecret(of id: MarketplaceID, by caller: Caller) async throws(CommerceError) {
        try check(caller)
        try await ground.store.write(refusing: CommerceError.self) { transaction in
            _ = try MarketplaceTable.find(id, in: transaction)
            let old = try SecretTable.sealed(of: id, in: transaction).dropFirst().map(\.id)
            try SecretTable.retire(old, by: caller, at: ground.clock.now(), in: transaction)
            transaction.afterCommit { doors.forget() }
            try ground.audit.record(
                "commerce.retireOldSecret", of: "marketplace \(id)", by: caller, in: transaction)
        }
    }

    /// Takes a marketplace out of use: its webhooks are refused and its listings are offered no longer.
    @discardableResult
    public func switchOff(
        _ id: MarketplaceID, because reason: String, by caller: Caller
    ) async throws(CommerceError) -> Marketplace {
        try check(caller)
        let off = Marketplace.SwitchedOff(
            at: ground.clock.now(), by: caller.member, reason: try checkedText(reason, "reason", most: 500))
        return try await setOff(off, of: id, verb: "commerce.switchOff", by: caller)
    }

    /// Puts it back into use.
    @discardableResult
    public func switchOn(_ id: MarketplaceID, by caller: Caller) async throws(CommerceError) -> Marketplace {
        try check(caller)
        return try await setOff(nil, of: id, verb: "commerce.switchOn", by: caller)
    }

    /// All marketplaces, the oldest first.
    public func marketplaces() async throws(CommerceError) -> [Marketplace] {
        try await ground.store.read(refusing: CommerceError.self) { transaction in
            try MarketplaceTable.all(in: transaction)
        }
    }

    public func marketplace(_ id: MarketplaceID) async throws(CommerceError) -> Marketplace {
        try await ground.store.read(refusing: CommerceError.self) { transaction in
            try MarketplaceTable.find(id, in: transaction)
        }
    }

    /// What an adapter must know to check a webhook's signature. For the adapter alone: it holds the secrets.
    public func door(of id: MarketplaceID) async throws(CommerceError) -> WebhookDoor {
        let now = ground.clock.now()
        if let door = doors.door(of: id, now: now) { return door }
        let door = try await ground.store.read(refusing: CommerceError.self) { transaction in
            let marketplace = try MarketplaceTable.find(id, in: transaction)
            let secrets = try SecretTable.sealed(of: id, in: transaction)
            return WebhookDoor(
                marketplace: marketplace, secrets: secrets.compactMap { keys.open($0.sealed, for: id) })
        }
        doors.keep(door, now: now)
        return door
    }

    private func setOff(
        _ off: Marketplace.SwitchedOff?, of id: MarketplaceID, verb: String, by caller: Caller
    ) async throws(CommerceError) -> Marketplace {
        try await ground.store.write(refusing: CommerceError.self) { transaction in
            let before = try MarketplaceTable.find(id, in: transaction)
            guard (before.switchedOff == nil) != (off == nil) else { return before }
            try MarketplaceTable.set(off, of: id, in: transaction)
            transaction.afterCommit { doors.forget() }
            let after = try MarketplaceTable.find(id, in: transaction)
            for listing in try ListingTable.open(on: id, in: transaction) {
                try tell(listing, on: after, in: transaction)
            }
            try ground.audit.record(verb, of: "marketplace \(id)", by: caller, in: transaction)
            return after
        }
    }

    private func add(
        _ secret: String, to id: MarketplaceID, by caller: Caller, in transaction: Transaction
    ) throws(StorageError) {
        try SecretTable.add(
            keys.seal(secret, for: id), id: ground.identifiers.next(), of: id, by: caller,
            at: ground.clock.now(),
            in: transaction)
    }

    /// 256 bits.
    private static func newSecret() -> String {
        "trs_" + SymmetricKey(size: .bits256).withUnsafeBytes { base64URL($0) }
    }
}
