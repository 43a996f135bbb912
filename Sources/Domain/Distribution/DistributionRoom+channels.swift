public import Contracts
import EventLog
import Members
import Storage
public import Values

extension DistributionRoom {
    /// The site itself, to which every published article goes; made when it is first asked for.
    public func siteChannel() async throws(DistributionError) -> ChannelID {
        try await ground.store.write(refusing: DistributionError.self) { [self] transaction in
            try siteChannel(in: transaction).id
        }
    }

    func siteChannel(in transaction: Transaction) throws(StorageError) -> Channel {
        if let site = try channels.first(of: .site, in: transaction) { return site }
        let site = Channel(
            id: ground.identifiers.next(), kind: .site, name: "Terrace", settings: .none, isAutomatic: true,
            madeAt: ground.clock.now(), madeBy: nil, switchedOff: nil)
        try channels.insert(site, in: transaction)
        return site
    }

    /// All channels, oldest first, each with what it can do and how it has been.
    public func channelList() async throws(DistributionError) -> [ChannelOverview] {
        try await ground.store.read(refusing: DistributionError.self) { [self] transaction in
            try channels.all(in: transaction).map { channel in
                try overview(of: channel, in: transaction)
            }
        }
    }

    /// One channel; nil when there is none.
    public func channel(_ id: ChannelID) async throws(DistributionError) -> ChannelOverview? {
        try await ground.store.read(refusing: DistributionError.self) { [self] transaction in
            try channels.find(id, in: transaction).map { try overview(of: $0, in: transaction) }
        }
    }

    func overview(of channel: Channel, in transaction: Transaction) throws(StorageError) -> ChannelOverview {
        let version = try worker.vault.version(of: channel.id, in: transaction)
        return ChannelOverview(
            channel: channel, capabilities: adapters.capabilities(of: channel),
            health: try lines.health.find(channel, in: transaction),
            check: try checks.find(channel.id, in: transaction), credentialsVersion: version,
            host: adapters.host(of: channel))
    }

    /// Lets nothing go to a channel until it is switched on again; what stands there stays.
    public func switchOff(
        _ id: ChannelID, reason: String, by caller: Caller
    ) async throws(DistributionError) -> Channel {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher, .admin]) }
        guard let reason = reason.trimmed else { throw .invalid(FieldProblem("reason", .required)) }
        guard reason.count <= 500 else { throw .invalid(FieldProblem("reason", .tooLong(most: 500))) }
        return try await change(id, "distribution.switchOff", by: caller) { [self] channel, transaction in
            let now = ground.clock.now()
            try channels.put(
                Channel.SwitchedOff(at: now, by: caller.member, reason: reason), on: id, in: transaction)
            for state in [DeliveryState.scheduled, .retryAt, .needsAuth] {
                for waiting in try lines.deliveries.all(on: id, in: state, transaction) {
                    var stopped = waiting
                    stopped.wait(as: .channelOff, until: nil, waiting.problem)
                    try lines.deliveries.put(stopped, in: transaction)
                }
            }
        }
    }

    /// Lets a channel work again; what waited for it goes on.
    public func switchOn(_ id: ChannelID, by caller: Caller) async throws(DistributionError) -> Channel {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher, .admin]) }
        return try await change(id, "distribution.switchOn", by: caller) { [self] channel, transaction in
            try channels.put(nil, on: id, in: transaction)
            for waiting in try lines.deliveries.all(on: id, in: .channelOff, transaction) {
                var released = waiting
                released.wait(as: .scheduled, until: lines.moment(of: waiting.due, at: ground.clock.now()), nil)
                try lines.deliveries.put(released, in: transaction)
            }
        }
    }

    func change(
        _ id: ChannelID, _ verb: String, by caller: Caller,
        _ body: @escaping @Sendable (Channel, Transaction) throws -> Void
    ) async throws(DistributionError) -> Channel {
        try await ground.store.write(refusing: DistributionError.self) { [self] transaction in
            guard let channel = try channels.find(id, in: transaction) else {
                throw DistributionError.noSuchChannel(id)
            }
            try body(channel, transaction)
            try ground.audit.record(verb, of: "channel \(id)", by: caller, in: transaction)
            transaction.afterCommit { self.worker.wake() }
            return try channels.find(id, in: transaction) ?? channel
        }
    }
}

/// A channel with what it can do and how it has been lately.
public struct ChannelOverview: Hashable, Sendable {
    public let channel: Channel
    public let capabilities: ChannelCapabilities
    public let health: ChannelHealth
    /// What came of the last check; nil before the first.
    public let check: ChannelCheck?
    /// Counts up with every change of the credentials; 0 when none are kept.
    public let credentialsVersion: Int64
    public let host: String
}
