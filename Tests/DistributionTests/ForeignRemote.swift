import Contracts
import Distribution
import Synchronization
import Values

/// Somebody else's server, which is not ours and so may be played: it keeps posts, knows keys or does not, and can lose
/// answers, fail, take its time.
final class ForeignRemote: Sendable {
    struct Post: Hashable {
        var reference: String
        var key: String
        var text: String
    }

    enum Fault: Sendable {
        /// The post is made, the answer never comes.
        case loseAnswer
        /// The request never arrives, and nobody is told.
        case loseRequest
        /// The request lies about somewhere and is done when ``settle()`` is called; the answer never comes.
        case delayUntilSettled
        case refuse(ChannelTrouble)
        /// The post is made; the answer comes when the gate opens.
        case hold(Gate)
        /// The post is accepted and appears when it is asked for so many times.
        case workOnIt(polls: Int)
    }

    private struct State {
        var posts: [Post] = []
        var seenKeys: [String: (reference: String, at: Instant)] = [:]
        var faults: [Fault] = []
        var delayed: [@Sendable () -> Void] = []
        var pending: [String: (post: Post, polls: Int)] = [:]
        var next = 1
        var calls: [String] = []
    }

    let repeatGuard: RepeatGuard
    private let clock: any WallClock
    private let state = Mutex(State())

    init(_ repeatGuard: RepeatGuard, clock: any WallClock) {
        self.repeatGuard = repeatGuard
        self.clock = clock
    }

    var posts: [Post] { state.withLock { $0.posts } }
    var texts: [String] { posts.map(\.text) }
    var calls: [String] { state.withLock { $0.calls } }

    func fail(_ faults: Fault...) { state.withLock { $0.faults += faults } }

    /// What has not failed yet will not.
    func recover() { state.withLock { $0.faults = [] } }

    /// Whatever lay about is done now.
    func settle() {
        let delayed = state.withLock { state in
            defer { state.delayed = [] }
            return state.delayed
        }
        for action in delayed { action() }
    }

    func locate(_ key: String) -> [Post] {
        state.withLock { state in
            state.calls.append("locate")
            return state.posts.filter { $0.key == key }
        }
    }

    func create(_ text: String, key: String) async throws(ChannelTrouble) -> RemoteAnswer {
        try await perform("create") { state in
            let post = self.make(text, key: key, in: &state)
            return .stands(
                RemoteCopy(reference: post.reference, address: "https://elsewhere.example/\(post.reference)"))
        } pending: { state in
            let post = Post(reference: "pending\(state.next)", key: key, text: text)
            state.next += 1
            return post
        }
    }

    func update(_ text: String, reference: String) async throws(ChannelTrouble) -> RemoteAnswer {
        guard state.withLock({ $0.posts.contains { $0.reference == reference } }) else {
            throw .gone("no post \(reference)")
        }
        return try await perform("update") { state in
            if let index = state.posts.firstIndex(where: { $0.reference == reference }) {
                state.posts[index].text = text
            }
            return .stands(RemoteCopy(reference: reference, address: "https://elsewhere.example/\(reference)"))
        } pending: { _ in
            nil
        }
    }

    func delete(reference: String?, key: String) async throws(ChannelTrouble) -> RemoteAnswer {
        try await perform("delete") { state in
            state.posts.removeAll { $0.reference == reference || (reference == nil && $0.key == key) }
            return .absent
        } pending: { _ in
            nil
        }
    }

    func status(_ reference: String) -> RemoteAnswer {
        state.withLock { state in
            state.calls.append("status")
            guard var work = state.pending[reference] else { return .absent }
            work.polls -= 1
            state.pending[reference] = work
            let remote = RemoteCopy(reference: reference, address: "https://elsewhere.example/\(reference)")
            guard work.polls <= 0 else { return .pending(remote, checkAfter: 20) }
            if !state.posts.contains(where: { $0.reference == reference }) { state.posts.append(work.post) }
            return .stands(remote)
        }
    }

    private func make(_ text: String, key: String, in state: inout State) -> Post {
        switch repeatGuard {
        case .putByKey:
            if let index = state.posts.firstIndex(where: { $0.key == key }) {
                state.posts[index].text = text
                return state.posts[index]
            }
        case .keyWithWindow(let seconds):
            if let seen = state.seenKeys[key], clock.now() < seen.at.adding(seconds: seconds) {
                return state.posts.first { $0.reference == seen.reference }
                    ?? Post(reference: seen.reference, key: key, text: "")
            }
        case .locateThenCreate, .atMostOnce: break
        }
        let post = Post(reference: "post\(state.next)", key: key, text: text)
        state.next += 1
        state.posts.append(post)
        state.seenKeys[key] = (post.reference, clock.now())
        return post
    }

    private func perform(
        _ name: String, _ act: @escaping @Sendable (inout State) -> RemoteAnswer,
        pending: (inout State) -> Post?
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        let fault = state.withLock { state -> Fault? in
            state.calls.append(name)
            return state.faults.isEmpty ? nil : state.faults.removeFirst()
        }
        switch fault {
        case nil: return state.withLock { act(&$0) }
        case .loseAnswer:
            _ = state.withLock { act(&$0) }
            throw .unknownOutcome("the connection was cut after the request had been sent")
        case .loseRequest: throw .unknownOutcome("the connection was cut while the request was being sent")
        case .delayUntilSettled:
            state.withLock { state in
                state.delayed.append { [self] in self.state.withLock { _ = act(&$0) } }
            }
            throw .unknownOutcome("no answer came in time")
        case .refuse(let trouble): throw trouble
        case .hold(let gate):
            let answer = state.withLock { act(&$0) }
            await gate.pass()
            return answer
        case .workOnIt(let polls):
            let post = state.withLock { state -> Post? in
                let post = pending(&state)
                if let post { state.pending[post.reference] = (post, polls) }
                return post
            }
            guard let post else { return .absent }
            return .pending(RemoteCopy(reference: post.reference, address: nil), checkAfter: 20)
        }
    }
}

/// Stays shut until it is opened; says when somebody waits before it.
final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var watchers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func pass() async {
        await withCheckedContinuation { continuation in
            let watchers = state.withLock { state -> [CheckedContinuation<Void, Never>] in
                if state.isOpen {
                    continuation.resume()
                    return []
                }
                state.waiting.append(continuation)
                defer { state.watchers = [] }
                return state.watchers
            }
            for watcher in watchers { watcher.resume() }
        }
    }

    /// Returns once somebody stands before the gate.
    func reached() async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state -> Bool in
                if state.waiting.isEmpty { state.watchers.append(continuation) }
                return !state.waiting.isEmpty
            }
            if isThere { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
