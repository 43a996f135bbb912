import Distribution
import Synchronization
import Testing
import Values

@testable import Channels

/// Servers of the fediverse that are not there: they show their actors to whoever signs, check what comes into their inboxes
/// against the sender's key, and answer as a test wants. A request that no test foresaw is a failure.
final class OtherServers: Outbound {
    struct Received: Sendable, Equatable {
        let inbox: String
        let scheme: SignatureScheme
        let activity: ActivityJSON

        var type: String { activity.types.first ?? "" }
    }

    /// An actor on one of the servers.
    struct Person: Sendable {
        let id: String
        let sharesInbox: Bool
        var keys: ActorKeys

        var inbox: String { id + "/inbox" }
        var server: String { StrangerAddress(id)!.authority }
        var sharedInbox: String { "https://\(server)/inbox" }

        var document: ActivityJSON {
            let plain: ActivityJSON = [
                "@context": "https://www.w3.org/ns/activitystreams", "id": .text(id), "type": "Person",
                "preferredUsername": .text(String(id.split(separator: "/").last!)), "inbox": .text(inbox),
                "publicKey": ["id": .text(keys.id), "owner": .text(id), "publicKeyPem": .text(keys.publicPEM)],
            ]
            return plain.with(["endpoints": sharesInbox ? ["sharedInbox": .text(sharedInbox)] : .null])
        }
    }

    private struct State {
        var documents: [String: ActivityJSON] = [:]
        var gone: Set<String> = []
        var asked: [String] = []
        var received: [Received] = []
        var refused: [String] = []
        var schemes: [String: Set<SignatureScheme>] = [:]
        var statuses: [String: [Int]] = [:]
        var senderKey = ""
        var lostAnswers: [String: Int] = [:]
        var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    let clock: any WallClock
    private let state = Mutex(State())

    init(clock: any WallClock) { self.clock = clock }

    /// Making a key takes long; people of tests may share theirs.
    static let someKeys = (0..<3).map { _ in try! ActorKeys(id: "").privatePEM }

    /// Somebody who lives on a server.
    func person(_ id: String, key: Int = 0, sharesInbox: Bool = true) -> Person {
        let person = Person(
            id: id, sharesInbox: sharesInbox, keys: try! ActorKeys(id: id + "#main-key", pem: Self.someKeys[key]))
        show(person)
        return person
    }

    func show(_ person: Person) { state.withLock { $0.documents[person.id] = person.document } }
    func remove(_ person: Person) {
        state.withLock {
            $0.documents[person.id] = nil
            $0.gone.insert(person.id)
        }
    }

    func believes(_ publicPEM: String) { state.withLock { $0.senderKey = publicPEM } }
    /// A server that takes some kinds of signatures alone.
    func takes(_ schemes: Set<SignatureScheme>, at server: String) { state.withLock { $0.schemes[server] = schemes } }
    /// What a server answers next, one after another, before it works again.
    func answers(_ statuses: [Int], at server: String) { state.withLock { $0.statuses[server] = statuses } }

    /// A server that takes what comes and then loses the line, so many times.
    func losesAnswers(_ count: Int, at server: String) { state.withLock { $0.lostAnswers[server] = count } }

    /// Waits until so many activities have come.
    func hears(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.received.count >= count { return true }
                state.waiting.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    var received: [Received] { state.withLock { $0.received } }
    /// `cavage server` for each signature that was not taken.
    var refused: [String] { state.withLock { $0.refused } }
    /// Which documents were asked for.
    var asked: [String] { state.withLock { $0.asked } }
    func forget() { state.withLock { $0.received = [] } }

    func send(_ request: OutboundRequest, _ effect: OutboundEffect) async throws(ChannelTrouble) -> OutboundAnswer {
        guard let address = StrangerAddress(request.address) else {
            throw .content(field: "address", rule: request.address)
        }
        let message = SignedMessage(
            method: request.method, scheme: address.scheme, authority: address.authority, target: address.target,
            headers: request.headers, body: request.body)
        let scheme: SignatureScheme = message.header("signature-input") == nil ? .cavage : .rfc9421
        let senderKey = state.withLock { $0.senderKey }
        let claim =
            scheme == .cavage
            ? try? CavageSignature.claim(in: message, at: clock.now())
            : try? MessageSignature.claim(in: message, at: clock.now())
        guard let claim, StrangerKey(pem: senderKey)?.verifies(claim) == true else {
            if request.method == "GET", senderKey.isEmpty { return show(address) }
            Issue.record("\(request.method) \(request.address) was not signed as it should be")
            return OutboundAnswer(status: 401, headers: [], body: [])
        }
        if request.method == "GET" { return show(address) }
        let answer = take(message, address, scheme)
        let isLost = state.withLock { state in
            guard answer.isSuccess, let left = state.lostAnswers[address.authority], left > 0 else { return false }
            state.lostAnswers[address.authority] = left - 1
            return true
        }
        if isLost { throw .unknownOutcome("the line broke") }
        return answer
    }

    private func show(_ address: StrangerAddress) -> OutboundAnswer {
        state.withLock { state in
            state.asked.append(address.document)
            if state.gone.contains(address.document) { return OutboundAnswer(status: 410, headers: [], body: []) }
            guard let document = state.documents[address.document] else {
                Issue.record("nobody lives at \(address.document)")
                return OutboundAnswer(status: 404, headers: [], body: [])
            }
            return OutboundAnswer(status: 200, headers: [], body: document.bytes)
        }
    }

    private func take(_ message: SignedMessage, _ address: StrangerAddress, _ scheme: SignatureScheme) -> OutboundAnswer
    {
        state.withLock { state in
            if var statuses = state.statuses[address.authority], !statuses.isEmpty {
                let status = statuses.removeFirst()
                state.statuses[address.authority] = statuses
                return OutboundAnswer(status: status, headers: [], body: [])
            }
            guard state.schemes[address.authority]?.contains(scheme) ?? true else {
                state.refused.append("\(scheme.rawValue) \(address.authority)")
                return OutboundAnswer(status: 401, headers: [], body: [])
            }
            guard let activity = try? ActivityJSONReader.read(message.body) else {
                Issue.record("not JSON: \(String(decoding: message.body, as: UTF8.self))")
                return OutboundAnswer(status: 400, headers: [], body: [])
            }
            state.received.append(Received(inbox: address.text, scheme: scheme, activity: activity))
            for waiter in state.waiting where waiter.count <= state.received.count { waiter.continuation.resume() }
            state.waiting.removeAll { $0.count <= state.received.count }
            return OutboundAnswer(status: 202, headers: [], body: [])
        }
    }

    func connect(host: String, port: Int, tls: String?) async throws(ChannelTrouble) -> any OutboundSocket {
        throw .unsupported("sockets")
    }

    func openWebSocket(_ address: String) async throws(ChannelTrouble) -> any OutboundWebSocket {
        throw .unsupported("WebSockets")
    }

    func allows(_ address: String) -> Bool { true }
}
