import Distribution

/// Makes again at once, twice at most, a request that changes nothing and whose answer did not come or cannot be read: one
/// article needs several of them, and each failure would otherwise send it back to the beginning. What a platform
/// refuses, or asks to be left alone for, is not asked again.
func persistently<Answer>(
    _ call: () async throws(ChannelTrouble) -> Answer
) async throws(ChannelTrouble) -> Answer {
    for _ in 0..<2 {
        do throws(ChannelTrouble) {
            return try await call()
        } catch {
            guard case .transient(_, retryAfter: nil) = error, !Task.isCancelled else { throw error }
        }
    }
    return try await call()
}
