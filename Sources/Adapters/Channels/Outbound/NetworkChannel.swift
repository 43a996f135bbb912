import NIOCore

/// NIO's word for a connection, which is another thing than a channel of ours.
typealias NetworkChannel = NIOCore.Channel

extension EventLoopFuture where Value: Sendable {
    /// Waits as long as its task is not cancelled. What comes after that is given to `cleanUp`.
    func value(orElse cleanUp: @escaping @Sendable (Value) -> Void) async throws -> Value {
        let promise = eventLoop.makePromise(of: Value.self)
        cascade(to: promise)
        do {
            return try await withTaskCancellationHandler {
                try await promise.futureResult.get()
            } onCancel: {
                promise.fail(CancellationError())
            }
        } catch {
            whenSuccess(cleanUp)
            throw error
        }
    }
}
