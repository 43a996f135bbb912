import Distribution
import NIOCore

/// A TCP connection, plain or secured.
struct StreamSocket: OutboundSocket {
    private let channel: any NetworkChannel
    private let inbox: NIOLoopBound<StreamInbox>
    private let dialer: Dialer

    init(_ channel: any NetworkChannel, _ dialer: Dialer) async throws(ChannelTrouble) {
        self.channel = channel
        self.dialer = dialer
        do {
            inbox = try await channel.eventLoop.submit {
                NIOLoopBound(
                    try channel.pipeline.syncOperations.handler(type: StreamInbox.self), eventLoop: channel.eventLoop)
            }.get()
        } catch {
            channel.close(promise: nil)
            throw .transient("the line closed: \(error)", retryAfter: nil)
        }
    }

    func write(_ bytes: [UInt8]) async throws(ChannelTrouble) {
        guard channel.isActive else { throw .transient("the line is closed", retryAfter: nil) }
        do {
            try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).value {}
        } catch {
            channel.close(promise: nil)
            throw .unknownOutcome("the line broke in the middle: \(error)")
        }
    }

    func read() async throws(ChannelTrouble) -> [UInt8]? {
        let promise = channel.eventLoop.makePromise(of: [ByteBuffer]?.self)
        let inbox = inbox
        channel.eventLoop.execute { inbox.value.ask(promise) }
        do {
            let parts = try await withTaskCancellationHandler {
                try await promise.futureResult.get()
            } onCancel: {
                channel.eventLoop.execute { inbox.value.withdraw() }
            }
            return parts.map { $0.flatMap { Array($0.readableBytesView) } }
        } catch {
            throw error as? ChannelTrouble ?? .transient("nobody waits any longer", retryAfter: nil)
        }
    }

    func secure(name: String) async throws(ChannelTrouble) {
        let promise = channel.eventLoop.makePromise(of: Void.self)
        let (channel, inbox, dialer) = (channel, inbox, dialer)
        let alarm = channel.eventLoop.scheduleTask(in: Dialer.limit) {
            promise.fail(ChannelError.connectTimeout(Dialer.limit))
        }
        defer { alarm.cancel() }
        channel.eventLoop.execute {
            // What was said before the line was secured may be from somebody in between (CVE-2011-0411).
            guard inbox.value.isEmpty else { return promise.fail(SpokeTooEarly()) }
            do { try dialer.secure(channel, as: name, promise) } catch { promise.fail(error) }
        }
        do {
            try await promise.futureResult.value {}
        } catch {
            channel.close(promise: nil)
            throw .transient("the line cannot be secured for \(name): \(error)", retryAfter: nil)
        }
    }

    func close() async {
        // Whether it was closed already makes no difference, and a peer that does not say goodbye is not waited for.
        channel.close(promise: nil)
    }

    private struct SpokeTooEarly: Error, CustomStringConvertible {
        var description: String { "the server spoke before that" }
    }
}
