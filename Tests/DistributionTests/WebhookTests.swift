import Contracts
import Distribution
import Foundation
import TestKit
import Testing
import Values

@Suite struct `A webhook` {
    /// The vector that the specification's own libraries agree on.
    @Test func `is signed as Standard Webhooks says`() throws {
        let secret = try #require(WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let signature = secret.signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: Instant(seconds: 1_614_265_330),
            body: Array(#"{"test": 2432232314}"#.utf8))
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
        #expect("\(secret)" == "whsec_…")
        #expect(WebhookSecret("whsec_c2hvcnQ=") == nil)
        #expect(WebhookSecret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") == nil)
    }

    @Test(arguments: Engine.all) func `tells what was published, updated and recalled, each under its own id`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let made = try await news.room.addWebhook(
                address: "https://hooks.example/in", secret: nil, by: Newsroom.publisher)
            let channel = try await news.foreignChannel(isAutomatic: true, name: "远方")
            let site = try await news.room.siteChannel()
            _ = try await news.room.switchOff(site, reason: "安静", by: Newsroom.publisher)
            try await news.release(.oranges())
            try await news.release(.oranges(number: 2, price: "¥26.00"))
            try await news.withdraw(ArticleID(1))
            try await news.room.sendWebhooks()
            let told = news.endpoint.told
            #expect(Set(told.map(\.id)).count == 3)
            let bodies = try told.map { told in
                try #require(JSONSerialization.jsonObject(with: Data(told.body.utf8)) as? [String: Any])
            }
            #expect(
                bodies.compactMap { $0["type"] as? String }
                    == ["article.published", "article.updated", "article.recalled"])
            let data = try #require(bodies[0]["data"] as? [String: Any])
            #expect(data["article"] as? String == "1")
            #expect(data["channel"] as? String == channel.description)
            #expect(data["channel_name"] as? String == "远方")
            #expect(data["address"] as? String == "https://elsewhere.example/post1")
            for told in told {
                let moment = Instant(seconds: try #require(Int64(told.timestamp)))
                #expect(told.signature == made.secret.signature(id: told.id, at: moment, body: Array(told.body.utf8)))
            }
        }
    }

    @Test(arguments: Engine.all) func `that was not taken comes again under the same id, later each time`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            _ = try await news.room.addWebhook(
                address: "https://hooks.example/in", secret: nil, by: Newsroom.publisher)
            news.endpoint.answer(.status(500, retryAfter: nil), .failed("no route"), .status(301, retryAfter: nil))
            _ = try await news.room.siteChannel()
            try await news.release(.oranges())
            for _ in 0..<5 {
                try await news.room.sendWebhooks()
                news.world.clock.advance(seconds: 600)
            }
            #expect(news.endpoint.told.count == 4)
            #expect(Set(news.endpoint.told.map(\.id)).count == 1)
            let kept = try await news.room.webhooks(by: Newsroom.publisher)
            #expect(kept.map(\.failingSince) == [nil])
        }
    }

    @Test(arguments: Engine.all) func `is not sent any more after days of failure, or when its end is gone`(
        engine: Engine
    ) async throws {
        try await Newsroom.on(engine) { news in
            let first = try await news.room.addWebhook(
                address: "https://hooks.example/in", secret: nil, by: Newsroom.publisher
            ).webhook.id
            _ = try await news.room.siteChannel()
            news.endpoint.answer(.status(410, retryAfter: nil))
            try await news.release(.oranges())
            try await news.room.sendWebhooks()
            #expect(try await news.room.webhooks(by: Newsroom.publisher).first?.off?.reason == .gone)
            _ = try await news.room.switchWebhook(first, on: true, by: Newsroom.publisher)
            for _ in 0..<40 { news.endpoint.answer(.status(503, retryAfter: nil)) }
            try await news.release(.oranges(number: 2, price: "¥26.00"))
            for _ in 0..<40 {
                try await news.room.sendWebhooks()
                news.world.clock.advance(seconds: 6 * 3_600)
            }
            let kept = try #require(try await news.room.webhooks(by: Newsroom.publisher).first)
            #expect(kept.off?.reason == .failing)
            let tries = news.endpoint.told.count
            news.world.clock.advance(days: 1)
            try await news.room.sendWebhooks()
            #expect(news.endpoint.told.count == tries)
        }
    }

    @Test(arguments: Engine.all) func `shows what it was told of late, with its answers`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            let hook = try await news.room.addWebhook(
                address: "https://hooks.example/in", secret: nil, by: Newsroom.publisher
            ).webhook.id
            _ = try await news.room.siteChannel()
            news.endpoint.answer(.status(503, retryAfter: nil))
            try await news.release(.oranges())
            try await news.room.sendWebhooks()
            let waiting = try #require(
                try await news.room.webhookDeliveries(to: hook, limit: 5, by: Newsroom.publisher).first)
            #expect(waiting.state == .waiting && waiting.status == 503 && waiting.attempts == 1)
            #expect(waiting.event == "article.published" && waiting.nextAt != nil)
            news.world.clock.advance(seconds: 600)
            try await news.room.sendWebhooks()
            let told = try await news.room.webhookDeliveries(to: hook, limit: 5, by: Newsroom.publisher)
            #expect(told.map(\.state) == [.told] && told[0].attempts == 2 && told[0].said == nil)
            #expect(told[0].status == 200 && told[0].name == waiting.name)
            // Newest first, page by page.
            try await news.release(.oranges(number: 2, price: "¥26.00"))
            let newest = try #require(
                try await news.room.webhookDeliveries(to: hook, limit: 1, by: Newsroom.publisher).first)
            #expect(newest.event == "article.updated")
            #expect(
                try await news.room.webhookDeliveries(to: hook, before: newest.id, limit: 5, by: Newsroom.publisher)
                    == told)
            _ = try await news.room.switchWebhook(hook, on: false, by: Newsroom.publisher)
            #expect(
                try await news.room.webhookDeliveries(to: hook, limit: 5, by: Newsroom.publisher).map(\.state)
                    == [.dropped, .told])
        }
    }

    @Test(arguments: Engine.all) func `takes a test once, and says how it was answered`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            let made = try await news.room.addWebhook(
                address: "https://hooks.example/in", secret: nil, by: Newsroom.publisher)
            let hook = made.webhook.id
            news.endpoint.answer(.status(500, retryAfter: nil), .failed("no route"), .status(204, retryAfter: nil))
            let answers = [
                try await news.room.testWebhook(hook, by: Newsroom.publisher),
                try await news.room.testWebhook(hook, by: Newsroom.publisher),
                try await news.room.testWebhook(hook, by: Newsroom.publisher),
            ]
            #expect(answers.map(\.state) == [.dropped, .dropped, .told])
            #expect(answers.map(\.status) == [500, nil, 204])
            #expect(answers.map(\.said) == ["500", "no route", nil])
            #expect(answers.allSatisfy { $0.event == Webhook.testEvent })
            // A test that was not taken neither counts against the endpoint nor is tried again.
            news.world.clock.advance(days: 1)
            try await news.room.sendWebhooks()
            #expect(news.endpoint.told.count == 3)
            #expect(try await news.room.webhooks(by: Newsroom.publisher).map(\.failingSince) == [nil])
            let told = try #require(news.endpoint.told.first)
            let moment = Instant(seconds: try #require(Int64(told.timestamp)))
            #expect(told.signature == made.secret.signature(id: told.id, at: moment, body: Array(told.body.utf8)))

            _ = try await news.room.switchWebhook(hook, on: false, by: Newsroom.publisher)
            await #expect(throws: DistributionError.webhookIsOff(hook)) {
                try await news.room.testWebhook(hook, by: Newsroom.publisher)
            }
        }
    }

    @Test(arguments: Engine.all) func `is forgotten with all that it was to be told`(engine: Engine) async throws {
        try await Newsroom.on(engine) { news in
            let hook = try await news.room.addWebhook(
                address: "https://hooks.example/in", secret: nil, by: Newsroom.publisher
            ).webhook.id
            _ = try await news.room.siteChannel()
            news.endpoint.answer(.status(503, retryAfter: nil))
            try await news.release(.oranges())
            try await news.room.sendWebhooks()
            try await news.room.removeWebhook(hook, by: Newsroom.publisher)
            #expect(try await news.room.webhooks(by: Newsroom.publisher) == [])
            news.world.clock.advance(days: 1)
            try await news.room.sendWebhooks()
            #expect(news.endpoint.told.count == 1)
            await #expect(throws: DistributionError.noSuchWebhook(hook)) {
                try await news.room.removeWebhook(hook, by: Newsroom.publisher)
            }
            // The address is free again.
            _ = try await news.room.addWebhook(
                address: "https://hooks.example/in", secret: nil, by: Newsroom.publisher)
        }
    }

    @Test func `goes nowhere that is not allowed`() async throws {
        try await Newsroom.on(.sqlite) { news in
            await #expect(throws: DistributionError.forbiddenTarget("https://127.0.0.1/x")) {
                try await news.room.addWebhook(
                    address: "https://127.0.0.1/x", secret: nil, by: Newsroom.publisher)
            }
            await #expect(throws: DistributionError.invalid(FieldProblem("address", .malformed(expected: "https://…"))))
            {
                try await news.room.addWebhook(address: "mailto:x", secret: nil, by: Newsroom.publisher)
            }
        }
    }
}
