import Contracts
import Crypto
import Distribution
import Members
import Storage
import TestKit
import Testing
import Values

@testable import Channels

/// Contract tests: the subscriber is a script that answers as a test wants.
@Suite struct `Our hub, by contract` {
    private func form(
        _ stand: Newsstand, _ callback: String, _ more: String = "", mode: String = "subscribe"
    ) -> String {
        "hub.mode=\(mode)&hub.topic=\(inQuery(stand.host.address + "/atom.xml"))&hub.callback=\(inQuery(callback))\(more)"
    }

    /// Echoes the challenge, as a subscriber that meant it.
    private static func echo(_ heard: ScriptedServer.Heard) -> [ScriptedServer.Step]? {
        guard heard.text.hasPrefix("GET ") else { return nil }
        let target = heard.text.split(separator: " ")[1]
        let challenge =
            target.split(separator: "&").first { $0.hasPrefix("hub.challenge=") }?.dropFirst(14) ?? ""
        return [ScriptedServer.answer("200 OK", body: String(challenge))]
    }

    @Test(arguments: Engine.all) func `asks the callback first, then tells it of each change, signed`(
        engine: Engine
    ) async throws {
        let subscriber = try await ScriptedServer {
            Self.echo($0) ?? [ScriptedServer.answer("204 No Content")]
        }
        try await Newsstand.on(engine) { stand in
            try await stand.publish(.story())
            let asked = try await stand.ask(
                form(stand, subscriber.address + "/cb?x=1", "&hub.secret=geheim&hub.lease_seconds=864000"))
            #expect(asked.status == 202)
            try await stand.work()
            let question = try #require(subscriber.heard.first?.text)
            #expect(
                question.hasPrefix(
                    "GET /cb?x=1&hub.mode=subscribe&hub.topic=http%3A%2F%2F127.0.0.1%3A\(stand.host.port)%2Fatom.xml&hub.challenge="
                ))
            #expect(question.contains("&hub.lease_seconds=864000 "))
            try await stand.publish(.story(2, title: "第二个故事"))
            try await stand.work()
            #expect(subscriber.heard.count == 2)
            let told = subscriber.heard[1]
            let body = try #require(
                told.text.firstRange(of: "\r\n\r\n").map { String(told.text[$0.upperBound...]) })
            #expect(body == (try await stand.feed(.atom)))
            #expect(told.header("content-type") == "application/atom+xml; charset=utf-8")
            #expect(
                told.header("link")
                    == "<\(stand.host.address)/hub>; rel=\"hub\", <\(stand.host.address)/atom.xml>; rel=\"self\""
            )
            let code = HMAC<SHA256>.authenticationCode(
                for: Array(body.utf8), using: SymmetricKey(data: Array("geheim".utf8)))
            #expect(told.header("x-hub-signature") == "sha256=\(hexadecimal(Array(code)))")
            // What was told is not told again; several changes are told as one.
            try await stand.work()
            #expect(subscriber.heard.count == 2)
            try await stand.recall(.story())
            try await stand.publish(.story(3))
            try await stand.work()
            #expect(subscriber.heard.count == 3)
            #expect(
                try await stand.ask(form(stand, subscriber.address + "/cb?x=1", mode: "unsubscribe")).status
                    == 202)
            try await stand.work()
            try await stand.publish(.story(4))
            try await stand.work()
            #expect(subscriber.heard.count == 4)
        }
        try await subscriber.close()
    }

    @Test(arguments: Engine.all) func `believes nobody whose callback does not say the same`(
        engine: Engine
    ) async throws {
        let stranger = try await ScriptedServer { _ in [ScriptedServer.answer("200 OK", body: "yes")] }
        let refusing = try await ScriptedServer { _ in [ScriptedServer.answer("404 Not Found")] }
        try await Newsstand.on(engine) { stand in
            _ = try await stand.ask(form(stand, stranger.address + "/cb"))
            _ = try await stand.ask(form(stand, refusing.address + "/cb"))
            try await stand.work()
            try await stand.publish(.story())
            try await stand.work()
            #expect(stranger.heard.count == 1 && refusing.heard.count == 1)
            #expect(try await stand.count("channels_websub_subscription") == 0)
            #expect(try await stand.count("channels_websub_intent") == 0)
        }
        try await stranger.close()
        try await refusing.close()
    }

    @Test(arguments: Engine.all)
    func `tells again until it is heard, forgets who is gone, and ends with the lease`(
        engine: Engine
    ) async throws {
        let flaky = try await ScriptedServer { heard in
            Self.echo(heard) ?? [
                ScriptedServer.answer(heard.connection < 4 ? "500 Oops" : "200 OK", "Connection: close"),
                .close,
            ]
        }
        let gone = try await ScriptedServer { Self.echo($0) ?? [ScriptedServer.answer("410 Gone")] }
        try await Newsstand.on(engine) { stand in
            _ = try await stand.ask(form(stand, flaky.address + "/cb"))
            _ = try await stand.ask(form(stand, gone.address + "/cb"))
            try await stand.work()
            #expect(try await stand.count("channels_websub_subscription") == 2)
            try await stand.publish(.story())
            try await stand.work()
            #expect(try await stand.count("channels_websub_subscription") == 1)
            for _ in 1...6 {
                stand.world.clock.advance(seconds: 3_600)
                try await stand.work()
            }
            #expect(try await stand.count("channels_websub_push") == 0)
            #expect(flaky.heard.last?.text.hasPrefix("POST /cb") == true)
            stand.world.clock.advance(days: 11)
            try await stand.publish(.story(2))
            let heard = flaky.heard.count
            try await stand.work()
            #expect(flaky.heard.count == heard)
            #expect(try await stand.count("channels_websub_subscription") == 0)
        }
        try await flaky.close()
        try await gone.close()
    }

    @Test(arguments: Engine.all) func `takes no wish that it could not or should not fulfil`(
        engine: Engine
    ) async throws {
        try await Newsstand.on(engine) { stand in
            let good = "http://127.0.0.1:8099/cb"
            for wish in [
                "", "hub.mode=publish", form(stand, good, mode: "denied"), form(stand, "ftp://x.example/"),
                form(stand, ""),
                form(stand, "http://169.254.169.254/latest"), form(stand, good + "#x"),
                form(stand, good, "&hub.lease_seconds=-1"),
                form(stand, good, "&hub.lease_seconds=soon"),
                form(stand, good, "&hub.secret=" + String(repeating: "s", count: 200)),
                "hub.mode=subscribe&hub.topic=http%3A%2F%2Fother.example%2Ffeed&hub.callback=\(inQuery(good))",
                form(stand, "http://x.example/" + String(repeating: "a", count: 2_000)),
            ] {
                let answer = try await stand.ask(wish)
                #expect(answer.status == 400, "\(wish)")
                #expect(answer.text.hasPrefix("hub."))
            }
            for number in 1...50 {
                #expect(try await stand.ask(form(stand, good + "\(number)")).status == 202)
            }
            let full = try await stand.ask(form(stand, good))
            #expect(full.status == 503 && full.header("retry-after") != nil)
        }
    }

    @Test func `asks nothing of private addresses where that is not allowed`() async throws {
        try await World.on(.sqlite, [.members, .siteChannel, .webSub]) { world in
            let outbound = try HTTPOutbound(agent: "Terrace/test", clock: world.clock)
            let site = SiteChannel(
                ground: world.ground, address: SiteAddress("https://terrace.example")!, files: SeasonFiles(),
                outbound: outbound)
            let route = try #require(site.inbound.first { $0.path == "/hub" })
            for host in ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254"] {
                let form =
                    "hub.mode=subscribe&hub.topic=https%3A%2F%2Fterrace.example%2Ffeed.xml&hub.callback=\(inQuery("http://\(host)/cb"))"
                let answer = try await route.answer(
                    InboundRequest(
                        method: "POST", path: "/hub", query: [:], parameters: [:], headers: [],
                        body: Array(form.utf8)))
                #expect(answer.status == 400, "\(host)")
            }
            #expect(
                site.problems(with: ChannelSettings(json: #"{"hubs":"http://127.0.0.1/hub"}"#)!).map(\.field)
                    == ["settings.hubs"])
            #expect(
                site.problems(
                    with: ChannelSettings(json: #"{"hubs":"https://hub.example/\nhttps://b.example/"}"#)!)
                    == [])
            #expect(
                site.problems(with: ChannelSettings(json: #"{"hubs":7}"#)!).map(\.field) == ["settings.hubs"])
        }
    }

    @Test(arguments: Engine.all) func `tells whoever subscribed under an older address that this is over`(
        engine: Engine
    ) async throws {
        let subscriber = try await ScriptedServer { _ in [ScriptedServer.answer("200 OK")] }
        try await Newsstand.on(engine) { stand in
            let old = "https://old.example/atom.xml"
            let current = stand.host.address + "/atom.xml"
            let ends = stand.world.clock.now().adding(days: 9)
            try await stand.world.store.write { transaction in
                for (id, topic) in [(1, old), (2, current)] {
                    try transaction.run(
                        """
                        INSERT INTO channels_websub_subscription (id, topic, callback, ends_at, made_at)
                        VALUES (\(id), \(topic), \(subscriber.address + "/cb"), \(ends), \(ends))
                        """)
                }
            }
            try await stand.site.hub!.endStrays()
            #expect(subscriber.heard.count == 1)
            let reason = inQuery("the feed has moved; its new address names its hub")
            #expect(
                subscriber.heard.first?.text.hasPrefix(
                    "GET /cb?hub.mode=denied&hub.topic=\(inQuery(old))&hub.reason=\(reason) ") == true)
            #expect(try await stand.count("channels_websub_subscription") == 1)
            try await stand.site.hub!.endStrays()
            #expect(subscriber.heard.count == 1)
        }
        try await subscriber.close()
    }

    @Test(arguments: Engine.all) func `tells the hubs of others which feeds changed, until they hear it`(
        engine: Engine
    ) async throws {
        let hub = try await ScriptedServer { heard in
            [
                ScriptedServer.answer(
                    heard.text.contains("feed.json") && heard.connection < 5 ? "503 Busy" : "202 Accepted",
                    "Connection: close"), .close,
            ]
        }
        try await Newsstand.on(engine, hubs: [hub.address + "/hub"]) { stand in
            try await stand.publish(.story())
            #expect(
                try await stand.feed(.rss).contains("<atom:link href=\"\(hub.address)/hub\" rel=\"hub\"/>"))
            try await stand.work()
            stand.world.clock.advance(seconds: 3_600)
            try await stand.work()
            stand.world.clock.advance(seconds: 3_600)
            try await stand.work()
            #expect(try await stand.count("channels_websub_ping") == 0)
            let topics = SiteFeed.allCases.map { inQuery(stand.host.address + $0.path) }
            for topic in topics {
                #expect(
                    hub.heard.contains {
                        $0.text.hasSuffix("hub.mode=publish&hub.url=\(topic)&hub.topic=\(topic)")
                    })
            }
        }
        try await hub.close()
    }
}
