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
                ChannelOverview(
                    channel: channel, capabilities: adapters.capabilities(of: channel),
                    health: try lines.health.find(channel.id, in: transaction))
            }
        }
    }

    /// The kinds of channels that are built in.
    public var channelKinds: [ChannelKind] { adapters.kinds }

    /// Adds a channel: `kind` must be built in, `name` is 1 to 60 characters and not taken.
    public func addChannel(
        kind: ChannelKind, name: String, settings: ChannelSettings, isAutomatic: Bool, by caller: Caller
    ) async throws(DistributionError) -> Channel {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher, .admin]) }
        guard let adapter = adapters[kind] else { throw .invalid(FieldProblem("kind", .unknown(kind.rawValue))) }
        guard let name = name.trimmed else { throw .invalid(FieldProblem("name", .required)) }
        guard name.count <= 60 else { throw .invalid(FieldProblem("name", .tooLong(most: 60))) }
        guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw .invalid(FieldProblem("name", .malformed(expected: "text without control characters")))
        }
        if let problem = adapter.problems(with: settings).first { throw .invalid(problem) }
        return try await ground.store.write(refusing: DistributionError.self) { [self] transaction in
            if kind == .site, try channels.first(of: .site, in: transaction) != nil {
                throw DistributionError.invalid(FieldProblem("kind", .taken(kind.rawValue)))
            }
            if try channels.isTaken(name: name, in: transaction) { throw DistributionError.taken(name) }
            let channel = Channel(
                id: ground.identifiers.next(), kind: kind, name: name, settings: settings, isAutomatic: isAutomatic,
                madeAt: ground.clock.now(), madeBy: caller.member, switchedOff: nil)
            try channels.insert(channel, in: transaction)
            try ground.audit.record(
                "distribution.addChannel", of: "channel \(channel.id)", by: caller, in: transaction)
            return channel
        }
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

    private func change(
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
}
