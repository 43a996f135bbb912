import Contracts
import Distribution
import Members
import Storage
import Synchronization
import TestKit
import Testing
import Values

@testable import Channels

@Suite struct `The newsletter's pages` {
    private func path(_ room: Mailroom, _ verb: String, _ address: String) async throws -> String {
        "/newsletter/5/\(verb)/\(try await room.reader(address).token)"
    }

    @Test(arguments: Engine.all) func `begin a subscription only when the mailbox's owner confirms it`(
        engine: Engine
    ) async throws {
        try await Mailroom.on(engine) { room in
            let form = try await room.ask("GET", "/newsletter/5", language: "en")
            #expect(form.status == 200 && form.header("content-language") == "en")
            #expect(form.text.contains(#"<label for="address">E-mail address</label>"#))
            let asked = try await room.ask(
                "POST", "/newsletter/5", body: "address=Anna%40Peers.test&language=en")
            #expect(asked.status == 200)
            #expect(try await room.reader("anna@peers.test").state == .asked)
            #expect(try await room.reader("anna@peers.test").language == .english)
            let path = try await path(room, "confirm", "anna@peers.test")
            // A program that follows links in letters confirms nothing.
            let look = try await room.ask("GET", path)
            #expect(look.status == 200 && look.header("referrer-policy") == "no-referrer")
            #expect(look.text.contains("action=\"\(path)\""))
            #expect(try await room.reader("anna@peers.test").state == .asked)
            #expect(try await room.ask("POST", path).status == 200)
            #expect(try await room.reader("anna@peers.test").state == .confirmed)
            #expect(try await room.ask("POST", path).status == 200)
        }
    }

    @Test(arguments: Engine.all) func `never tell who reads`(engine: Engine) async throws {
        try await Mailroom.on(engine) { room in
            try await room.readers("anna@peers.test")
            let known = try await room.ask("POST", "/newsletter/5", body: "address=anna@peers.test")
            let stranger = try await room.ask("POST", "/newsletter/5", body: "address=bao@peers.test")
            #expect(known.status == stranger.status)
            #expect(known.text.replacing("anna", with: "bao") == stranger.text)
        }
    }

    @Test(arguments: Engine.all) func `end a subscription with one click, as RFC 8058 says`(
        engine: Engine
    ) async throws {
        try await Mailroom.on(engine) { room in
            try await room.readers("anna@peers.test")
            let path = try await path(room, "unsubscribe", "anna@peers.test")
            #expect(try await room.ask("GET", path).status == 200)
            #expect(try await room.reader("anna@peers.test").state == .confirmed)
            let answer = try await room.ask("POST", path, body: "List-Unsubscribe=One-Click")
            #expect(
                answer.status == 200 && answer.header("location") == nil && answer.header("set-cookie") == nil
            )
            #expect(try await room.reader("anna@peers.test").state == .left)
            #expect(try await room.reader("anna@peers.test").endedBy == .oneClick)
            #expect(try await room.ask("POST", path, body: "List-Unsubscribe=One-Click").status == 200)
            #expect(try await room.ask("POST", "/newsletter/5/unsubscribe/nobody").status == 404)
            #expect(try await room.ask("POST", path.replacing("/5/", with: "/6/")).status == 404)
        }
    }

    @Test(arguments: Engine.all) func `do not let an old letter's link bring back who has left`(
        engine: Engine
    ) async throws {
        try await Mailroom.on(engine) { room in
            try await room.readers("anna@peers.test")
            let old = try await path(room, "confirm", "anna@peers.test")
            _ = try await room.ask("POST", try await path(room, "unsubscribe", "anna@peers.test"))
            #expect(try await room.ask("POST", old).status == 404)
            room.world.clock.advance(seconds: 3_600)
            _ = try await room.ask("POST", "/newsletter/5", body: "address=anna@peers.test")
            #expect(try await room.ask("POST", old).status == 404)
            #expect(
                try await room.ask("POST", try await path(room, "confirm", "anna@peers.test")).status == 200)
        }
    }

    @Test(arguments: Engine.all) func `let a link lapse after three days, and forget who never followed it`(
        engine: Engine
    ) async throws {
        try await Mailroom.on(engine) { room in
            _ = try await room.ask("POST", "/newsletter/5", body: "address=anna@peers.test")
            let path = try await path(room, "confirm", "anna@peers.test")
            room.world.clock.advance(days: 4)
            #expect(try await room.ask("POST", path).status == 404)
            room.world.clock.advance(days: 3)
            try await room.work()
            let left = try await room.world.store.read { transaction in
                try transaction.value("SELECT count(*) FROM channels_newsletter_subscriber", as: Int.self)
            }
            #expect(left == 0)
        }
    }

    @Test(arguments: Engine.all) func `fill nobody's mailbox`(engine: Engine) async throws {
        try await Mailroom.on(engine) { room in
            for _ in 1...9 {
                _ = try await room.ask("POST", "/newsletter/5", body: "address=anna@peers.test")
                room.world.clock.advance(seconds: Subscriber.letterPause)
            }
            let letters = try await room.world.store.read { transaction in
                try transaction.value("SELECT count(*) FROM channels_newsletter_recipient", as: Int.self)
            }
            #expect(letters == Subscriber.mostLetters)
            for number in 1...10 {
                #expect(
                    try await room.ask(
                        "POST", "/newsletter/5", body: "address=r\(number)@peers.test", client: "192.0.2.1"
                    )
                    .status == 200)
            }
            let refused = try await room.ask(
                "POST", "/newsletter/5", body: "address=x@peers.test", client: "192.0.2.1")
            #expect(refused.status == 429 && refused.header("retry-after") != nil)
            #expect(
                try await room.ask("POST", "/newsletter/5", body: "address=x@peers.test", client: "192.0.2.2")
                    .status == 200)
        }
    }

    @Test(arguments: [
        "", "address=", "address=anna", "address=%22%3E%3Cscript%3E@x", "language=en",
        "address=a%0D%0AB@x.example",
    ])
    func `name the field that is wrong and keep what was typed`(body: String) async throws {
        try await Mailroom.on(.sqlite) { room in
            let answer = try await room.ask("POST", "/newsletter/5", body: body)
            #expect(answer.status == 422)
            #expect(answer.text.contains("aria-describedby=\"address-problem\""))
            #expect(!answer.text.contains("<script"))
        }
    }

    @Test func `say when there is no such newsletter, or not yet`() async throws {
        try await Mailroom.on(.sqlite) { room in
            #expect(try await room.ask("GET", "/newsletter/6").status == 404)
            #expect(try await room.ask("GET", "/newsletter/x").status == 404)
            #expect(try await room.ask("GET", "/newsletter").text.contains("保靖的橙子"))
            let early = NewsletterPages(
                office: NewsletterOffice(ground: room.world.ground, site: Mailroom.site),
                limiter: SignUpLimiter())
            let answer = try await early.routes[0].answer(
                InboundRequest(
                    method: "GET", path: "/newsletter", query: [:], parameters: [:], headers: [], body: []))
            #expect(answer.status == 503 && answer.header("retry-after") == "60")
        }
    }

    @Test func `show what to enter in DNS`() async throws {
        try await Mailroom.on(.sqlite) { room in
            let text = try await room.ask("GET", "/newsletter/5/dkim").text
            #expect(text.contains(#"terrace._domainkey.peers.test. IN TXT ("v=DKIM1; k=rsa; p="#))
            #expect(text.contains(#"terrace-ed25519._domainkey.peers.test. IN TXT ("v=DKIM1; k=ed25519; p="#))
            #expect(!text.contains("PRIVATE"))
        }
    }

    @Test(arguments: Engine.all)
    func `count each report of a letter that came back once, and stop writing after so many`(
        engine: Engine
    ) async throws {
        try await Mailroom.on(engine, settings: ["bounce_limit": .number(2)]) { room in
            try await room.readers("anna@peers.test")
            func returnToken(_ key: String, _ publication: Int64) async throws -> String {
                _ = try await room.publish(.season(), room.copy(publication, key: key))
                return try await room.world.store.read { transaction in
                    try transaction.value(
                        "SELECT return_token FROM channels_newsletter_recipient WHERE kind = 'issue' ORDER BY id DESC LIMIT 1"
                    )
                }
            }
            let first = try await returnToken("3kabcdefgh2z7", 31)
            let report = PostfixReport.text(to: "bounces+\(first)@peers.test")
            #expect(try await room.ask("POST", "/newsletter/5/bounces", body: report).status == 200)
            #expect(try await room.ask("POST", "/newsletter/5/bounces", body: report).status == 200)
            #expect(try await room.reader("anna@peers.test").bounces == 1)
            let told = room.desk.returned.withLock { $0 }
            #expect(told.map(\.kind) == [.bounce] && told[0].publication == PublicationID(31))
            #expect(told[0].actor == "anna@peers.test" && told[0].text.contains("5.1.1"))
            let second = try await returnToken("3kabcdefgh2zz", 32)
            let again = PostfixReport.text(to: "<bounces+\(second.uppercased())@peers.test>", id: "<2@mx>")
            #expect(try await room.ask("POST", "/newsletter/5/bounces", body: again).status == 200)
            #expect(try await room.reader("anna@peers.test").state == .bounced)
            #expect(
                try await room.ask("POST", "/newsletter/5/bounces", body: "Subject: hello\n\nyou").status
                    == 422)
            let stranger = PostfixReport.text(to: "bounces+zzzzzzzzzzzzzzzz@peers.test")
            #expect(try await room.ask("POST", "/newsletter/5/bounces", body: stranger).status == 404)
        }
    }

    @Test(arguments: Engine.all) func `take a complaint for good-bye`(engine: Engine) async throws {
        try await Mailroom.on(engine) { room in
            try await room.readers("anna@peers.test")
            let path = try await path(room, "unsubscribe", "anna@peers.test")
            let report = """
                Content-Type: multipart/report; report-type=feedback-report; boundary="b"

                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                --b
                Content-Type: message/rfc822

                List-Unsubscribe: <https://terrace.example\(path)>

                --b--
                """
            #expect(try await room.ask("POST", "/newsletter/5/bounces", body: report).status == 200)
            #expect(try await room.reader("anna@peers.test").endedBy == .complaint)
        }
    }
}
