import Distribution
import FoundationEssentials
import Values

/// A `code` of the open platform for QQ bots and what it means; the codes are those of bot.q.qq.com's page "错误码" and,
/// for groups, of what its interface answers.
struct QQRefusal: Decodable, Hashable, Sendable {
    struct Details: Decodable, Hashable, Sendable {
        struct Audit: Decodable, Hashable, Sendable { let audit_id: String? }
        let message_audit: Audit?
    }

    let code: Int64
    let message: String
    let auditID: String?

    enum CodingKeys: String, CodingKey {
        case code
        case errorCode = "err_code"
        case message
        case data
    }

    init(code: Int64, message: String, auditID: String? = nil) {
        self.code = code
        self.message = message
        self.auditID = auditID
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let code = try? container.decodeIfPresent(LooseNumber.self, forKey: .code)
        let other = try? container.decodeIfPresent(LooseNumber.self, forKey: .errorCode)
        self.code = code?.value ?? other?.value ?? 0
        message = (try? container.decodeIfPresent(String.self, forKey: .message)) ?? ""
        auditID = (try? container.decodeIfPresent(Details.self, forKey: .data))?.message_audit?.audit_id
    }

    /// The message was taken and waits for people who look at it (推送/回复消息异步调用成功, 等待人工审核).
    var isAudit: Bool { code == 304_023 || code == 304_024 }

    /// The same `msg_id` and `msg_seq` have been taken before.
    var isRepeated: Bool { code == 40_054_005 }

    var isAboutToken: Bool { [11_241, 11_242, 11_243, 11_244].contains(code) }

    func trouble(_ effect: OutboundEffect, status: Int, at now: Instant) -> ChannelTrouble {
        let said = "\(code) \(message)"
        switch code {
        case 11_241, 11_242, 11_243, 11_244: return .auth(.expired, said)
        case 11_251, 11_261, 11_275, 100_007, 100_016: return .auth(.revoked, said)
        // Not allowed to this bot: the interface, speaking unasked here, cards, markdown, buttons; not a member; silenced.
        case 11_252...11_254, 11_262...11_265, 11_273, 11_274, 11_281, 11_282, 304_004, 304_014, 304_018, 304_036,
            304_037,
            304_046, 304_048, 301_000...301_099, 50_056, 1_100_102, 1_100_301, 1_100_303, 1_100_306, 1_100_307,
            40_034_101, 40_034_102, 40_034_105, 40_054_002, 40_054_003, 40_054_004, 40_054_013, 40_054_016:
            return .auth(.forbidden, said)
        // So many a day.
        case 304_045, 304_047, 304_035, 304_049, 304_050, 304_022:
            return .limited(until: now.day.adding(days: 1).start, scope: .account, said)
        // So many a second, a minute or a month; it does not say until when.
        case 20_028, 22_009, 100_001, 1_100_100, 1_100_308, 40_034_100, 40_034_122, 610_013:
            return .limited(until: now.adding(seconds: 60), scope: .account, said)
        // What was answered to is too old, gone or not for us.
        case 304_026, 304_027, 304_028, 304_103, 40_034_005, 40_034_024...40_034_028, 40_034_128:
            return .transient(said, retryAfter: nil)
        case 10_001, 10_003, 10_004, 306_002, 1_100_104: return .gone(said)
        case 304_010, 304_017, 304_020, 304_021, 304_082, 304_083: return .content(field: "pictures", rule: said)
        case 304_003, 40_054_010:
            return .content(
                field: "link",
                rule: "\(said) (the site's address must be filed under 消息URL配置, or links switched off here)")
        case 50_035, 50_006, 304_025, 1_100_101, 1_100_103, 40_034_006, 40_054_007, 40_054_018, 304_005,
            50_037...50_057,
            40_034_008...40_034_011, 40_034_124, 40_034_127:
            return .content(field: "body", rule: said)
        case 306_003, 306_005, 306_006, 304_006...304_009, 11_301...11_306, 1_100_300, 40_093_001, 850_026, 850_027:
            return .transient(said, retryAfter: nil)
        case _ where (400..<500).contains(status): return .content(field: "body", rule: said)
        default: return effect == .acting ? .unknownOutcome(said) : .transient(said, retryAfter: nil)
        }
    }
}
