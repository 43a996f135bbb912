import Distribution
import NIOCore
import NIOPosix
import NIOSSL

/// Opens connections to exactly the addresses that were found good. Whatever goes wrong here, nothing has been sent.
struct Dialer: Sendable {
    /// For looking the name up, connecting and securing the line together.
    static let limit = TimeAmount.seconds(10)
    /// A host with many addresses is not tried at all of them.
    private static let mostTries = 4

    let policy: OutboundPolicy
    let resolver: any NameResolver
    let tls: NIOSSLContext
    let group: any EventLoopGroup

    init(policy: OutboundPolicy, resolver: any NameResolver, trusting certificates: String?) throws {
        self.policy = policy
        self.resolver = resolver
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if let certificates {
            configuration.additionalTrustRoots = [.certificates(try NIOSSLCertificate.fromPEMFile(certificates))]
        }
        tls = try NIOSSLContext(configuration: configuration)
        group = MultiThreadedEventLoopGroup.singleton
    }

    /// A line to the host, secured when `tls` names whom the certificate must be for. `configure` puts the handlers in.
    func dial(
        host: String, port: Int, tls name: String?, _ configure: @escaping @Sendable (any NetworkChannel) throws -> Void
    ) async throws(ChannelTrouble) -> any NetworkChannel {
        guard (1...65_535).contains(port) else { throw .noAddress("its port must be a number from 1 to 65535") }
        let deadline = NIODeadline.now() + Self.limit
        let loop = group.next()
        let addresses = try await addresses(of: host, on: loop, until: deadline)
        var last = ChannelTrouble.transient("\(host) cannot be reached", retryAfter: nil)
        for (index, address) in addresses.enumerated() {
            let left = deadline - .now()
            guard left > .zero, !Task.isCancelled else { break }
            // The last one may take all the time that is left, those before it leave some.
            let patience = index == addresses.count - 1 ? left : TimeAmount.nanoseconds(left.nanoseconds / 2)
            do throws(ChannelTrouble) {
                return try await connect(
                    host: host, to: address, port: port, tls: name, on: loop, within: patience, configure)
            } catch {
                last = error
            }
        }
        throw last
    }

    /// Those that may be asked; throws the reason when there are only others.
    private func addresses(
        of host: String, on loop: any EventLoop, until deadline: NIODeadline
    ) async throws(ChannelTrouble) -> [NetworkAddress] {
        try policy.check(host: host)
        if let address = NetworkAddress(host) { return [address] }
        let promise = loop.makePromise(of: [NetworkAddress].self)
        let resolver = resolver
        // The system's look-up cannot be interrupted: when it is late, it is left to itself.
        Task {
            do throws(ChannelTrouble) {
                promise.succeed(try await resolver.addresses(of: host))
            } catch {
                promise.fail(error)
            }
        }
        let alarm = loop.scheduleTask(deadline: deadline) {
            promise.fail(ChannelTrouble.transient("\(host) is not found: no answer in time", retryAfter: nil))
        }
        defer { alarm.cancel() }
        let found: [NetworkAddress]
        do {
            found = try await promise.futureResult.value { _ in }
        } catch {
            throw error as? ChannelTrouble ?? .transient("looking for \(host) was given up", retryAfter: nil)
        }
        var good: [NetworkAddress] = []
        var refusal: ChannelTrouble?
        for address in found {
            do throws(ChannelTrouble) {
                try policy.check(address, of: host)
                good.append(address)
            } catch {
                refusal = error
            }
        }
        if good.isEmpty, let refusal { throw refusal }
        return Array(good.prefix(Self.mostTries))
    }

    private func connect(
        host: String, to address: NetworkAddress, port: Int, tls name: String?, on loop: any EventLoop,
        within patience: TimeAmount, _ configure: @escaping @Sendable (any NetworkChannel) throws -> Void
    ) async throws(ChannelTrouble) -> any NetworkChannel {
        let secured = loop.makePromise(of: Void.self)
        if name == nil { secured.succeed() }
        let deadline = NIODeadline.now() + patience
        let opening = ClientBootstrap(group: loop)
            .connectTimeout(patience)
            .channelOption(.socketOption(.so_keepalive), value: 1)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let name { try secure(channel, as: name, secured) }
                    try configure(channel)
                }
            }
        let channel: any NetworkChannel
        do {
            let socket = try SocketAddress(ipAddress: address.description, port: port)
            channel = try await opening.connect(to: socket).value { $0.close(promise: nil) }
        } catch {
            secured.fail(error)
            throw .transient("\(host):\(port) cannot be reached: \(error)", retryAfter: nil)
        }
        let alarm = loop.scheduleTask(deadline: deadline) { secured.fail(ChannelError.connectTimeout(patience)) }
        defer { alarm.cancel() }
        do {
            try await secured.futureResult.value {}
        } catch {
            channel.close(promise: nil)
            throw .transient("\(host):\(port) does not secure the line: \(error)", retryAfter: nil)
        }
        return channel
    }

    /// Puts TLS in front of whatever handlers there are; on the channel's loop.
    func secure(_ channel: any NetworkChannel, as name: String, _ promise: EventLoopPromise<Void>) throws {
        // An address is no name to ask for by SNI; the certificate is held against it all the same.
        let isAddress = NetworkAddress(name) != nil
        let handler = try NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : name)
        try channel.pipeline.syncOperations.addHandlers([handler, Handshake(as: name, promise)], position: .first)
    }
}
