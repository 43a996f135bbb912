import Contracts
import HTTPTypes
import Promotion
import Values

/// `/campaigns`
struct CampaignEndpoints: Sendable {
    let room: PromotionRoom

    var endpoints: [Endpoint] { [list, show, draft, revise] }

    private var list: Endpoint {
        Endpoint(
            method: .get, path: "/campaigns",
            summary: "Campaigns, newest first: your organization's, or all for the platform and auditors",
            tag: "Promotion", query: [.init("lot", .identifier, "Only those of this lot"), .limit, .after],
            answer: .page(of: CampaignAnswer.shape)
        ) { [room] request in
            let limit = try request.limit()
            let found = try await room.campaigns(
                of: try request.filter("lot"), before: try request.after(), limit: limit + 1,
                by: try request.caller())
            return try .json(
                PageOf(
                    items: found.prefix(limit).map(CampaignAnswer.init),
                    next: found.count > limit ? found[limit - 1].id.description : nil))
        }
    }

    private var show: Endpoint {
        Endpoint(
            method: .get, path: "/campaigns/{id}",
            summary: "One campaign with its history and its money in thousandths of a fen", tag: "Promotion",
            answer: CampaignFileAnswer.shape
        ) { [room] request in
            let file = try await room.campaign(try request.id("id"), by: try request.caller())
            return try WebResponse.json(CampaignFileAnswer(file)).etag(String(file.campaign.version))
        }
    }

    private var draft: Endpoint {
        Endpoint(
            method: .post, path: "/campaigns",
            summary: "Drafts a campaign for a lot; nothing is shown before it is started", tag: "Promotion",
            body: .object([.required("lot", .identifier)] + CampaignBody.fields), isIdempotent: true,
            success: .created, answer: CampaignAnswer.shape
        ) { [room] request in
            struct New: Decodable { let lot: LotID }
            let campaign = try await room.draft(
                CampaignRequest(
                    lot: try request.json(New.self).lot, terms: try request.json(CampaignBody.self).terms()),
                by: try request.caller())
            return try WebResponse.json(CampaignAnswer(campaign), status: .created).etag(String(campaign.version))
        }
    }

    private var revise: Endpoint {
        Endpoint(
            method: .put, path: "/campaigns/{id}",
            summary: "Changes the terms, also while it runs; what is left out takes its standard value",
            tag: "Promotion", body: .object(CampaignBody.fields), isConditional: true, answer: CampaignAnswer.shape
        ) { [room] request in
            let caller = try request.caller()
            let before = try await room.campaign(try request.id("id"), by: caller).campaign
            try request.requireMatch(String(before.version))
            let after = try await room.revise(
                before.id, to: try request.json(CampaignBody.self).terms(), expecting: before.version, by: caller)
            return try WebResponse.json(CampaignAnswer(after)).etag(String(after.version))
        }
    }
}
