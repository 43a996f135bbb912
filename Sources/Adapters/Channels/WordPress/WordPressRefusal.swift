import Distribution
import Values

/// What a site answered instead of doing it: `{"code":"rest_…","message":"…","data":{"status":400,"params":{…}}}`.
struct WordPressRefusal {
    private struct Body: Decodable {
        let code: String
        let message: String
        let data: Details?

        struct Details: Decodable {
            let params: [String: String]?

            private enum CodingKeys: String, CodingKey { case params }

            init(from decoder: any Decoder) throws {
                let container = try? decoder.container(keyedBy: CodingKeys.self)
                params = try? container?.decode([String: String].self, forKey: .params)
            }
        }
    }

    private let answer: OutboundAnswer
    private let body: Body?

    init(_ answer: OutboundAnswer) {
        self.answer = answer
        body = answer.json(Body.self)
    }

    func trouble(_ effect: OutboundEffect, at now: Instant) -> ChannelTrouble {
        guard let body else { return unspoken(effect, at: now) }
        let said = "\(body.message) (\(answer.status) \(body.code))"
        switch body.code {
        case "rest_post_invalid_id", "rest_already_trashed", "rest_comment_invalid_id": return .gone(said)
        case "rest_invalid_param", "rest_missing_callback_param":
            let params = (body.data?.params ?? [:]).sorted { $0.key < $1.key }
            return .content(
                field: params.first.map { Self.field($0.key) } ?? "body", rule: params.first?.value ?? said)
        case "empty_content": return .content(field: "body", rule: said)
        case "db_insert_error", "db_update_error": return .transient(said, retryAfter: nil)
        case "rest_no_route", "rest_disabled":
            return .auth(.forbidden, "the site offers no REST API for posts: \(said)")
        case _ where body.code.hasPrefix("rest_upload_"): return .content(field: "attachments", rule: said)
        case _ where answer.status == 401: return .auth(.revoked, said)
        case _ where answer.status == 403: return .auth(.forbidden, said)
        default:
            // Only the codes above say that a post is gone; another 404 must not end the publication.
            if answer.status == 404 || answer.status == 410 { return .transient(said, retryAfter: nil) }
            return answer.trouble(effect, at: now) ?? .transient(said, retryAfter: nil)
        }
    }

    /// Not WordPress itself, but what stands before it or in its place.
    private func unspoken(_ effect: OutboundEffect, at now: Instant) -> ChannelTrouble {
        let said = "\(answer.status) \(answer.words)"
        switch answer.status {
        case 300..<400:
            return .content(
                field: "settings.address", rule: "the site stands at \(answer.header("location") ?? "another address")")
        case 404, 410: return .transient("no WordPress answers there: \(said)", retryAfter: nil)
        case 413: return .content(field: "attachments", rule: "the site's host takes nothing that large")
        default: return answer.trouble(effect, at: now) ?? .transient(said, retryAfter: nil)
        }
    }

    private static func field(_ parameter: String) -> String {
        ["content": "body", "featured_media": "attachments[0]"][parameter] ?? parameter
    }
}
