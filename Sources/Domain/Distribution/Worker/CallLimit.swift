import Values

/// How long one call of an adapter may take, and what it means when it takes longer.
package struct CallLimit: Sendable {
    package let seconds: Int64
    private let watch = CallWatch()

    package init(seconds: Int64) { self.seconds = seconds }

    /// A call that may change something out there: when no answer comes in time, its outcome is unknown.
    package func acting<Answer: Sendable>(
        _ call: @escaping @Sendable () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        try await inTime(.unknownOutcome("no answer in \(seconds) seconds"), call)
    }

    /// A call that changes nothing that anybody sees: whatever becomes of it, it can be made again.
    package func looking<Answer: Sendable>(
        _ call: @escaping @Sendable () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        do {
            return try await inTime(.transient("no answer in \(seconds) seconds", retryAfter: nil), call)
        } catch .unknownOutcome(let said) {
            throw .transient(said, retryAfter: nil)
        }
    }

    private func inTime<Answer: Sendable>(
        _ late: ChannelTrouble, _ call: @escaping @Sendable () async throws(ChannelTrouble) -> Answer
    ) async throws(ChannelTrouble) -> Answer {
        let task = Task { () -> Result<Answer, ChannelTrouble> in
            do throws(ChannelTrouble) { return .success(try await call()) } catch { return .failure(error) }
        }
        let isLate = Mark()
        let number = watch.watch(for: seconds) {
            isLate.set()
            task.cancel()
        }
        let result = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        watch.forget(number)
        if isLate.isSet { throw late }
        return try result.get()
    }
}
