import NIOCore
import NIOHTTP1

/// A connection to a server on which one thing at a time is asked.
struct HTTPConnection: Sendable {
    let channel: any NetworkChannel
    private let exchange: NIOLoopBound<HTTPExchange>

    /// Of a channel that ``configure(_:)`` has set up.
    init(_ channel: any NetworkChannel) async throws {
        self.channel = channel
        exchange = try await channel.eventLoop.submit {
            NIOLoopBound(
                try channel.pipeline.syncOperations.handler(type: HTTPExchange.self), eventLoop: channel.eventLoop)
        }.get()
    }

    @Sendable static func configure(_ channel: any NetworkChannel) throws {
        try channel.pipeline.syncOperations.addHTTPClientHandlers()
        try channel.pipeline.syncOperations.addHandler(HTTPExchange())
    }

    /// Given up when its task is cancelled; the connection ends with it.
    func ask(_ ask: HTTPExchange.Ask) async throws(HTTPExchange.Failure) -> HTTPExchange.Whole {
        let promise = channel.eventLoop.makePromise(of: HTTPExchange.Whole.self)
        let exchange = exchange
        channel.eventLoop.execute { exchange.value.ask(ask, promise) }
        do {
            return try await withTaskCancellationHandler {
                try await promise.futureResult.get()
            } onCancel: {
                channel.eventLoop.execute { exchange.value.giveUp(CancellationError()) }
            }
        } catch {
            throw error as? HTTPExchange.Failure ?? .sent(error, isSilent: false)
        }
    }

    func close() { channel.close(promise: nil) }
}
