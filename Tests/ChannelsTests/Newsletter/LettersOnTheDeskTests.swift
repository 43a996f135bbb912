import Contracts
import Members
import Storage
import TestKit
import Testing
import Values

@testable import Channels

@Suite struct `The letters of an issue, as the desk shows them` {
    private static let publisher = Caller(
        member: MemberID(7), organization: OrganizationID(8), roles: [.publisher])

    private static func script(_ line: String) -> [ScriptedServer.Step]? {
        switch line {
        case "RCPT TO:<late@peers.test>": [.say("451 4.7.1 greylisted\r\n")]
        case "RCPT TO:<nobody@peers.test>": [.say("550 5.1.1 <nobody@peers.test>: no such mailbox\r\n")]
        case ". strict@peers.test": [.say("554 5.7.1 not liked\r\n")]
        case ". lost@peers.test": [.close]
        default: nil
        }
    }

    @Test(arguments: Engine.all) func `say what became of each, why, and what to do, and not who reads`(
        engine: Engine
    ) async throws {
        let mail = try await ScriptedMail.start { Self.script($0) }
        try await Mailroom.on(engine, port: mail.server.port) { room in
            try await room.readers(
                "anna@peers.test", "late@peers.test", "nobody@peers.test", "strict@peers.test", "lost@peers.test")
            _ = try await room.publish()
            try await room.work()
            let desk = room.newsletter.desk
            let issues = try await desk.issues(limit: 10, by: Self.publisher)
            let issue = try #require(issues.first)
            #expect(issues.count == 1 && issue.subject == "十月的保靖橙子")
            #expect(issue.tally.sent == 1 && issue.tally.rejected == 2 && issue.tally.unconfirmed == 1)
            let letters = try await desk.letters(of: issue.id, limit: 50, by: Self.publisher)
            let by = Dictionary(uniqueKeysWithValues: letters.map { ($0.messageID, $0) })
            #expect(by.count == 5)
            func letter(_ state: NewsletterLetter.State, _ cause: NewsletterLetter.Cause?) -> NewsletterLetter? {
                letters.first { $0.state == state && $0.cause == cause }
            }
            #expect(letter(.sent, nil)?.mend == nil)
            #expect(letter(.waiting, .putOff)?.mend == .wait)
            #expect(letter(.waiting, .putOff)?.nextAt != nil)
            #expect(letter(.rejected, .noSuchMailbox)?.mend == NewsletterLetter.Mend.none)
            #expect(letter(.rejected, .policy)?.mend == .fixSender)
            #expect(letter(.unconfirmed, .noAnswer)?.mend == .look)
            // Neither the mailbox nor the server's words tell who it was.
            for letter in letters {
                #expect(letter.recipient.hasSuffix("…@peers.test") && letter.recipient.count == 13)
                #expect(letter.said?.contains("nobody@") != true)
            }
            #expect(letter(.rejected, .noSuchMailbox)?.said?.contains("<n…@peers.test>") == true)
            #expect(letter(.rejected, .noSuchMailbox)?.status == "5.1.1")
        }
        try await mail.server.close()
    }

    @Test(arguments: Engine.all) func `are read page by page, and by state`(engine: Engine) async throws {
        let mail = try await ScriptedMail.start { Self.script($0) }
        try await Mailroom.on(engine, port: mail.server.port) { room in
            for number in 1...5 { try await room.readers("r\(number)@peers.test") }
            try await room.readers("lost@peers.test")
            _ = try await room.publish()
            try await room.work()
            let desk = room.newsletter.desk
            let issue = try #require(try await desk.issues(limit: 1, by: Self.publisher).first).id
            var seen: [NewsletterRecipientID] = []
            while true {
                let page = try await desk.letters(of: issue, after: seen.last, limit: 4, by: Self.publisher)
                if page.isEmpty { break }
                seen += page.map(\.id)
            }
            #expect(seen.count == 6 && seen == seen.sorted() && Set(seen).count == 6)
            for (state, count) in [(NewsletterLetter.State.sent, 5), (.unconfirmed, 1), (.waiting, 0), (.returned, 0)] {
                let found = try await desk.letters(of: issue, in: state, limit: 50, by: Self.publisher)
                #expect(found.count == count && found.allSatisfy { $0.state == state }, "\(state)")
            }
            let lost = try #require(
                try await desk.letters(of: issue, in: .unconfirmed, limit: 1, by: Self.publisher).first)
            try await desk.settle(lost.id, wentOut: false, by: Self.publisher)
            #expect(
                try await desk.letters(of: issue, in: .waiting, limit: 9, by: Self.publisher).map(\.id) == [lost.id])
        }
        try await mail.server.close()
    }

    @Test(arguments: Engine.all) func `that came back are told apart from those that stayed`(
        engine: Engine
    ) async throws {
        let mail = try await ScriptedMail.start()
        try await Mailroom.on(engine, port: mail.server.port) { room in
            try await room.readers("anna@peers.test", "bao@peers.test")
            _ = try await room.publish()
            try await room.work()
            let desk = room.newsletter.desk
            let issue = try #require(try await desk.issues(limit: 1, by: Self.publisher).first).id
            let letters = try await desk.letters(of: issue, limit: 9, by: Self.publisher)
            let first = try #require(letters.first?.id)
            let (recipients, now) = (room.newsletter.office.recipients, room.world.clock.now())
            _ = try await room.world.store.write { transaction in
                try recipients.note(
                    bounceOf: first, report: "r-1", status: "5.2.2", said: "bao@peers.test is over quota", at: now,
                    in: transaction)
            }
            let returned = try await desk.letters(of: issue, in: .returned, limit: 9, by: Self.publisher)
            #expect(returned.map(\.id) == [first] && returned[0].cause == .mailboxFull)
            #expect(returned[0].said == "b…@peers.test is over quota")
            #expect(
                try await desk.letters(of: issue, in: .sent, limit: 9, by: Self.publisher).map(\.id)
                    == letters.dropFirst().map(\.id))
        }
        try await mail.server.close()
    }

    @Test(arguments: [
        ("550 <anna.b+x@example.org>: gone", "550 <a…@example.org>: gone"), ("no mailbox here", "no mailbox here"),
        ("@", "@"), ("a@b c@d", "a…@b c…@d"), ("保靖@例子.cn", "保…@例子.cn"),
    ])
    func `never show a mailbox whole`(text: String, shown: String) {
        #expect(NewsletterLetter.shortened(text) == shown)
    }

    @Test func `are for those who look after newsletters`() async throws {
        try await Mailroom.on(.sqlite) { room in
            let author = Caller(member: MemberID(7), organization: OrganizationID(8), roles: [.author])
            await #expect(throws: NewsletterError.notAllowed(anyOf: [.publisher, .marketer, .admin])) {
                try await room.newsletter.desk.issues(limit: 9, by: author)
            }
        }
    }
}
