public import Distribution
import NIOCore
import NIOHTTP1
public import Values

/// The way out over HTTP/1.1, TLS and plain TCP.
///
/// A name is looked up here, once, and what is dialled is the very address that was found good, so that no second answer of
/// a DNS server can lead elsewhere. Connections are used again for a few seconds; one that is used again may be closed by
/// the server at the same moment, so acting requests take only one that was in use a second ago.
public final class HTTPOutbound: Outbound {
    static let mostRedirects = 5
    private static let freshness = TimeAmount.seconds(1)

    let dialer: Dialer
    let agent: String
    let clock: any WallClock
    private let shelf = ConnectionShelf()

    /// `agent` is how we introduce ourselves: `Terrace/1.2 (+https://terrace.example)`. `trusting` is a PEM file with
    /// certificates of authorities that are believed beside the system's own.
    public convenience init(
        agent: String, clock: any WallClock, allowsPrivateTargets: Bool = false, trusting certificates: String? = nil
    ) throws(OutboundError) {
        try self.init(
            agent: agent, clock: clock, policy: OutboundPolicy(allowsPrivateTargets: allowsPrivateTargets),
            resolver: SystemResolver(), trusting: certificates)
    }

    init(
        agent: String, clock: any WallClock, policy: OutboundPolicy, resolver: any NameResolver,
        trusting certificates: String? = nil
    ) throws(OutboundError) {
        self.agent = agent
        self.clock = clock
        do {
            dialer = try Dialer(policy: policy, resolver: resolver, trusting: certificates)
        } catch {
            throw .certificates("\(error)")
        }
    }

    public func allows(_ address: String) -> Bool {
        do throws(ChannelTrouble) {
            try dialer.policy.check(OutboundAddress(address))
            return true
        } catch {
            return false
        }
    }

    public func send(
        _ request: OutboundRequest, _ effect: OutboundEffect
    ) async throws(ChannelTrouble) -> OutboundAnswer {
        var request = request
        var address = try OutboundAddress(request.address)
        let mayFollow = request.followsRedirects && effect == .looking && ["GET", "HEAD"].contains(request.method)
        for _ in 0...Self.mostRedirects {
            let answer = try await ask(request, at: address, effect)
            guard mayFollow, let next = try answer.redirection(from: address) else { return answer }
            if next.origin != address.origin { request.headers = request.headers.filter(Self.isForAnybody) }
            address = next
        }
        throw .transient("redirected more than \(Self.mostRedirects) times", retryAfter: nil)
    }

    public func connect(
        host: String, port: Int, tls: String?
    ) async throws(ChannelTrouble) -> any OutboundSocket {
        let channel = try await dialer.dial(host: host, port: port, tls: tls) { channel in
            try channel.pipeline.syncOperations.addHandler(StreamInbox())
        }
        return try await StreamSocket(channel, dialer)
    }

    private func ask(
        _ request: OutboundRequest, at address: OutboundAddress, _ effect: OutboundEffect
    ) async throws(ChannelTrouble) -> OutboundAnswer {
        guard address.scheme == .http || address.scheme == .https else {
            throw .noAddress("it must begin with http:// or https://")
        }
        try dialer.policy.check(address)
        let ask = HTTPExchange.Ask(
            head: try head(of: request, at: address), body: ByteBuffer(bytes: request.body),
            mostAnswerBytes: request.mostAnswerBytes)
        let age: TimeAmount = effect == .acting ? Self.freshness : .hours(1)
        while let kept = shelf.take(address.origin, notOlderThan: age) {
            do throws(HTTPExchange.Failure) {
                return try await finish(ask, on: kept, address)
            } catch {
                switch error {
                // Closed while it lay there: nothing was asked on it.
                case .notSent: continue
                // Most likely the same. A question can be asked again; what changes something cannot.
                case .sent(_, isSilent: true) where effect == .looking && !Task.isCancelled: break
                case .sent(let error, _): throw .broken(effect, address, error)
                }
            }
            break
        }
        let connection = try await open(address)
        do throws(HTTPExchange.Failure) {
            return try await finish(ask, on: connection, address)
        } catch {
            switch error {
            case .notSent(let error): throw .transient("\(address.host) closed the line: \(error)", retryAfter: nil)
            case .sent(let error, _): throw .broken(effect, address, error)
            }
        }
    }

    private func open(_ address: OutboundAddress) async throws(ChannelTrouble) -> HTTPConnection {
        let channel = try await dialer.dial(
            host: address.host, port: address.port, tls: address.isSecure ? address.host : nil, HTTPConnection.configure
        )
        do {
            return try await HTTPConnection(channel)
        } catch {
            channel.close(promise: nil)
            throw .transient("\(address.host) closed the line: \(error)", retryAfter: nil)
        }
    }

    private func finish(
        _ ask: HTTPExchange.Ask, on connection: HTTPConnection, _ address: OutboundAddress
    ) async throws(HTTPExchange.Failure) -> OutboundAnswer {
        let whole = try await connection.ask(ask)
        if let idle = whole.idle { shelf.put(connection, address.origin, for: idle) }
        return whole.answer
    }

    private func head(
        of request: OutboundRequest, at address: OutboundAddress
    ) throws(ChannelTrouble) -> HTTPRequestHead {
        var headers = HTTPHeaders()
        if !request.headers.contains(where: { $0.name.lowercased() == "host" }) {
            headers.add(name: "Host", value: address.authority)
        }
        for (name, value) in request.headers {
            guard !Self.ours.contains(name.lowercased()) else { continue }
            guard name.utf8.allSatisfy(isToken), !name.isEmpty,
                value.utf8.allSatisfy({ $0 >= 32 && $0 != 127 || $0 == 9 })
            else { throw .content(field: "headers", rule: "a header has characters that it must not have") }
            headers.add(name: name, value: value)
        }
        if !headers.contains(name: "user-agent") { headers.add(name: "User-Agent", value: agent) }
        // What is packed small may unpack huge: nothing is unpacked here.
        if !headers.contains(name: "accept-encoding") { headers.add(name: "Accept-Encoding", value: "identity") }
        if !request.body.isEmpty || ["POST", "PUT", "PATCH"].contains(request.method) {
            headers.add(name: "Content-Length", value: String(request.body.count))
        }
        guard request.method.utf8.allSatisfy(isToken), !request.method.isEmpty else {
            throw .content(field: "method", rule: "not a method of HTTP")
        }
        return HTTPRequestHead(
            version: .http1_1, method: HTTPMethod(rawValue: request.method), uri: address.target, headers: headers)
    }

    /// How a message is framed is not for the caller.
    private static let ours: Set<String> = [
        "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "te", "trailer", "expect",
    ]

    /// Everything else may be a credential or a signature, and stays with whom it was meant for.
    @Sendable private static func isForAnybody(_ header: (name: String, value: String)) -> Bool {
        ["accept", "accept-language", "accept-encoding", "user-agent", "if-none-match", "if-modified-since", "range"]
            .contains(header.name.lowercased())
    }
}

/// Why there is no way out at all.
public enum OutboundError: Error, Equatable {
    /// The file with certificates cannot be read, or has none.
    case certificates(String)
}

extension OutboundAnswer {
    /// Where the server sends us, if it does (RFC 9110 §15.4).
    fileprivate func redirection(from address: OutboundAddress) throws(ChannelTrouble) -> OutboundAddress? {
        guard [301, 302, 303, 307, 308].contains(status), let location = header("location") else { return nil }
        do throws(ChannelTrouble) {
            return try address.following(location)
        } catch {
            throw .transient("\(address.host) redirects to what is no address", retryAfter: nil)
        }
    }
}

extension ChannelTrouble {
    /// The line broke after the first byte may have left.
    static func broken(_ effect: OutboundEffect, _ address: OutboundAddress, _ error: any Error) -> ChannelTrouble {
        let said = "\(address.host) gave no whole answer: \(error)"
        switch effect {
        case .looking: return .transient(said, retryAfter: nil)
        case .acting: return .unknownOutcome(said)
        }
    }
}

/// RFC 9110 §5.6.2.
private func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122: true
    case 33, 35, 36, 37, 38, 39, 42, 43, 45, 46, 94, 95, 96, 124, 126: true
    default: false
    }
}
