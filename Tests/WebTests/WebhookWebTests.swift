import Contracts
import Distribution
import Foundation
import HTTPTypes
import HummingbirdTesting
import Members
import Testing
import Values

@testable import Terrace
@testable import Web

@Suite struct `The desk's page of webhooks` {
    @Test func `adds an endpoint, shows its secret once, pauses it, resumes it and forgets it`() async throws {
        try await Desk.on { admin, platform in
            let desk = try await Desk(client: admin.client).signedIn("yang", Desk.password)
            let csrf = try await desk.csrf()
            let made = try await desk.post(
                "/desk/webhooks", form: [("csrf", csrf), ("address", "https://hooks.example.org/in"), ("secret", "")])
            #expect(made.status == .created)
            let secret = try #require(made.text.firstMatch(of: /whsec_[A-Za-z0-9+\/=]+/)?.0)
            let list = try await desk.get("/desk/webhooks")
            #expect(list.text.contains("https://hooks.example.org/in") && !list.text.contains(secret))
            let hook = try #require(
                try await platform.rooms.distribution.webhooks(
                    by: Caller(member: MemberID(1), organization: OrganizationID(1), roles: [.publisher])
                ).first)
            let page = "/desk/webhooks/\(hook.id)"
            #expect(try await desk.get(page).status == .ok)

            let paused = try await desk.post(page + "/pause", form: [("csrf", csrf)])
            #expect(paused.headers[.location] == page + "?notice=webhook_paused")
            let refused = try await desk.post(page + "/test", form: [("csrf", csrf)])
            #expect(refused.status == .conflict && refused.text.contains("class=\"problem\""))
            _ = try await desk.post(page + "/resume", form: [("csrf", csrf)])
            let removed = try await desk.post(page + "/remove", form: [("csrf", csrf)])
            #expect(removed.headers[.location] == "/desk/webhooks?notice=webhook_removed")
            #expect(try await desk.get(page).status == .notFound)
        }
    }

    @Test func `says beside the field what is wrong with an address`() async throws {
        try await Desk.on { admin, _ in
            let desk = try await Desk(client: admin.client).signedIn("yang", Desk.password)
            let csrf = try await desk.csrf()
            for address in ["http://hooks.example.org", "https://127.0.0.1/x", "ftp://x"] {
                let answer = try await desk.post("/desk/webhooks", form: [("csrf", csrf), ("address", address)])
                #expect(answer.status == .unprocessableContent)
                #expect(answer.text.contains("id=\"address-error\"") && answer.text.contains(address), "\(address)")
            }
            let secret = try await desk.post(
                "/desk/webhooks", form: [("csrf", csrf), ("address", "https://h.example.org"), ("secret", "short")])
            #expect(secret.text.contains("id=\"secret-error\"") && !secret.text.contains("value=\"short\""))
        }
    }

    @Test func `is for publishers`() async throws {
        try await Desk.on { admin, _ in
            let stranger = try await Desk(client: admin.client).get("/desk/webhooks").status
            #expect(stranger == .seeOther)
        }
    }

    @Test func `has what the API has: deliveries, a test, and an end`() async throws {
        try await Desk.on { desk, _ in
            let made = try await desk.post(
                "/api/v1/publication-webhooks", json: #"{"address":"https://hooks.invalid/in"}"#)
            let id = try #require(try made.object()["id"] as? String)
            // The name does not exist, so no answer comes; and that is what is told.
            let test = try await desk.post("/api/v1/publication-webhooks/\(id)/test", json: "{}").object()
            #expect(test["state"] as? String == "dropped" && test["event"] as? String == "terrace.test")
            #expect((test["said"] as? String)?.isEmpty == false && test["status"] == nil)
            let list = try await desk.get("/api/v1/publication-webhooks/\(id)/deliveries").object()
            #expect((list["items"] as? [[String: Any]])?.map { $0["id"] as? String } == [test["id"] as? String])
            let end = try await desk.send(
                .delete, "/api/v1/publication-webhooks/\(id)", [], type: "application/json")
            #expect(end.status == .noContent)
            let gone = try await desk.get("/api/v1/publication-webhooks/\(id)/deliveries")
            #expect(gone.status == .notFound)
            #expect(try gone.problem()["field"] as? String == "id")
        }
    }
}
