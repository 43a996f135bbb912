import Contracts
import Distribution
import Members
import TestKit
import Testing
import Values

@testable import Channels

private let askLog = "were handed in, and no answer came: the mail server's log knows them by Message-ID"

/// Contract tests: the mail server is a script, so that it can break off exactly where no real one would.
@Suite struct `The post, by contract` {
    @Test(arguments: Engine.all) func `hands each letter in once, over one connection`(
        engine: Engine
    ) async throws {
        let mail = try await ScriptedMail.start()
        try await Mailroom.on(engine, port: mail.server.port) { room in
            try await room.readers("anna@peers.test", "bao@peers.test", "chen@peers.test")
            guard case .pending = try await room.publish() else {
                Issue.record("an issue is under way at first")
                return
            }
            try await room.work()
            #expect(mail.arrived.all == ["anna@peers.test", "bao@peers.test", "chen@peers.test"])
            #expect(mail.server.connections == 1)
            #expect(try await room.letters().values.allSatisfy { $0 == .sent })
            // The same again, as after a crash of the machinery, is the same issue.
            guard case .stands(let remote) = try await room.publish(.season(title: "别的")) else {
                Issue.record("all letters have gone out")
                return
            }
            try await room.work()
            #expect(mail.arrived.all.count == 3)
            #expect(try await room.newsletter.locate(room.copy()) == [remote])
            #expect(try await room.newsletter.locate(room.copy(key: "3kabcdefgh2zz")) == [])
        }
        try await mail.server.close()
    }

    @Test(arguments: Engine.all)
    func `counts a letter whose answer was lost as unconfirmed and never sends it again`(
        engine: Engine
    ) async throws {
        let mail = try await ScriptedMail.start { $0 == ". bao@peers.test" ? [.close] : nil }
        try await Mailroom.on(engine, port: mail.server.port) { room in
            try await room.readers("anna@peers.test", "bao@peers.test", "chen@peers.test")
            _ = try await room.publish()
            try await room.work()
            #expect(
                try await room.letters()
                    == ["anna@peers.test": .sent, "bao@peers.test": .unconfirmed, "chen@peers.test": .sent])
            room.world.clock.advance(days: 9)
            try await room.work()
            _ = try await room.publish()
            try await room.work()
            #expect(mail.arrived.all == ["anna@peers.test", "bao@peers.test", "chen@peers.test"])
            guard
                case .partlyUnconfirmed(_, "1 of 3 letters \(askLog)", nil) = try await room.newsletter.status(
                    of: room.copy())
            else {
                Issue.record("nobody knows of one of three")
                return
            }
            // A person has looked: it did not go out.
            let publisher = Caller(member: MemberID(7), organization: OrganizationID(8), roles: [.publisher])
            let open = try await room.newsletter.desk.unconfirmed(of: PublicationID(31), by: publisher)
            #expect(open.map(\.address) == ["bao@peers.test"])
            let author = Caller(member: MemberID(7), organization: OrganizationID(8), roles: [.author])
            await #expect(throws: NewsletterError.notAllowed(anyOf: [.publisher, .marketer, .admin])) {
                try await room.newsletter.desk.settle(open[0].id, wentOut: true, by: author)
            }
            try await room.newsletter.desk.settle(open[0].id, wentOut: true, by: publisher)
            await #expect(throws: NewsletterError.nothingToSettle(open[0].id)) {
                try await room.newsletter.desk.settle(open[0].id, wentOut: false, by: publisher)
            }
            let tally = try #require(try await room.newsletter.desk.tally(of: PublicationID(31)))
            #expect(tally.sent == 3 && tally.unconfirmed == 0 && tally.all == 3)
            guard case .stands = try await room.newsletter.status(of: room.copy()) else {
                Issue.record("a person has settled all")
                return
            }
        }
        try await mail.server.close()
    }

    @Test(arguments: Engine.all)
    func `stops when answer after answer is lost, so that not the whole list is unconfirmed`(
        engine: Engine
    ) async throws {
        let mail = try await ScriptedMail.start { $0.hasPrefix(". ") ? [.reset] : nil }
        try await Mailroom.on(engine, port: mail.server.port) { room in
            for number in 1...9 { try await room.readers("r\(number)@peers.test") }
            _ = try await room.publish()
            try await room.work()
            try await room.work()
            let letters = try await room.letters()
            #expect(letters.values.filter { $0 == .unconfirmed }.count == 3)
            #expect(letters.values.filter { $0 == .queued }.count == 6)
        }
        try await mail.server.close()
    }

    @Test(arguments: Engine.all)
    func `tries later what is refused for now, and gives up what is refused for good`(
        engine: Engine
    ) async throws {
        let mail = try await ScriptedMail.start { line in
            switch line {
            case "RCPT TO:<late@peers.test>": [.say("451 4.7.1 greylisted\r\n")]
            case ". full@peers.test": [.say("452 4.2.2 mailbox full\r\n")]
            case "RCPT TO:<nobody@peers.test>": [.say("550 5.1.1 no such mailbox\r\n")]
            case ". strict@peers.test": [.say("554 5.7.1 not liked\r\n")]
            default: nil
            }
        }
        try await Mailroom.on(engine, port: mail.server.port, settings: ["bounce_limit": .number(1)]) {
            room in
            try await room.readers(
                "late@peers.test", "full@peers.test", "nobody@peers.test", "strict@peers.test",
                "anna@peers.test")
            _ = try await room.publish()
            try await room.work()
            #expect(
                try await room.letters() == [
                    "late@peers.test": .queued, "full@peers.test": .queued, "nobody@peers.test": .rejected,
                    "strict@peers.test": .rejected, "anna@peers.test": .sent,
                ])
            // Only a mailbox that is gone counts against its reader.
            #expect(try await room.reader("nobody@peers.test").state == .bounced)
            #expect(try await room.reader("strict@peers.test").state == .confirmed)
            try await room.work()
            #expect(mail.arrived.all.count == 3)
            for _ in 1...40 {
                room.world.clock.advance(seconds: 4 * 3_600)
                try await room.work()
            }
            #expect(try await room.letters()["late@peers.test"] == .rejected)
            #expect(try await room.letters()["full@peers.test"] == .rejected)
            guard case .stands = try await room.newsletter.status(of: room.copy()) else {
                Issue.record("all are handled")
                return
            }
        }
        try await mail.server.close()
    }

    @Test(arguments: Engine.all) func `sends nothing twice when it was killed in the middle of a letter`(
        engine: Engine
    ) async throws {
        let mail = try await ScriptedMail.start()
        try await Mailroom.on(engine, port: mail.server.port) { room in
            try await room.readers("anna@peers.test", "bao@peers.test")
            _ = try await room.publish()
            // One was claimed and one had begun to be sent when the process ended.
            let batch = try await room.newsletter.post.claim(on: room.channel.id)
            let first = try #require(batch.first { $0.kind == .issue && $0.address == "anna@peers.test" })
            _ = try await room.newsletter.post.begin(first)
            try await room.work()
            #expect(mail.arrived.all == [])
            room.world.clock.advance(seconds: NewsletterPace().leaseSeconds + 1)
            try await room.work()
            #expect(mail.arrived.all == ["bao@peers.test"])
            #expect(try await room.letters() == ["anna@peers.test": .unconfirmed, "bao@peers.test": .sent])
        }
        try await mail.server.close()
    }

    @Test(arguments: Engine.all) func `says on the board what is wrong with the server`(
        engine: Engine
    ) async throws {
        let refusing = try await ScriptedMail.start {
            $0.hasPrefix("EHLO") ? [.say("554 5.7.1 your address is listed\r\n")] : nil
        }
        try await Mailroom.on(engine, port: refusing.server.port) { room in
            try await room.readers("anna@peers.test")
            _ = try await room.publish()
            try await room.work()
            await #expect(throws: ChannelTrouble.auth(.networkPolicy, "554 5.7.1 your address is listed")) {
                try await room.newsletter.status(of: room.copy())
            }
            #expect(try await room.letters() == ["anna@peers.test": .queued])
        }
        try await refusing.server.close()
        // Nobody listens there any more.
        try await Mailroom.on(engine, port: refusing.server.port) { room in
            await #expect(throws: ChannelTrouble.self) { try await room.newsletter.health(of: room.channel) }
            try await room.readers("anna@peers.test")
            _ = try await room.publish()
            try await room.work()
            #expect(try await room.letters() == ["anna@peers.test": .queued])
        }
    }

    @Test(arguments: [
        ("MAIL FROM", "553 5.7.1 not your sender address", 0), ("MAIL FROM", "530 5.7.0 authenticate first", 0),
        ("RCPT TO", "554 5.7.1 relay access denied", 3),
    ]) func `does not burn a whole list by its own mistake`(command: String, refusal: String, burnt: Int) async throws {
        let mail = try await ScriptedMail.start { $0.hasPrefix(command) ? [.say("\(refusal)\r\n")] : nil }
        try await Mailroom.on(.sqlite, port: mail.server.port) { room in
            for number in 1...9 { try await room.readers("r\(number)@peers.test") }
            _ = try await room.publish()
            try await room.work()
            try await room.work()
            let letters = try await room.letters()
            #expect(letters.values.count { $0 == .rejected } == burnt)
            #expect(letters.values.count { $0 == .queued } == 9 - burnt)
            let cause = ChannelTrouble.AuthCause(rawValue: refusal.hasPrefix("530") ? "missing" : "forbidden")!
            await #expect(throws: ChannelTrouble.auth(cause, refusal)) {
                try await room.newsletter.status(of: room.copy())
            }
        }
        try await mail.server.close()
    }

    @Test func `sends no password in the clear, and none after words that came before TLS`() async throws {
        let mail = try await ScriptedMail.start()
        let secret = ChannelCredentials(["username": "news", "password": "orange"])
        try await Mailroom.on(.sqlite, port: mail.server.port, credentials: secret) { room in
            await #expect(throws: ChannelTrouble.auth(.insecure, "a password is sent under TLS only")) {
                try await room.newsletter.health(of: room.channel)
            }
        }
        try await Mailroom.on(.sqlite, port: mail.server.port, settings: ["security": .text("starttls")]) {
            room in
            await #expect(throws: ChannelTrouble.auth(.insecure, "the server offers no STARTTLS")) {
                try await room.newsletter.health(of: room.channel)
            }
        }
        try await mail.server.close()
        let early = try await ScriptedMail.start(extensions: ["STARTTLS"]) { line in
            line == "STARTTLS" ? [.say("220 go\r\n250 mine\r\n")] : nil
        }
        try await Mailroom.on(.sqlite, port: early.server.port, settings: ["security": .text("starttls")]) {
            room in
            await #expect(throws: ChannelTrouble.self) { try await room.newsletter.health(of: room.channel) }
            #expect(!early.server.heard.contains { $0.text.contains("AUTH") })
        }
        try await early.server.close()
    }

    @Test(arguments: Engine.all)
    func `leaves out who left before their turn, and stops an issue when a person says so`(
        engine: Engine
    ) async throws {
        let mail = try await ScriptedMail.start()
        try await Mailroom.on(engine, port: mail.server.port) { room in
            try await room.readers("anna@peers.test", "bao@peers.test")
            _ = try await room.publish()
            let token = try await room.reader("anna@peers.test").token
            #expect(try await room.newsletter.office.leave(token, on: room.channel.id, by: .oneClick))
            try await room.work()
            #expect(mail.arrived.all == ["bao@peers.test"])
            #expect(try await room.letters() == ["anna@peers.test": .skipped, "bao@peers.test": .sent])

            let second = room.copy(32, key: "3kabcdefgh2zz")
            _ = try await room.publish(.season(title: "二"), second)
            let publisher = Caller(member: MemberID(7), organization: OrganizationID(8), roles: [.publisher])
            try await room.newsletter.desk.halt(PublicationID(32), by: publisher)
            try await room.work()
            #expect(mail.arrived.all == ["bao@peers.test"])

            try await room.newsletter.desk.correct(PublicationID(31), note: "一箱是五公斤，不是五十公斤。", by: publisher)
            try await room.readers("chen@peers.test")
            try await room.work()
            // Those who had the wrong one, and nobody else.
            #expect(mail.arrived.all == ["bao@peers.test", "bao@peers.test"])
            #expect(try await room.newsletter.desk.readers(of: room.channel.id) == 2)
        }
        try await mail.server.close()
    }

    @Test(arguments: Engine.all) func `writes to those of the article's language alone when it is told to`(
        engine: Engine
    ) async throws {
        let mail = try await ScriptedMail.start()
        try await Mailroom.on(engine, port: mail.server.port, settings: ["audience": .text("same_language")]) { room in
            try await room.readers("anna@peers.test", language: .english)
            try await room.readers("bao@peers.test", language: .chinese)
            _ = try await room.publish()
            try await room.work()
            #expect(mail.arrived.all == ["bao@peers.test"])
        }
        try await mail.server.close()
    }

    @Test(arguments: Engine.all) func `stands at once when nobody reads it`(engine: Engine) async throws {
        try await Mailroom.on(engine) { room in
            guard case .stands = try await room.publish() else {
                Issue.record("nothing is left to be done")
                return
            }
        }
    }
}
