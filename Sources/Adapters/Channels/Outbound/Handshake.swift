import NIOCore
import NIOSSL
import NIOTLS

/// Stands behind the TLS handler and tells when the line is secured with whom it was meant to be.
final class Handshake: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    /// The certificate is somebody else's.
    struct WrongName: Error, CustomStringConvertible {
        let name: String
        var description: String { "the certificate is not for \(name)" }
    }

    private let name: String
    private let promise: EventLoopPromise<Void>

    init(as name: String, _ promise: EventLoopPromise<Void>) {
        self.name = name
        self.promise = promise
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted = event as? TLSUserEvent {
            let certificate = try? context.pipeline.syncOperations.nioSSL_peerCertificate()
            if let certificate, certificate.isFor(name) {
                promise.succeed()
            } else {
                promise.fail(WrongName(name: name))
                context.close(promise: nil)
            }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.fail(error)
        context.fireErrorCaught(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise.fail(ChannelError.eof)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { promise.fail(ChannelError.eof) }
}

extension NIOSSLCertificate {
    /// Whether it names that host (RFC 6125 §6.4). For an address the TLS library has compared it.
    ///
    /// NIOSSL 2.37 also takes a certificate for the address that was dialled when a name was asked for; certificates for
    /// addresses are easily had, so whoever forges an answer of DNS would be believed.
    fileprivate func isFor(_ name: String) -> Bool {
        guard NetworkAddress(name) == nil else { return true }
        let wanted = Self.labels(Array(name.utf8))
        return _subjectAlternativeNames().contains { entry in
            guard entry.nameType == .dnsName else { return false }
            let told = Self.labels(Array(entry.contents))
            guard told.count == wanted.count, told.count > 1 || told == wanted else { return false }
            // A star stands for one whole label, the first.
            return told.dropFirst() == wanted.dropFirst()
                && (told.first == wanted.first || told.first == [UInt8(ascii: "*")])
        }
    }

    private static func labels(_ name: [UInt8]) -> [[UInt8]] {
        var labels = name.map { (65...90).contains($0) ? $0 + 32 : $0 }
            .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(Array.init)
        if labels.last == [] { labels.removeLast() }
        return labels
    }
}
