import Distribution
import Synchronization

/// The account on somebody else's server: what credentials it was shown, and whether it takes them.
final class ForeignAccount: Sendable {
    private struct State {
        var shown: [String] = []
        var calls: [String] = []
        var trouble: ChannelTrouble?
        var fresh: [String] = []
        var refreshing = 0
        var mostRefreshing = 0
    }

    private let state = Mutex(State())

    /// The tokens it was shown, in order.
    var shown: [String] { state.withLock { $0.shown } }
    var calls: [String] { state.withLock { $0.calls } }
    /// How many refreshes were under way at once, at most.
    var mostRefreshing: Int { state.withLock { $0.mostRefreshing } }

    func refuse(_ trouble: ChannelTrouble?) { state.withLock { $0.trouble = trouble } }

    /// The next refresh gives this token.
    func willRefresh(to token: String) { state.withLock { $0.fresh.append(token) } }

    func note(_ call: String) { state.withLock { $0.calls.append(call) } }
    func see(_ channel: Channel) { state.withLock { $0.shown.append(channel.credentials["token"] ?? "") } }

    func enter(_ channel: Channel) async throws(ChannelTrouble) {
        let trouble = state.withLock { state in
            state.calls.append("health")
            return state.trouble
        }
        if let trouble { throw trouble }
    }

    func refresh(_ channel: Channel) async throws(ChannelTrouble) -> ChannelCredentials? {
        let fresh = state.withLock { state -> String? in
            guard !state.fresh.isEmpty else { return nil }
            state.refreshing += 1
            state.mostRefreshing = max(state.mostRefreshing, state.refreshing)
            return state.fresh.removeFirst()
        }
        guard let fresh else { return nil }
        await Task.yield()
        state.withLock { $0.refreshing -= 1 }
        return ChannelCredentials(["token": fresh, "refresh_token": ""])
    }
}

/// An endpoint of somebody else's that is told of publications.
final class ForeignEndpoint: WebhookSender {
    struct Told: Hashable {
        let address: String
        let id: String
        let timestamp: String
        let signature: String
        let body: String
    }

    private let state = Mutex((told: [Told](), replies: [WebhookReply]()))

    var told: [Told] { state.withLock { $0.told } }

    /// What it answers next, instead of 200.
    func answer(_ replies: WebhookReply...) { state.withLock { $0.replies += replies } }

    func allows(_ address: String) -> Bool { address.hasPrefix("https://") && !address.contains("127.0.0.1") }

    func post(
        _ body: [UInt8], to address: String, headers: [(name: String, value: String)]
    ) async -> WebhookReply {
        let named = Dictionary(headers.map { ($0.name, $0.value) }) { first, _ in first }
        return state.withLock { state in
            state.told.append(
                Told(
                    address: address, id: named["webhook-id"] ?? "", timestamp: named["webhook-timestamp"] ?? "",
                    signature: named["webhook-signature"] ?? "", body: String(decoding: body, as: UTF8.self)))
            return state.replies.isEmpty ? .status(200, retryAfter: nil) : state.replies.removeFirst()
        }
    }
}
