import Distribution
import NIOCore
import Synchronization

/// An open WebSocket.
final class WebSocketLine: OutboundWebSocket {
    private let channel: any NetworkChannel
    private let inbox: NIOLoopBound<WebSocketInbox>
    /// Messages that came together and wait for their turn.
    private let ready = Mutex<ArraySlice<String>>([])

    init(_ channel: any NetworkChannel) async throws(ChannelTrouble) {
        self.channel = channel
        do {
            inbox = try await channel.eventLoop.submit {
                NIOLoopBound(
                    try channel.pipeline.syncOperations.handler(type: WebSocketInbox.self), eventLoop: channel.eventLoop
                )
            }.get()
        } catch {
            channel.close(promise: nil)
            throw .transient("the line closed: \(error)", retryAfter: nil)
        }
    }

    func send(_ text: String) async throws(ChannelTrouble) {
        let promise = channel.eventLoop.makePromise(of: Void.self)
        let inbox = inbox
        channel.eventLoop.execute { inbox.value.send(text, promise) }
        do {
            try await promise.futureResult.value {}
        } catch {
            throw error as? ChannelTrouble ?? .unknownOutcome("the line broke in the middle: \(error)")
        }
    }

    func receive() async throws(ChannelTrouble) -> String? {
        if let next = ready.withLock({ $0.popFirst() }) { return next }
        let promise = channel.eventLoop.makePromise(of: [String]?.self)
        let inbox = inbox
        channel.eventLoop.execute { inbox.value.ask(promise) }
        do {
            let messages = try await withTaskCancellationHandler {
                try await promise.futureResult.get()
            } onCancel: {
                channel.eventLoop.execute { inbox.value.withdraw() }
            }
            guard let messages else { return nil }
            return ready.withLock { ready in
                ready = messages[...]
                return ready.popFirst()
            }
        } catch {
            throw error as? ChannelTrouble ?? .transient("nobody waits any longer", retryAfter: nil)
        }
    }

    func close() async {
        let inbox = inbox
        channel.eventLoop.execute { inbox.value.leave() }
    }
}
