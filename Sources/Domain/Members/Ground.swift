public import EventLog
public import Storage
public import Values

/// What every room stands on.
public struct Ground: Sendable {
    public let store: any Store
    public let outbox: Outbox
    public let audit: AuditTrail
    public let clock: any WallClock
    public let identifiers: IdentifierSource

    public init(store: any Store, outbox: Outbox, clock: any WallClock, identifiers: IdentifierSource) {
        self.store = store
        self.outbox = outbox
        self.clock = clock
        self.identifiers = identifiers
        audit = AuditTrail(identifiers: identifiers, clock: clock)
    }
}
