public import Distribution

/// The one way out: every channel's requests pass here, so that what may be reached and what a failure means is decided once.
public protocol Outbound: Sendable {
    /// Throws only when no whole answer came; a status is for the caller to judge (``OutboundAnswer/trouble(_:_:)``).
    func send(_ request: OutboundRequest, _ effect: OutboundEffect) async throws(ChannelTrouble) -> OutboundAnswer

    /// A TCP connection for what is not HTTP (SMTP, XMPP, WebSocket goes by ``OutboundSocket`` as well), with the same
    /// rules about private targets. `tls` is the name to check the certificate against, nil for plain text.
    func connect(host: String, port: Int, tls: String?) async throws(ChannelTrouble) -> any OutboundSocket

    /// Refuses an address that may not be asked for, without asking: for settings.
    func allows(_ address: String) -> Bool
}

/// A byte stream both ways.
public protocol OutboundSocket: Sendable {
    func write(_ bytes: [UInt8]) async throws(ChannelTrouble)
    /// What came since, at least one byte; nil at the end.
    func read() async throws(ChannelTrouble) -> [UInt8]?
    /// Goes on under TLS (STARTTLS).
    func secure(name: String) async throws(ChannelTrouble)
    func close() async
}
