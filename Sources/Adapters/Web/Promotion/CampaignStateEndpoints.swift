import Contracts
import HTTPTypes
import Promotion

/// `/campaigns/{id}/start` and the other steps of its way. `If-Match` is heeded when it is sent.
struct CampaignStateEndpoints: Sendable {
    let room: PromotionRoom

    var endpoints: [Endpoint] {
        [
            step("start", "Shows it from now on", asksReason: false) { id, _, version, caller in
                try await room.start(id, expecting: version, by: caller)
            },
            step("hold", "Shows nothing of it until it is resumed") { id, reason, version, caller in
                try await room.hold(id, because: reason, expecting: version, by: caller)
            },
            step("resume", "Shows a held campaign again", asksReason: false) { id, _, version, caller in
                try await room.resume(id, expecting: version, by: caller)
            },
            step("end", "Ends it before its time") { id, reason, version, caller in
                try await room.end(id, because: reason, expecting: version, by: caller)
            },
            step("cancel", "Gives a draft up") { id, reason, version, caller in
                try await room.cancel(id, because: reason, expecting: version, by: caller)
            },
        ]
    }

    private func step(
        _ name: String, _ summary: String, asksReason: Bool = true,
        _ act: @escaping @Sendable (CampaignID, String, Int64?, Caller) async throws -> Campaign
    ) -> Endpoint {
        Endpoint(
            method: .post, path: "/campaigns/{id}/\(name)", summary: summary, tag: "Promotion",
            body: asksReason ? .object([.required("reason", .string)]) : nil, isIdempotent: true,
            answer: CampaignAnswer.shape
        ) { [room] request in
            let caller = try request.caller()
            let reason = asksReason ? try request.json(ReasonBody.self).reason : ""
            let id: CampaignID = try request.id("id")
            var version: Int64?
            if request.headers[.ifMatch] != nil {
                let before = try await room.campaign(id, by: caller).campaign
                try request.requireMatch(String(before.version))
                version = before.version
            }
            let campaign = try await act(id, reason, version, caller)
            return try WebResponse.json(CampaignAnswer(campaign)).etag(String(campaign.version))
        }
    }
}
