import Contracts
import Crypto
import Distribution
import Logging
import Members
import Storage
import Synchronization
import Values

/// Our own hub for our own feeds (W3C WebSub), and the messenger to the hubs of others.
///
/// What is to be told is written down together with the change itself, so that no restart forgets it. A subscriber who
/// misses several changes is told the newest; the whole feed goes along, so telling it twice does no harm.
final class WebSubHub: Sendable {
    static let path = "/hub"
    private static let mostIntents = 2_000
    private static let mostIntentsOfHost = 50
    private static let mostSubscriptions = 100_000
    private static let mostTries = 8

    let address: String
    private let ground: Ground
    private let outbound: any Outbound
    private let copies: SiteCopies
    private let site: SiteAddress
    private let table = WebSubTable()
    private let logger = Logger(label: "terrace.channels.websub")
    private let wakers = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])

    init(ground: Ground, outbound: any Outbound, site: SiteAddress, copies: SiteCopies) {
        self.ground = ground
        self.outbound = outbound
        self.site = site
        self.copies = copies
        address = site.full(Self.path)
    }

    private var topics: [String] { SiteFeed.allCases.map { site.full($0.path) } }

    /// Notes, within the transaction of a change, who is to be told of it.
    func announce(_ change: SiteChange, to hubs: [String], in transaction: Transaction) throws(StorageError) {
        try table.announce(change.version, to: hubs, topics: topics, at: change.at, in: transaction)
        transaction.afterCommit { self.wake() }
    }

    /// `POST /hub`: 202 and then a question to the callback, or why not.
    func answer(_ request: InboundRequest) async throws -> InboundAnswer {
        let wish: WebSubRequest
        do throws(WebSubRequest.Refusal) {
            wish = try WebSubRequest(request.body, topics: topics, by: outbound)
        } catch {
            return Self.said(400, error.said)
        }
        let now = ground.clock.now()
        let intent = WebSubIntent(
            id: ground.identifiers.next(), mode: wish.mode, topic: wish.topic, callback: wish.callback,
            host: wish.host,
            secret: wish.secret, lease: wish.lease,
            challenge: base64URL((0..<24).map { _ in UInt8.random(in: .min ... .max) }), attempts: 0)
        let isTaken = try await ground.store.write { [self] transaction in
            let isFull =
                try table.intents(in: transaction) >= Self.mostIntents
                || table.intents(from: intent.host, in: transaction) >= Self.mostIntentsOfHost
                || table.subscriptions(in: transaction) >= Self.mostSubscriptions
            if isFull { return false }
            try table.put(intent, at: now, in: transaction)
            transaction.afterCommit { self.wake() }
            return true
        }
        guard isTaken else {
            let answer = Self.said(503, "too many wait to be verified")
            return InboundAnswer(
                status: 503, headers: answer.headers + [("retry-after", "300")], body: answer.body)
        }
        return Self.said(202, "the callback is asked next")
    }

    // Working

    func wake() { for waker in wakers.withLock({ Array($0.values) }) { waker.yield() } }

    /// Works until its task is cancelled; calls `before` at the beginning of each round.
    func run(_ before: () async -> Void) async {
        let (wakes, waker) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = wakers.withLock { wakers in
            let number = (wakers.keys.max() ?? 0) + 1
            wakers[number] = waker
            return number
        }
        waker.yield()
        var alarm: Task<Void, Never>?
        // The site's address changes with a restart alone.
        do { try await endStrays() } catch {
            logger.error("subscribers of an old address stay", metadata: ["error": "\(error)"])
        }
        for await _ in wakes {
            alarm?.cancel()
            await before()
            let seconds: Int64
            do { seconds = try await round() } catch {
                logger.error("subscribers wait", metadata: ["error": "\(error)"])
                seconds = 30
            }
            alarm = Task {
                do { try await Task.sleep(for: .seconds(seconds)) } catch { return }
                waker.yield()
            }
        }
        alarm?.cancel()
        wakers.withLock { $0[number] = nil }
    }

    /// Does what can be done now; returns the seconds until there is more.
    func round() async throws -> Int64 {
        while !Task.isCancelled {
            let now = ground.clock.now()
            let (intents, pushes, pings) = try await ground.store.write { [table] transaction in
                try table.forget(endedBefore: now, in: transaction)
                return (
                    try table.takeIntents(at: now, limit: 20, in: transaction),
                    try table.takePushes(at: now, limit: 20, in: transaction),
                    try table.takePings(at: now, limit: 20, in: transaction)
                )
            }
            if intents.isEmpty, pushes.isEmpty, pings.isEmpty { break }
            // One feed is written once for all who get it.
            var feeds: [String: SiteDocument] = [:]
            for feed in SiteFeed.allCases
            where pushes.contains(where: { $0.subscription.topic == site.full(feed.path) }) {
                feeds[site.full(feed.path)] = try await copies.document(feed)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for intent in intents { group.addTask { try await self.verify(intent) } }
                for push in pushes {
                    let document = feeds[push.subscription.topic]
                    group.addTask { try await self.tell(push, document) }
                }
                for ping in pings { group.addTask { try await self.tell(ping) } }
                try await group.waitForAll()
            }
        }
        let now = ground.clock.now()
        let next = try await ground.store.read { [table] transaction in try table.nextReady(in: transaction) }
        guard let next else { return 60 }
        return min(60, max(1, (next.microseconds - now.microseconds + 999_999) / 1_000_000))
    }

    /// Ends what was subscribed under an address that the site has no longer, and says so to whoever waits for it. They are
    /// told once: whoever misses it learns it when the lease ends.
    func endStrays() async throws {
        while !Task.isCancelled {
            let topics = topics
            let strays = try await ground.store.write { [table] transaction in
                try table.endStrays(from: topics, limit: 20, in: transaction)
            }
            if strays.isEmpty { return }
            await withTaskGroup(of: Void.self) { group in
                for stray in strays {
                    group.addTask { [outbound] in
                        var request = OutboundRequest(
                            "GET", stray.denial(reason: "the feed has moved; its new address names its hub"))
                        request.mostAnswerBytes = 4_096
                        _ = try? await outbound.send(request, .looking)
                    }
                }
            }
        }
    }

    /// Asks a callback whether it was its own wish.
    private func verify(_ intent: WebSubIntent) async throws {
        var request = OutboundRequest("GET", intent.verification)
        request.mostAnswerBytes = 4_096
        var isMeant: Bool?
        do throws(ChannelTrouble) {
            let answer = try await outbound.send(request, .looking)
            isMeant = answer.isSuccess && answer.body == Array(intent.challenge.utf8)
        } catch {
            // It may be starting still.
            isMeant = intent.attempts + 1 < 3 ? nil : false
        }
        let now = ground.clock.now()
        let answered = isMeant
        try await ground.store.write { [table] transaction in
            guard let answered else {
                return try table.later(intent, at: now.adding(seconds: 20), in: transaction)
            }
            guard try table.remove(intent, in: transaction), answered else { return }
            switch intent.mode {
            case .subscribe: try table.subscribe(intent, at: now, in: transaction)
            case .unsubscribe:
                try table.unsubscribe(topic: intent.topic, callback: intent.callback, in: transaction)
            }
        }
    }

    /// Sends the whole feed to a subscriber (§7), signed when there is a secret (§7.1).
    private func tell(_ push: WebSubPush, _ document: SiteDocument?) async throws {
        guard let document else { return }
        let subscription = push.subscription
        var headers = [
            (name: "content-type", value: document.contentType), (name: "link", value: document.linkHeader),
        ]
        if let secret = subscription.secret {
            let code = HMAC<SHA256>.authenticationCode(
                for: document.body, using: SymmetricKey(data: Array(secret.utf8)))
            headers.append((name: "x-hub-signature", value: "sha256=\(hexadecimal(Array(code)))"))
        }
        var request = OutboundRequest("POST", subscription.callback, headers: headers, body: document.body)
        request.mostAnswerBytes = 65_536
        var status: Int?
        do throws(ChannelTrouble) { status = try await outbound.send(request, .looking).status } catch {
            status = nil
        }
        let now = ground.clock.now()
        let answered = status
        try await ground.store.write { [table] transaction in
            switch answered {
            case .some(200..<300): try table.told(push, in: transaction)
            case 410:
                try table.unsubscribe(
                    topic: subscription.topic, callback: subscription.callback, in: transaction)
            case .some, nil:
                if push.attempts + 1 >= Self.mostTries { return try table.told(push, in: transaction) }
                try table.later(push, at: now.adding(seconds: Self.pause(push.attempts)), in: transaction)
            }
        }
    }

    /// Tells a hub of others that a feed changed, in the words that all hubs understand.
    private func tell(_ ping: WebSubPing) async throws {
        let topic = inQuery(ping.topic)
        let body = "hub.mode=publish&hub.url=\(topic)&hub.topic=\(topic)"
        let request = OutboundRequest(
            "POST", ping.hub, headers: [(name: "content-type", value: "application/x-www-form-urlencoded")],
            body: Array(body.utf8))
        var isTold = false
        do throws(ChannelTrouble) { isTold = try await outbound.send(request, .looking).isSuccess } catch {
            isTold = false
        }
        let now = ground.clock.now()
        let done = isTold || ping.attempts + 1 >= Self.mostTries
        if !isTold, done { logger.warning("a hub was not told", metadata: ["hub": "\(ping.hub)"]) }
        try await ground.store.write { [table] transaction in
            if done { return try table.told(ping, in: transaction) }
            try table.later(ping, at: now.adding(seconds: Self.pause(ping.attempts)), in: transaction)
        }
    }

    /// Seconds after the nth failure, from 0: 10 s to 9 hours in all.
    private static func pause(_ attempts: Int) -> Int64 {
        let n = Int64(attempts + 1)
        return 10 * n * n * n
    }

    private static func said(_ status: Int, _ text: String) -> InboundAnswer {
        InboundAnswer(
            status: status,
            headers: [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")],
            body: Array((text + "\n").utf8))
    }
}
