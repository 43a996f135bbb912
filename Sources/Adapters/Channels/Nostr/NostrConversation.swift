import Distribution
import Values

/// One connection to one relay, for one errand.
final class NostrConversation {
    /// So many messages are read while one answer is waited for; a relay that talks on is no relay.
    private static let mostMessages = 2_000
    private static let mostEvents = 1_000

    let relay: String
    private let socket: any OutboundWebSocket
    private let key: NostrKey
    private let clock: any WallClock
    private var challenge: String?
    private var isAuthenticated = false
    private var subscriptions = 0
    /// What the relay said to nobody in particular; often the reason for what follows.
    private var notice: String?

    init(
        to relay: String, as key: NostrKey, _ outbound: any Outbound, _ clock: any WallClock
    ) async throws(ChannelTrouble) {
        self.relay = relay
        self.key = key
        self.clock = clock
        socket = try await outbound.openWebSocket(relay)
    }

    func close() async { await socket.close() }

    /// Hands in an event; returns when the relay has it. Once it may have been sent, a lost answer is an unknown outcome.
    func publish(_ event: NostrEvent) async throws(ChannelTrouble) {
        var mayAuthenticate = true
        while true {
            try await socket.send("[\"EVENT\",\(event.json)]")
            let (isTaken, words) = try await answer(to: event.id)
            if isTaken { return }
            if mayAuthenticate, NostrRefusal.isAuthenticationWanted(words), try await authenticate() {
                mayAuthenticate = false
                continue
            }
            guard let trouble = NostrRefusal.trouble(words, from: relay, at: clock.now()) else { return }
            throw trouble
        }
    }

    private func answer(to event: String) async throws(ChannelTrouble) -> (Bool, String) {
        for _ in 0..<Self.mostMessages {
            let message: NostrMessage?
            do throws(ChannelTrouble) { message = try await next() } catch {
                throw .unknownOutcome(error.said)
            }
            guard let message else { break }
            switch message {
            // One event is under way at a time, so an answer without its identifier is to that.
            case .ok(let id, let isTaken, let words) where id == event || id.isEmpty: return (isTaken, words)
            case .ok, .event, .endOfStored, .closed, .notice, .challenge, .other: continue
            }
        }
        throw .unknownOutcome("\(relay) closed without an answer\(notice.map { ": \($0)" } ?? "")")
    }

    /// The genuine events that a relay has stored and that fit a filter, as it gives them.
    func events(_ filters: [NostrFilter]) async throws(ChannelTrouble) -> [NostrEvent] {
        var mayAuthenticate = true
        while true {
            subscriptions += 1
            let name = "terrace-\(subscriptions)"
            try await asking("[\"REQ\",\"\(name)\",\(filters.map(\.json).joined(separator: ","))]")
            let (events, refusal) = try await stored(name)
            guard let refusal else {
                try await asking("[\"CLOSE\",\"\(name)\"]")
                return events
            }
            if mayAuthenticate, NostrRefusal.isAuthenticationWanted(refusal), try await authenticate() {
                mayAuthenticate = false
                continue
            }
            throw NostrRefusal.trouble(refusal, from: relay, at: clock.now())
                ?? .transient("\(relay): \(refusal)", retryAfter: nil)
        }
    }

    private func stored(_ name: String) async throws(ChannelTrouble) -> ([NostrEvent], refusal: String?) {
        var events: [NostrEvent] = []
        for _ in 0..<Self.mostMessages {
            guard let message = try await next() else { break }
            switch message {
            case .event(let subscription, let event):
                if subscription == name, events.count < Self.mostEvents, event.isGenuine {
                    events.append(event)
                }
            case .endOfStored(let subscription) where subscription == name: return (events, nil)
            case .closed(let subscription, let words) where subscription == name: return ([], words)
            // Older relays refuse a question so.
            case .notice(let words) where NostrRefusal.isRefusal(words): return ([], words)
            case .ok, .endOfStored, .closed, .notice, .challenge, .other: continue
            }
        }
        throw .transient(
            "\(relay) closed without an answer\(notice.map { ": \($0)" } ?? "")", retryAfter: nil)
    }

    /// Says who we are (NIP-42); false when the relay gave no challenge, or knows already. Some relays answer to it and
    /// some do not; either shows by how they answer what comes next.
    private func authenticate() async throws(ChannelTrouble) -> Bool {
        guard let challenge, !isAuthenticated else { return false }
        guard
            let event = NostrEvent(
                kind: NostrEvent.Kind.authentication, tags: [["relay", relay], ["challenge", challenge]],
                content: "",
                createdAt: clock.now().seconds, by: key)
        else { return false }
        isAuthenticated = true
        try await asking("[\"AUTH\",\(event.json)]")
        return true
    }

    /// What is sent to learn something can be sent again.
    private func asking(_ text: String) async throws(ChannelTrouble) {
        do throws(ChannelTrouble) { try await socket.send(text) } catch {
            if case .unknownOutcome(let said) = error { throw .transient(said, retryAfter: nil) }
            throw error
        }
    }

    private func next() async throws(ChannelTrouble) -> NostrMessage? {
        guard let text = try await socket.receive() else { return nil }
        let message = NostrMessage(text)
        switch message {
        case .challenge(let text): challenge = String(text.prefix(500))
        case .notice(let words): notice = String(words.prefix(200))
        case .event, .ok, .endOfStored, .closed, .other: break
        }
        return message
    }
}
