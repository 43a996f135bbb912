import Contracts
import Distribution
import Foundation
import Members
import NIOCore
import NIOPosix
import Storage
import Synchronization
import TestKit
import Testing
import Values

@testable import Channels

/// Where `Tests/Peers/channels/postfix.sh` has started its servers.
struct MailPeer: Decodable {
    let host: String
    let port: Int
    let submissionPort: Int
    let username: String
    let password: String
    let maildirs: String
    let submitted: String
    let certificate: String
    let python: String
    let check: String

    static let text = ProcessInfo.processInfo.environment["TERRACE_PEER_POSTFIX"]

    static func here() throws -> MailPeer {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(MailPeer.self, from: Data((text ?? "").utf8))
    }

    /// Letters in somebody's mailbox that hold a text, once there are so many; Postfix takes its time.
    func letters(of mailbox: String, holding text: String, atLeast count: Int = 1) async throws -> [String] {
        let folder = "\(maildirs)/\(mailbox)/new"
        for _ in 1...300 {
            let found = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).map {
                "\(folder)/\($0)"
            }
            .filter { path in
                FileManager.default.contents(atPath: path).map {
                    String(decoding: $0, as: UTF8.self).contains(text)
                } ?? false
            }
            if found.count >= count { return found }
            try await Task.sleep(for: .milliseconds(100))
        }
        return []
    }

    /// What dkimpy and Python's own mail parser say of a letter.
    func verdict(on letter: String, _ records: [DKIMRecord]) async throws -> Verdict {
        let file = NSTemporaryDirectory() + "/records-\(UInt64.random(in: 0 ... .max)).json"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try JSONEncoder().encode(Dictionary(records.map { ($0.name, $0.value) }) { $1 }).write(
            to: URL(filePath: file))
        let data = Data(try await Program(python, [check, letter, file]).end().output)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Verdict.self, from: data)
    }

    struct Verdict: Decodable {
        /// True, false, or what is wrong, for each signature.
        let signatures: [Word]
        let algorithms: [String]
        let signed: [String]
        let forgedSubject: [Word]
        let forgedBody: [Word]
        let forgedFrom: [Word]
        let headers: [String: String]
        let to: [String]
        let from: [[String]]
        let subject: String
        let text: String
        let html: String
        let types: [String]
        let defects: [String]
        let longestLine: Int
        let isAscii: Bool
    }

    enum Word: Decodable, Equatable {
        case verdict(Bool)
        case trouble(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let verdict = try? container.decode(Bool.self) {
                self = .verdict(verdict)
            } else {
                self = .trouble(try container.decode(String.self))
            }
        }
    }
}

@Suite(.enabled(if: MailPeer.text != nil, "Tests/Peers/channels/postfix.sh start"), .serialized)
struct `Postfix` {
    /// A name that no earlier run has left in a mailbox.
    private func mark() -> String { "nr\(UInt32.random(in: 1_000_000 ... .max))" }

    /// A key of its own, so that Message-IDs are not those of an earlier run.
    private func key() -> String {
        let letters = Array("234567abcdefghijklmnopqrstuvwxyz")
        return String((0..<13).map { _ in letters.randomElement()! })
    }

    @Test(arguments: [
        ("一箱五公斤，¥28.00", "<p>一箱五公斤，¥28.00</p>"),
        ("🍊 قصة البرتقال من باوجينغ\nعشرون ألف صندوق", "<p>🍊 قصة البرتقال من باوجينغ</p>"),
        (
            String(repeating: "五十吨橙子等人来。", count: 3_333),
            "<p>" + String(repeating: "五十吨橙子等人来。", count: 3_333) + "</p>"
        ),
        (".\n..\nFrom the farm = good \n", "<p>.</p>\n<p>..</p>"), ("short", "<p>short</p>"),
    ]) func `delivers a letter over STARTTLS that dkimpy and Python accept without complaint`(
        text: String, html: String
    ) async throws {
        let peer = try MailPeer.here()
        let mark = mark()
        let pictures = (1...40).map { "<p><img src=\"/media/\($0)/1280.jpg\" alt=\"橙子 \($0)\" /></p>" }
            .joined()
        try await Mailroom.on(
            .sqlite, port: peer.port,
            settings: ["security": .text("starttls"), "imprint": .text("保靖县橙子合作社\n某路 1 号")],
            trusting: peer.certificate
        ) { room in
            try await room.readers("reader@peers.test")
            let title = "十月的保靖橙子🍊：一箱五公斤二十八元，五十吨等人来 \(mark) & more"
            let limits = try await room.newsletter.limits(of: room.channel)
            #expect(limits.body == [ChannelLimits.Length(most: 500_000, measure: .bytes)])
            _ = try await room.publish(
                .season(title: title, html: html + pictures, text: text), room.copy(key: key()))
            try await room.work()
            #expect(try await room.letters() == ["reader@peers.test": .sent])
            let id = try await room.world.store.read { transaction in
                try transaction.value(
                    "SELECT message_id FROM channels_newsletter_recipient WHERE kind = 'issue'",
                    as: String.self)
            }
            let letters = try await peer.letters(of: "reader", holding: id)
            #expect(letters.count == 1)
            let verdict = try await peer.verdict(
                on: try #require(letters.first), NewsletterDesk.records(of: room.channel))
            #expect(verdict.algorithms == ["rsa-sha256", "ed25519-sha256"])
            #expect(verdict.signatures == [.verdict(true), .verdict(true)])
            #expect(!verdict.forgedSubject.contains(.verdict(true)))
            #expect(!verdict.forgedBody.contains(.verdict(true)))
            #expect(!verdict.forgedFrom.contains(.verdict(true)))
            for header in ["list-unsubscribe", "list-unsubscribe-post", "from", "subject", "list-id"] {
                #expect(
                    verdict.signed.allSatisfy { $0.split(separator: ":").contains(Substring(header)) },
                    "\(header)")
            }
            #expect(verdict.defects == [])
            #expect(verdict.subject == title)
            #expect(verdict.from == [["保靖的橙子", "news@peers.test"]])
            #expect(verdict.to == ["reader@peers.test"])
            #expect(verdict.types == ["multipart/alternative", "text/plain", "text/html"])
            #expect(verdict.longestLine <= 998 && verdict.isAscii)
            let token = try await room.reader("reader@peers.test").token
            let leave = "https://terrace.example/newsletter/5/unsubscribe/\(token)"
            #expect(verdict.headers["list-unsubscribe"] == "<\(leave)>")
            #expect(verdict.headers["list-unsubscribe-post"] == "List-Unsubscribe=One-Click")
            #expect(verdict.headers["list-id"]?.hasSuffix("<newsletter-5.peers.test>") == true)
            #expect(
                verdict.text.replacing("\r\n", with: "\n").contains(text.trimmingCharacters(in: .newlines)))
            #expect(verdict.text.contains(leave) && verdict.html.contains(leave))
            #expect(verdict.text.contains("某路 1 号"))
            #expect(verdict.html.contains("https://terrace.example/media/40/1280.jpg"))
        }
    }

    @Test func `delivers once to each of many, in the order of its list, and refuses whom it does not know`()
        async throws
    {
        let peer = try MailPeer.here()
        let key = key()
        try await Mailroom.on(.sqlite, port: peer.port) { room in
            try await room.readers(
                "anna@peers.test", "bao@peers.test", "chen@peers.test", "nobody@peers.test", "田小妹@peers.test")
            _ = try await room.publish(.season(), room.copy(key: key))
            try await room.work()
            #expect(
                try await room.letters() == [
                    "anna@peers.test": .sent, "bao@peers.test": .sent, "chen@peers.test": .sent,
                    "nobody@peers.test": .rejected, "田小妹@peers.test": .sent,
                ])
            for mailbox in ["anna", "bao", "chen", "tian"] {
                #expect(try await peer.letters(of: mailbox, holding: key).count == 1, "\(mailbox)")
            }
            #expect(try await room.reader("nobody@peers.test").bounces == 1)
        }
    }

    @Test func `delivers once when its answer was lost, and the letter counts as unconfirmed`() async throws {
        let peer = try MailPeer.here()
        let key = key()
        let cutter = try await AnswerCutter(to: peer.port)
        try await Mailroom.on(.sqlite, port: cutter.port, host: "127.0.0.1") { room in
            try await room.readers("dong@peers.test")
            _ = try await room.publish(.season(), room.copy(key: key))
            try await room.work()
            #expect(try await room.letters() == ["dong@peers.test": .unconfirmed])
            room.world.clock.advance(days: 1)
            try await room.work()
            _ = try await room.publish(.season(), room.copy(key: key))
            try await room.work()
            #expect(try await peer.letters(of: "dong", holding: key).count == 1)
            #expect(try await room.newsletter.locate(room.copy(key: key)).count == 1)
        }
        try await cutter.close()
    }

    @Test func `sends back what it cannot deliver, to a return path that names the letter`() async throws {
        let peer = try MailPeer.here()
        let key = key()
        try await Mailroom.on(.sqlite, port: peer.port, settings: ["bounce_limit": .number(1)]) { room in
            try await room.readers("closed@peers.test")
            _ = try await room.publish(.season(), room.copy(key: key))
            try await room.work()
            #expect(try await room.letters() == ["closed@peers.test": .sent])
            let token = try await room.world.store.read { transaction in
                try transaction.value(
                    "SELECT return_token FROM channels_newsletter_recipient WHERE kind = 'issue'",
                    as: String.self)
            }
            let reports = try await peer.letters(of: "bounces", holding: token)
            let report = try #require(reports.first.flatMap { FileManager.default.contents(atPath: $0) })
            let answer = try await room.ask(
                "POST", "/newsletter/5/bounces", body: String(decoding: report, as: UTF8.self))
            #expect(answer.status == 200)
            #expect(try await room.reader("closed@peers.test").state == .bounced)
            #expect(try await room.newsletter.desk.tally(of: PublicationID(31))?.returned == 1)
            #expect(room.desk.returned.withLock { $0 }.map(\.actor) == ["closed@peers.test"])
        }
    }

    @Test func `is not handed a letter over its limit`() async throws {
        let peer = try MailPeer.here()
        try await Mailroom.on(.sqlite, port: peer.port) { room in
            try await room.readers("reader@peers.test")
            let copy = room.copy(key: key())
            let long = String(repeating: "橙", count: 90_000)
            let rendition = try room.newsletter.render(.season(html: "<p>\(long)</p>", text: long), for: copy)
            let problems = room.newsletter.validate(
                rendition, against: try await room.newsletter.limits(of: room.channel))
            #expect(problems.map(\.field) == ["body"])
            _ = try await room.newsletter.create(rendition, prepared: .none, for: copy)
            try await room.work()
            #expect(try await room.letters() == ["reader@peers.test": .rejected])
            #expect(try await room.reader("reader@peers.test").bounces == 0)
        }
    }

    @Test func `has a neighbour that asks for a password, and puts off or refuses by name`() async throws {
        let peer = try MailPeer.here()
        let settings: [String: EnteredValue] = ["security": .text("starttls")]
        let wrong = ChannelCredentials(["username": peer.username, "password": "apples"])
        try await Mailroom.on(
            .sqlite, port: peer.submissionPort, settings: settings, credentials: wrong,
            trusting: peer.certificate
        ) { room in
            do throws(ChannelTrouble) {
                try await room.newsletter.health(of: room.channel)
                Issue.record("a wrong password was taken")
            } catch {
                if case .auth(.revoked, let said) = error {
                    #expect(said.hasPrefix("535") && !said.contains("apples"))
                } else {
                    Issue.record("\(error)")
                }
            }
        }
        let right = ChannelCredentials(["username": peer.username, "password": peer.password])
        try await Mailroom.on(
            .sqlite, port: peer.submissionPort, settings: settings, credentials: right,
            trusting: peer.certificate
        ) { room in
            try await room.newsletter.health(of: room.channel)
            let greylisted = "greylisted+\(mark())@peers.test"
            try await room.readers("anna@peers.test", "reject@peers.test", "policy@peers.test", greylisted)
            _ = try await room.publish(.season(), room.copy(key: key()))
            try await room.work()
            #expect(
                try await room.letters() == [
                    "anna@peers.test": .sent, "reject@peers.test": .rejected, "policy@peers.test": .rejected,
                    greylisted: .queued,
                ])
            room.world.clock.advance(seconds: NewsletterPace().pauseSeconds)
            try await room.work()
            #expect(try await room.letters()[greylisted] == .sent)
            #expect(try await room.reader("reject@peers.test").bounces == 1)
            #expect(try await room.reader("policy@peers.test").bounces == 0)
        }
        // Without trust in its certificate nothing is said to it.
        try await Mailroom.on(.sqlite, port: peer.submissionPort, settings: settings, credentials: right) {
            room in
            await #expect(throws: ChannelTrouble.self) { try await room.newsletter.health(of: room.channel) }
        }
    }

    @Test func `takes the first letter of a subscription, which says nothing of a newsletter`() async throws {
        let peer = try MailPeer.here()
        try await Mailroom.on(.sqlite, port: peer.port) { room in
            #expect(
                try await room.ask("POST", "/newsletter/5", body: "address=anna@peers.test&language=en")
                    .status == 200)
            let token = try await room.reader("anna@peers.test").token
            let earlier = try await peer.letters(of: "anna", holding: "confirmation.", atLeast: 0)
            try await room.work()
            let letters = try await peer.letters(
                of: "anna", holding: "confirmation.", atLeast: earlier.count + 1)
            var all: [MailPeer.Verdict] = []
            for letter in letters {
                all.append(try await peer.verdict(on: letter, NewsletterDesk.records(of: room.channel)))
            }
            let verdict = try #require(all.first { $0.text.contains(token) })
            #expect(verdict.subject == "Please confirm: “保靖的橙子”")
            #expect(verdict.signatures == [.verdict(true), .verdict(true)])
            #expect(verdict.headers["list-unsubscribe"] == nil)
            #expect(verdict.headers["auto-submitted"] == "auto-generated")
            #expect(verdict.text.contains("https://terrace.example/newsletter/5/confirm/\(token)"))
            #expect(verdict.defects == [])
        }
    }
}

/// Passes everything on to a mail server, but for the answer to the end of a letter's text: then it hangs up.
final class AnswerCutter: Sendable {
    let port: Int
    private let channel: any NIOCore.Channel

    init(to upstream: Int) async throws {
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Front(upstream))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress!.port!
    }

    func close() async throws { try await channel.close() }

    private final class Front: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let upstream: Int
        private var back: (any NIOCore.Channel)?
        private var tail: [UInt8] = []
        private var isCutting = false

        init(_ upstream: Int) { self.upstream = upstream }

        func channelActive(context: ChannelHandlerContext) {
            let front = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
            ClientBootstrap(group: context.eventLoop)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(Back(front: front))
                    }
                }
                .connect(host: "127.0.0.1", port: upstream)
                .whenSuccess { channel in front.value.handler.back = channel }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let buffer = unwrapInboundIn(data)
            tail = Array((tail + buffer.readableBytesView).suffix(5))
            if tail == [13, 10, 46, 13, 10] { isCutting = true }
            back?.writeAndFlush(buffer, promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) { back?.close(promise: nil) }

        /// What the server answers.
        func answered(_ buffer: ByteBuffer, _ context: ChannelHandlerContext) {
            if isCutting {
                context.close(promise: nil)
            } else {
                context.writeAndFlush(NIOAny(buffer), promise: nil)
            }
        }
    }

    private final class Back: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let front: NIOLoopBound<(handler: Front, context: ChannelHandlerContext)>

        init(front: NIOLoopBound<(handler: Front, context: ChannelHandlerContext)>) { self.front = front }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            front.value.handler.answered(unwrapInboundIn(data), front.value.context)
        }
    }
}
