public import Contracts
import Members
import Storage
public import Values

/// A channel as a person enters it.
public struct NewChannel: Sendable {
    public var kind: ChannelKind
    /// Nil for the kind's own, with a number when there are several.
    public var name: String?
    public var settings: [String: EnteredValue]
    public var credentials: ChannelCredentials
    /// Whether every published article goes there by itself.
    public var isAutomatic: Bool

    public init(
        kind: ChannelKind, name: String? = nil, settings: [String: EnteredValue] = [:],
        credentials: ChannelCredentials = .none, isAutomatic: Bool = false
    ) {
        self.kind = kind
        self.name = name
        self.settings = settings
        self.credentials = credentials
        self.isAutomatic = isAutomatic
    }
}

/// What a person changes of a channel; nil leaves it.
public struct ChannelChange: Sendable {
    public var name: String?
    /// Put over what is there; an empty text takes a setting away.
    public var settings: [String: EnteredValue]
    /// Put over what is kept; an empty text leaves it.
    public var credentials: ChannelCredentials
    public var isAutomatic: Bool?

    public init(
        name: String? = nil, settings: [String: EnteredValue] = [:], credentials: ChannelCredentials = .none,
        isAutomatic: Bool? = nil
    ) {
        self.name = name
        self.settings = settings
        self.credentials = credentials
        self.isAutomatic = isAutomatic
    }
}

extension DistributionRoom {
    /// The kinds of channels that are built in.
    public var channelKinds: [ChannelKind] { adapters.kinds }

    /// What is entered to add a channel of each kind, and what such a channel can do as far as that is known before.
    public var channelKindList: [ChannelKindOverview] {
        adapters.all.map { adapter in
            let example = Channel(
                id: ChannelID(1), kind: adapter.kind, name: adapter.kind.rawValue, settings: .none, isAutomatic: false,
                madeAt: Instant(seconds: 0), madeBy: nil, switchedOff: nil)
            return ChannelKindOverview(
                kind: adapter.kind, fields: adapter.fields, capabilities: adapters.capabilities(of: example))
        }
    }

    /// Adds a channel: its kind must be built in, its name is 1 to 60 characters and not taken. It is checked as soon as
    /// the room runs.
    public func addChannel(_ new: NewChannel, by caller: Caller) async throws(DistributionError) -> Channel {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher, .admin]) }
        guard let adapter = adapters[new.kind] else {
            throw .invalid(FieldProblem("kind", .unknown(new.kind.rawValue)))
        }
        let wanted = try new.name.map { text throws(DistributionError) in try Self.name(text) }
        let setup = ChannelSetup(fields: adapter.fields)
        let settings = try setup.settings(new.settings)
        try setup.check(new.credentials)
        try setup.checkWhole(new.credentials)
        if let problem = adapter.problems(with: settings).first { throw .invalid(problem) }
        if let problem = adapter.problems(with: new.credentials).first { throw .invalid(problem) }
        return try await ground.store.write(refusing: DistributionError.self) { [self] transaction in
            if new.kind == .site, try channels.first(of: .site, in: transaction) != nil {
                throw DistributionError.invalid(FieldProblem("kind", .taken(new.kind.rawValue)))
            }
            let name = try wanted ?? freeName(new.kind.rawValue, in: transaction)
            if try channels.isTaken(name: name, in: transaction) { throw DistributionError.taken(name) }
            let channel = Channel(
                id: ground.identifiers.next(), kind: new.kind, name: name, settings: settings,
                isAutomatic: new.isAutomatic, madeAt: ground.clock.now(), madeBy: caller.member, switchedOff: nil)
            try channels.insert(channel, in: transaction)
            if !new.credentials.values.isEmpty {
                _ = try worker.vault.merge(new.credentials, into: channel.id, in: transaction)
            }
            try ground.audit.record(
                "distribution.addChannel", of: "channel \(channel.id)", by: caller, in: transaction)
            transaction.afterCommit { self.rounds.wake() }
            return channel
        }
    }

    /// The same with settings that are JSON already.
    public func addChannel(
        kind: ChannelKind, name: String, settings: ChannelSettings, isAutomatic: Bool, by caller: Caller
    ) async throws(DistributionError) -> Channel {
        try await addChannel(
            NewChannel(
                kind: kind, name: name, settings: settings.decoded([String: EnteredValue].self) ?? [:],
                isAutomatic: isAutomatic), by: caller)
    }

    /// Changes a channel. What waits for better credentials is tried again at once.
    ///
    /// - Parameter known: what the caller has seen; when somebody changed it since, nothing is done.
    public func changeChannel(
        _ id: ChannelID, _ change: ChannelChange, expecting known: ChannelOverview? = nil, by caller: Caller
    ) async throws(DistributionError) -> Channel {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher, .admin]) }
        let name = try change.name.map { text throws(DistributionError) in try Self.name(text) }
        return try await self.change(id, "distribution.changeChannel", by: caller) { [self] channel, transaction in
            if let known {
                let version = try worker.vault.version(of: id, in: transaction)
                guard channel == known.channel, version == known.credentialsVersion else {
                    throw DistributionError.channelChanged(id)
                }
            }
            guard let adapter = adapters[channel.kind] else { throw DistributionError.noSuchChannel(id) }
            let setup = ChannelSetup(fields: adapter.fields)
            var settings = channel.settings
            if !change.settings.isEmpty {
                let before = settings.decoded([String: EnteredValue].self) ?? [:]
                settings = try setup.settings(before.merging(change.settings) { _, new in new })
                if let problem = adapter.problems(with: settings).first { throw DistributionError.invalid(problem) }
            }
            try setup.check(change.credentials)
            if let name, name != channel.name, try channels.isTaken(name: name, in: transaction) {
                throw DistributionError.taken(name)
            }
            try channels.put(
                Channel(
                    id: id, kind: channel.kind, name: name ?? channel.name, settings: settings,
                    isAutomatic: change.isAutomatic ?? channel.isAutomatic, madeAt: channel.madeAt,
                    madeBy: channel.madeBy, switchedOff: channel.switchedOff),
                in: transaction)
            guard !change.credentials.values.isEmpty || settings != channel.settings else { return }
            let merged = try worker.vault.merge(change.credentials, into: id, in: transaction)
            try setup.checkWhole(merged)
            if let problem = adapter.problems(with: merged).first { throw DistributionError.invalid(problem) }
            // The channel is another one now, so what was known of it counts no more.
            try lines.welcome(channel, in: transaction)
            try checks.forget(id, in: transaction)
            transaction.afterCommit {
                self.worker.limits.forget(id)
                self.rounds.wake()
            }
        }
    }

    /// Seals with the first key what an older one has sealed, all in one transaction; returns how many there were.
    public func resealCredentials() async throws(DistributionError) -> Int {
        try await ground.store.write(refusing: DistributionError.self) { [self] transaction in
            try adapters.all.reduce(worker.vault.reseal(in: transaction) + worker.hooks.reseal(in: transaction)) {
                try $0 + $1.reseal(in: transaction)
            }
        }
    }

    private func freeName(_ base: String, in transaction: Transaction) throws(StorageError) -> String {
        var (name, number) = (base, 1)
        while try channels.isTaken(name: name, in: transaction) {
            number += 1
            name = "\(base) \(number)"
        }
        return name
    }

    private static func name(_ text: String) throws(DistributionError) -> String {
        guard let name = text.trimmed else { throw .invalid(FieldProblem("name", .required)) }
        guard name.count <= 60 else { throw .invalid(FieldProblem("name", .tooLong(most: 60))) }
        guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw .invalid(FieldProblem("name", .malformed(expected: "text without control characters")))
        }
        return name
    }
}

/// A kind of channel: what is entered for one, and what one can do.
public struct ChannelKindOverview: Hashable, Sendable {
    public let kind: ChannelKind
    public let fields: [ChannelField]
    public let capabilities: ChannelCapabilities
}
