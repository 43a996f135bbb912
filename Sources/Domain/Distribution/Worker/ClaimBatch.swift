import Contracts
import Synchronization

/// What the tries that were claimed together read once for all of them: the edition of an article, the way into a channel.
///
/// Nothing is read before the claim is durable, so a change that came before it is seen, and one that comes after it has
/// put a delivery of its own into the line.
final class ClaimBatch: Sendable {
    /// Later claims have greater ones.
    let number: UInt64
    private let editions = Mutex<[ArticleID: Task<DeliveryWorker.Reading, Never>]>([:])
    private let channels = Mutex<[ChannelID: Task<Result<Channel, ChannelTrouble>, Never>]>([:])

    init(number: UInt64) { self.number = number }

    func edition(
        of article: ArticleID, _ read: @escaping @Sendable () async -> DeliveryWorker.Reading
    ) async -> DeliveryWorker.Reading {
        let task = editions.withLock { editions in
            if let begun = editions[article] { return begun }
            let task = Task { await read() }
            editions[article] = task
            return task
        }
        return await task.value
    }

    func entered(
        _ channel: ChannelID, _ enter: @escaping @Sendable () async throws(ChannelTrouble) -> Channel
    ) async throws(ChannelTrouble) -> Channel {
        let task = channels.withLock { channels in
            if let begun = channels[channel] { return begun }
            let task = Task { () -> Result<Channel, ChannelTrouble> in
                do throws(ChannelTrouble) { return .success(try await enter()) } catch { return .failure(error) }
            }
            channels[channel] = task
            return task
        }
        return try await task.value.get()
    }
}
