import Contracts
import Distribution
import FoundationEssentials
import Members
import Storage
import Synchronization
import TestKit
import Values

@testable import Channels

/// A newsletter on a real store, with a mail server that a test chooses.
struct Mailroom {
    static let site = SiteAddress("https://terrace.example")!
    /// Keys as the newsletter makes them, once for all tests: an RSA key takes its time.
    private static let keys = MadeKeys()
    let world: World
    let channel: Channel
    let newsletter: NewsletterChannel
    let desk: OneChannelDesk

    @discardableResult
    static func on<Answer>(
        _ engine: Engine, port: Int = 1, host: String = "localhost", settings: [String: EnteredValue] = [:],
        credentials: ChannelCredentials = .none, trusting certificate: String? = nil,
        _ body: (Mailroom) async throws -> Answer
    ) async throws -> Answer {
        try await World.on(engine, [.members, .newsletterChannel]) { world in
            var entered: [String: EnteredValue] = [
                "host": .text(host), "port": .number(port), "security": .text("none"),
                "from": .text("news@peers.test"),
                "from_name": .text("保靖的橙子"), "per_minute": .number(60_000),
            ]
            entered.merge(settings) { _, new in new }
            let json = String(decoding: try JSONEncoder().encode(entered), as: UTF8.self)
            let outbound = try HTTPOutbound(
                agent: "Terrace/test", clock: world.clock, allowsPrivateTargets: true, trusting: certificate)
            let newsletter = NewsletterChannel(ground: world.ground, outbound: outbound, site: site)
            var channel = Channel(
                id: ChannelID(5), kind: .newsletter, name: "橙子通讯", settings: ChannelSettings(json: json)!,
                isAutomatic: false, madeAt: world.clock.now(), madeBy: nil, switchedOff: nil,
                credentials: credentials)
            let made = try await Self.keys.value(newsletter, channel)
            channel = channel.entered(with: made.merging(credentials))
            let desk = OneChannelDesk(channel)
            newsletter.office.open(desk)
            return try await body(
                Mailroom(world: world, channel: channel, newsletter: newsletter, desk: desk))
        }
    }

    /// Readers who have confirmed.
    func readers(_ addresses: String..., language: Language = .chinese) async throws {
        for address in addresses {
            try await newsletter.office.ask(
                MailAddress(address)!, language, on: channel, domain: "peers.test")
            let token = try await reader(address).token
            _ = try await newsletter.office.confirm(token, on: channel.id)
        }
    }

    func reader(_ address: String) async throws -> Subscriber {
        let office = newsletter.office
        let channel = channel.id
        return try await world.store.read { transaction in
            try office.subscribers.find(MailAddress(address)!, on: channel, in: transaction)!
        }
    }

    func copy(_ publication: Int64 = 31, key: String = "3kabcdefgh2z7") -> ChannelCopy {
        ChannelCopy(
            publication: PublicationID(publication), article: ArticleID(1), channel: channel,
            key: PublicationKey(key)!,
            reference: nil, referral: "rid-7")
    }

    /// Publishes an article, as the machinery does.
    func publish(_ edition: Edition = .season(), _ copy: ChannelCopy? = nil) async throws -> RemoteAnswer {
        let copy = copy ?? self.copy()
        return try await newsletter.create(
            try newsletter.render(edition, for: copy), prepared: .none, for: copy)
    }

    /// Sends what is due.
    func work() async throws { try await newsletter.post.work(on: channel) }

    /// What became of each letter, by address.
    func letters() async throws -> [String: NewsletterRecipient.State] {
        let rows = try await world.store.read { transaction in
            try transaction.rows(
                "SELECT address, state FROM channels_newsletter_recipient WHERE kind = 'issue' ORDER BY id"
            ) { row throws(StorageError) in
                (try row.value(0, as: String.self), try row.value(1, as: NewsletterRecipient.State.self))
            }
        }
        return Dictionary(rows) { _, last in last }
    }

    /// Asks an address of the newsletter's as a browser would.
    func ask(
        _ method: String, _ path: String, body: String = "", language: String = "zh", client: String? = nil
    ) async throws -> InboundAnswer {
        let parts = path.split(separator: "/").map(String.init)
        for route in newsletter.inbound where route.method == method {
            let names = route.path.split(separator: "/").map(String.init)
            guard names.count == parts.count else { continue }
            var parameters: [String: String] = [:]
            let fits = zip(names, parts).allSatisfy { name, part in
                if name.hasPrefix("{") { parameters[String(name.dropFirst().dropLast())] = part }
                return name.hasPrefix("{") || name == part
            }
            guard fits else { continue }
            return try await route.answer(
                InboundRequest(
                    method: method, path: path, query: [:], parameters: parameters,
                    headers: [("accept-language", language)], body: Array(body.utf8), client: client))
        }
        return InboundAnswer(status: 404)
    }
}

extension InboundAnswer {
    var text: String { String(decoding: body, as: UTF8.self) }
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// The room's desk as one adapter sees it; what comes back is kept for the test.
final class OneChannelDesk: ChannelDesk {
    private let kept: Channel
    let returned = Mutex<[Returned]>([])

    init(_ channel: Channel) { kept = channel }

    func channels(of kind: ChannelKind) async throws -> [Channel] { kind == kept.kind ? [kept] : [] }
    func channel(_ id: ChannelID) async throws -> Channel? { id == kept.id ? kept : nil }
    func take(_ returned: Returned) async throws { self.returned.withLock { $0.append(returned) } }
    func takeBack(_ channel: ChannelID, remote: String) async throws {}
}

extension Edition {
    static func season(
        title: String = "十月的保靖橙子", html: String = "<p>一箱五公斤，¥28.00</p>\n", text: String = "一箱五公斤，¥28.00",
        language: Language = .chinese
    ) -> Edition {
        let published = Instant(iso8601: "2026-11-24T08:00:00+08:00")!
        return Edition(
            article: ArticleID(1), revision: RevisionID(1_001), number: 1, group: TranslationGroupID(900),
            slug: Slug("baojing-oranges")!, language: language, kind: .article, title: title,
            summary: "五十吨橙子等人来",
            html: html, text: text, markdown: text,
            cover: Picture(media: MediaID(77), alternativeText: "枝头的橙子"),
            pictures: [Picture(media: MediaID(77), alternativeText: "枝头的橙子")], films: [],
            products: [ProductID(50)],
            authorName: "田小妹", firstPublishedAt: published, updatedAt: published, translations: [])
    }
}

/// A mail server that keeps to RFC 5321 but for what a test tells it; letters go nowhere.
struct ScriptedMail {
    let server: ScriptedServer
    /// The recipients whose text arrived whole, in order.
    let arrived: Arrivals

    final class Arrivals: Sendable {
        fileprivate let state = Mutex<(talking: [Int: String], text: Set<Int>, whole: [String])>(
            ([:], [], []))
        var all: [String] { state.withLock { $0.whole } }
    }

    /// `answer` is asked with the command (`RCPT TO:<…>`, or `.` with the recipient behind it), nil for what is usual.
    static func start(
        extensions: [String] = ["PIPELINING", "SIZE 200000", "ENHANCEDSTATUSCODES"],
        _ answer: @escaping @Sendable (String) -> [ScriptedServer.Step]? = { _ in nil }
    ) async throws -> ScriptedMail {
        let arrived = Arrivals()
        let greeting = (["mx.peers.test"] + extensions).enumerated().map { index, line in
            "250\(index == extensions.count ? " " : "-")\(line)\r\n"
        }.joined()
        let server = try await ScriptedServer(framing: .lines, greeting: "220 mx.peers.test ESMTP\r\n") {
            heard in
            let line = heard.text.hasSuffix("\r\n") ? String(heard.text.dropLast()) : heard.text
            let number = heard.connection
            return arrived.state.withLock { state in
                if state.text.contains(number) {
                    guard line == "." else { return [] }
                    state.text.remove(number)
                    let recipient = state.talking[number] ?? ""
                    state.whole.append(recipient)
                    return answer(". \(recipient)") ?? [.say("250 2.0.0 queued\r\n")]
                }
                if line.hasPrefix("RCPT TO:<") {
                    state.talking[number] = String(line.dropFirst(9).dropLast())
                }
                if let steps = answer(line) { return steps }
                switch line.prefix(4) {
                case "EHLO": return [.say(greeting)]
                case "DATA":
                    state.text.insert(number)
                    return [.say("354 go on\r\n")]
                case "QUIT": return [.say("221 2.0.0 bye\r\n"), .close]
                case "MAIL", "RCPT", "RSET": return [.say("250 2.1.0 ok\r\n")]
                default: return [.say("502 5.5.1 what?\r\n")]
                }
            }
        }
        return ScriptedMail(server: server, arrived: arrived)
    }
}

private actor MadeKeys {
    private var made: Task<ChannelCredentials, any Error>?

    func value(_ newsletter: NewsletterChannel, _ channel: Channel) async throws -> ChannelCredentials {
        let task = made ?? Task { try await newsletter.refreshed(channel.entered(with: .none)) ?? .none }
        made = task
        return try await task.value
    }
}
