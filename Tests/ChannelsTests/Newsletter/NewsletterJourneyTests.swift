import Channels
import Contracts
import Crypto
import Distribution
import Foundation
import Members
import Storage
import Synchronization
import TestKit
import Testing
import Values

/// The newsletter as the machinery drives it: the room is real, and works by itself.
@Suite struct `A newsletter that the room drives` {
    static let publisher = Caller(member: MemberID(7), organization: OrganizationID(8), roles: [.publisher])

    private func run(
        _ engine: Engine, port: Int,
        _ body: (DistributionRoom, NewsletterChannel, ChannelID, World) async throws -> Void
    ) async throws {
        try await World.on(engine, [.members, .distribution, .newsletterChannel]) { world in
            let ground = Ground(
                store: world.store, outbox: world.outbox, clock: Today(),
                identifiers: IdentifierSource(clock: Today()))
            let outbound = try HTTPOutbound(agent: "Terrace/test", clock: Today(), allowsPrivateTargets: true)
            var pace = NewsletterPace()
            pace.batch = 1
            let newsletter = NewsletterChannel(
                ground: ground, outbound: outbound, site: SiteAddress("https://terrace.example")!, pace: pace)
            let room = DistributionRoom(
                ground: ground, editions: OneArticle(),
                referrals: ReferralSeal(key: SymmetricKey(size: .bits256)),
                channels: [newsletter], keys: CredentialKeys(SymmetricKey(size: .bits256)),
                webhooks: OutboundWebhooks(outbound: outbound, clock: Today(), allowsPlain: true))
            let channel = try await room.addChannel(
                NewChannel(
                    kind: .newsletter, name: "橙子通讯",
                    settings: [
                        "host": .text("localhost"), "port": .number(port), "security": .text("none"),
                        "from": .text("news@peers.test"), "per_minute": .number(60_000),
                    ]), by: Self.publisher)
            let work = Task { await room.run() }
            defer { work.cancel() }
            try await body(room, newsletter, channel.id, world)
            work.cancel()
            await work.value
        }
    }

    /// Signs up and confirms as a reader does, with the link from the letter's row.
    private func subscribe(
        _ address: String, _ newsletter: NewsletterChannel, _ channel: ChannelID, _ world: World
    ) async throws {
        for _ in 1...100 {
            let asked = try await ask(
                newsletter, "POST", "/newsletter/{channel}", ["channel": "\(channel)"], "address=\(address)")
            if asked.status == 200 { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        let token: String = try await world.store.read { transaction in
            try transaction.value(
                "SELECT token FROM channels_newsletter_subscriber WHERE address = \(address)")
        }
        let confirmed = try await ask(
            newsletter, "POST", "/newsletter/{channel}/confirm/{token}",
            ["channel": "\(channel)", "token": token], "")
        #expect(confirmed.status == 200)
    }

    private func ask(
        _ newsletter: NewsletterChannel, _ method: String, _ path: String, _ parameters: [String: String],
        _ body: String
    ) async throws -> InboundAnswer {
        let route = try #require(newsletter.inbound.first { $0.method == method && $0.path == path })
        return try await route.answer(
            InboundRequest(
                method: method, path: path, query: [:], parameters: parameters, headers: [],
                body: Array(body.utf8)))
    }

    private func place(
        _ room: DistributionRoom, until isWell: (ArticleStanding.Place) -> Bool
    ) async throws -> ArticleStanding.Place? {
        var place: ArticleStanding.Place?
        for _ in 1...200 {
            place = try await room.standing(of: ArticleID(1)).places.first
            if let place, isWell(place) { return place }
            try await Task.sleep(for: .milliseconds(50))
        }
        return place
    }

    @Test(arguments: Engine.all) func `goes out, stands at once, and cannot be taken back`(
        engine: Engine
    ) async throws {
        let mail = try await ScriptedMail.start()
        try await run(engine, port: mail.server.port) { room, newsletter, channel, world in
            for name in ["anna", "bao", "chen"] {
                try await subscribe("\(name)@peers.test", newsletter, channel, world)
            }
            try await room.publish(ArticleID(1), to: [channel], by: Self.publisher)
            let place = try #require(try await place(room) { $0.publication.standing != nil })
            #expect(place.publication.standing?.number == 1 && place.problem == nil)
            #expect(
                Set(mail.arrived.all.suffix(3)) == ["anna@peers.test", "bao@peers.test", "chen@peers.test"])
            #expect(!place.capabilities.updates && !place.capabilities.deletes)
            await #expect(throws: DistributionError.cannotRecall(channel)) {
                try await room.recall(ArticleID(1), from: [channel], by: Self.publisher)
            }
            // Its keys were made and kept; nobody sees them but what belongs into DNS.
            let records = try await ask(
                newsletter, "GET", "/newsletter/{channel}/dkim", ["channel": "\(channel)"], "")
            #expect(String(decoding: records.body, as: UTF8.self).contains("v=DKIM1; k=rsa"))
        }
        try await mail.server.close()
    }

    @Test(arguments: Engine.all) func `stops in the middle when its article is withdrawn`(
        engine: Engine
    ) async throws {
        let isOpen = Mutex(false)
        let mail = try await ScriptedMail.start { line in
            line.hasPrefix(". ") && !isOpen.withLock { $0 } ? [.say("451 4.3.0 not yet\r\n")] : nil
        }
        try await run(engine, port: mail.server.port) { room, newsletter, channel, world in
            for name in ["anna", "bao"] {
                try await subscribe("\(name)@peers.test", newsletter, channel, world)
            }
            try await room.publish(ArticleID(1), to: [channel], by: Self.publisher)
            for _ in 1...200 {
                let refused = try await world.store.read { transaction in
                    try transaction.value(
                        """
                        SELECT count(*) FROM channels_newsletter_recipient
                        WHERE kind = 'issue' AND state = 'queued' AND attempts > 0
                        """, as: Int.self)
                }
                if refused == 2 { break }
                try await Task.sleep(for: .milliseconds(50))
            }
            _ = try await place(room) { $0.delivery?.state == .remotePending }
            try await room.recall(ArticleID(1), by: Self.publisher)
            isOpen.withLock { $0 = true }
            let waiting = mail.arrived.all.count
            // As if the pause after the refusal were over.
            try await world.store.write { transaction in
                try transaction.run(
                    "UPDATE channels_newsletter_recipient SET ready_at = 1 WHERE state = 'queued'")
            }
            try await newsletter.health(of: try #require(try await place(room) { _ in true }?.channel))
            for _ in 1...100 {
                let skipped = try await newsletter.desk.tally(
                    of: try #require(try await place(room) { _ in true }).publication.id)?.skipped
                if skipped == 2 { break }
                try await Task.sleep(for: .milliseconds(50))
            }
            let tally = try await newsletter.desk.tally(
                of: try #require(try await place(room) { _ in true }).publication.id)
            #expect(tally?.skipped == 2 && tally?.sent == 0)
            #expect(mail.arrived.all.count == waiting)
        }
        try await mail.server.close()
    }

    @Test(arguments: Engine.all, [true, false])
    func `is unconfirmed as long as nobody knows of one letter, and sends it again only when it is asked to`(
        engine: Engine, hasArrived: Bool
    ) async throws {
        let isCut = Mutex(true)
        let mail = try await ScriptedMail.start { line in
            line == ". bao@peers.test" && isCut.withLock { $0 } ? [.close] : nil
        }
        try await run(engine, port: mail.server.port) { room, newsletter, channel, world in
            newsletter.open(room.desk)
            isCut.withLock { $0 = false }
            for name in ["anna", "bao", "chen"] {
                try await subscribe("\(name)@peers.test", newsletter, channel, world)
            }
            for _ in 1...200 where mail.arrived.all.count < 3 { try await Task.sleep(for: .milliseconds(20)) }
            isCut.withLock { $0 = true }
            try await room.publish(ArticleID(1), to: [channel], by: Self.publisher)
            let place = try #require(
                try await place(room) { $0.delivery?.needsPerson == true && $0.delivery?.readyAt == nil })
            #expect(place.delivery?.state == .unconfirmed && place.publication.standing != nil)
            #expect(place.problem?.cause == .unknown && place.problem?.mend == .look)
            #expect(place.problem?.said.hasPrefix("1 of 3 letters") == true)
            #expect(try await room.standing(of: ArticleID(1)).reach == .some)
            let before = mail.arrived.all.count { $0 == "bao@peers.test" }

            isCut.withLock { $0 = false }
            let id = place.publication.id
            let letter = try #require(try await newsletter.desk.unconfirmed(of: id, by: Self.publisher).first)
            try await newsletter.desk.settle(letter.id, wentOut: hasArrived, by: Self.publisher)
            let after = try #require(try await self.place(room) { $0.delivery?.state == .published })
            #expect(after.delivery?.state == .published && after.problem == nil)
            #expect(try await room.standing(of: ArticleID(1)).reach == .all)
            let again = mail.arrived.all.count { $0 == "bao@peers.test" } - before
            #expect(again == (hasArrived ? 0 : 1))
        }
        try await mail.server.close()
    }

    @Test(arguments: Engine.all) func `is settled as a whole on the board`(engine: Engine) async throws {
        let isCut = Mutex(false)
        let mail = try await ScriptedMail.start { line in
            line.hasPrefix(". ") && isCut.withLock { $0 } ? [.close] : nil
        }
        try await run(engine, port: mail.server.port) { room, newsletter, channel, world in
            for name in ["anna", "bao"] {
                try await subscribe("\(name)@peers.test", newsletter, channel, world)
            }
            for _ in 1...200 where mail.arrived.all.count < 2 { try await Task.sleep(for: .milliseconds(20)) }
            isCut.withLock { $0 = true }
            try await room.publish(ArticleID(1), to: [channel], by: Self.publisher)
            let place = try #require(
                try await place(room) { $0.delivery?.needsPerson == true && $0.delivery?.readyAt == nil })
            #expect(place.problem?.said.hasPrefix("2 of 2 letters") == true)
            isCut.withLock { $0 = false }
            let sent = mail.arrived.all.count
            try await room.settle(place.publication.id, .absent, by: Self.publisher)
            let after = try #require(try await self.place(room) { $0.delivery?.state == .published })
            #expect(after.delivery?.state == .published)
            #expect(mail.arrived.all.count == sent + 2)
            await #expect(throws: DistributionError.nothingToSettle(place.publication.id)) {
                try await room.settle(place.publication.id, .absent, by: Self.publisher)
            }
        }
        try await mail.server.close()
    }

    private struct OneArticle: EditionSource {
        func edition(of article: ArticleID) async throws -> Edition? { .season() }
    }

    private struct Today: WallClock {
        func now() -> Instant { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
    }
}
