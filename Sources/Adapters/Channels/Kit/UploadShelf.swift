import Contracts
import Synchronization

/// What was uploaded to which account in this process, so that a try that failed half-way goes on where it stopped. What a
/// ``Preparation`` keeps is written down only when everything is there.
final class UploadShelf: Sendable {
    private static let most = 20_000
    private let kept = Mutex<[String: String]>([:])

    /// What the account calls it.
    subscript(channel: ChannelID, name: String) -> String? {
        get { kept.withLock { $0["\(channel) \(name)"] } }
        set {
            kept.withLock { kept in
                // It costs an upload to forget, and memory to remember for ever.
                if kept.count >= Self.most { kept.removeAll(keepingCapacity: true) }
                kept["\(channel) \(name)"] = newValue
            }
        }
    }
}
