/// How an adapter keeps a post from being there twice after an answer was lost.
public enum RepeatGuard: Hashable, Sendable {
    /// The key is the address: the same again overwrites itself.
    case putByKey
    /// The channel remembers a key that is sent along, for so long.
    case keyWithWindow(seconds: Int64)
    /// There is no key, but what stands there can be found again: look before each creation.
    case locateThenCreate
    /// Neither key nor a way to look: never send twice; a person decides when the outcome is unknown.
    case atMostOnce
}

/// What a channel can do: a row of the matrix that is shown before anybody presses the button.
public struct ChannelCapabilities: Hashable, Sendable {
    public let repeatGuard: RepeatGuard
    public let updates: Bool
    public let deletes: Bool
    public let locates: Bool
    /// Whether numbers come back.
    public let metrics: Bool
    public let films: Bool
    /// Requests of deliveries under way at once, at most, from one node.
    public let concurrency: Int
    /// How long a request whose answer was lost may still take effect out there, in seconds.
    public let quietSeconds: Int64

    public init(
        repeatGuard: RepeatGuard, updates: Bool, deletes: Bool, locates: Bool, metrics: Bool, films: Bool,
        concurrency: Int, quietSeconds: Int64
    ) {
        self.repeatGuard = repeatGuard
        self.updates = updates
        self.deletes = deletes
        self.locates = locates
        self.metrics = metrics
        self.films = films
        self.concurrency = concurrency
        self.quietSeconds = quietSeconds
    }
}
