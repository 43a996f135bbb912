public import Distribution

/// The one way out: every channel's requests pass here, so that what may be reached and what a failure means is decided once.
public protocol Outbound: Sendable {
    /// Throws only when no whole answer came; a status is for the caller to judge (``OutboundAnswer/trouble(_:_:)``).
    func send(_ request: OutboundRequest, _ effect: OutboundEffect) async throws(ChannelTrouble) -> OutboundAnswer

    /// A TCP connection for what is not HTTP (SMTP, XMPP), with the same rules about private targets. `tls` is the name to check the certificate against, nil for plain text.
    func connect(host: String, port: Int, tls: String?) async throws(ChannelTrouble) -> any OutboundSocket

    /// A WebSocket (RFC 6455) to a `ws` or `wss` address, with the same rules about private targets. The opening itself
    /// changes nothing: its failures are ``ChannelTrouble/transient(_:retryAfter:)`` or what the server's refusal says.
    func openWebSocket(_ address: String) async throws(ChannelTrouble) -> any OutboundWebSocket

    /// Refuses an address that may not be asked for, without asking: for settings.
    func allows(_ address: String) -> Bool
}

/// Messages both ways. Pings are answered, and asked, below this.
///
/// A message may have arrived whenever ``send(_:)`` throws ``ChannelTrouble/unknownOutcome(_:)``; what it then means is
/// for the caller, who knows whether the message asks or acts. What fails in ``receive()`` is transient: reading changes
/// nothing.
public protocol OutboundWebSocket: Sendable {
    /// One text message. Returns when it has been handed to the system.
    func send(_ text: String) async throws(ChannelTrouble)
    /// The next text message, in order; nil when the other side has closed. Binary messages are passed over.
    func receive() async throws(ChannelTrouble) -> String?
    func close() async
}

/// A byte stream both ways. Waits end with their task: a cancelled ``read()`` throws.
public protocol OutboundSocket: Sendable {
    func write(_ bytes: [UInt8]) async throws(ChannelTrouble)
    /// What came since, at least one byte; nil at the end.
    func read() async throws(ChannelTrouble) -> [UInt8]?
    /// Goes on under TLS (STARTTLS).
    func secure(name: String) async throws(ChannelTrouble)
    func close() async
}
