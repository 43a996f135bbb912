import Contracts
import Distribution
import Values

/// An `errcode` of the interface, which comes with status 200, and what it means for an article.
///
/// The codes are those of "全局返回码" and of each interface's own page on developers.weixin.qq.com.
struct WeChatRefusal: Decodable, Hashable, Sendable {
    let code: Int64
    let message: String

    init(code: Int64, message: String) {
        self.code = code
        self.message = message
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        code = try container.decodeIfPresent(LooseNumber.self, forKey: .code)?.value ?? 0
        message = try container.decodeIfPresent(String.self, forKey: .message) ?? ""
    }

    enum CodingKeys: String, CodingKey {
        case code = "errcode"
        case message = "errmsg"
    }

    /// The token is not taken (any longer); with a new one the same call may succeed.
    var isAboutToken: Bool { [40_001, 40_014, 42_001, 42_007, 41_001].contains(code) }

    /// What was referred to is not there: a draft, an uploaded picture, an article.
    var isGone: Bool { [40_007, 53_600, 53_502].contains(code) }

    /// This account may not publish by interface, or not this draft: a person must press the button.
    var leavesItToPerson: Bool { [48_001, 53_504, 53_505].contains(code) }

    func trouble(_ effect: OutboundEffect, at now: Instant) -> ChannelTrouble {
        let said = "\(code) \(message)"
        switch code {
        case -1:
            // "The system is busy": whether before or after the work was done, it does not say.
            return effect == .acting ? .unknownOutcome(said) : .transient(said, retryAfter: nil)
        case 40_001, 40_014, 42_001, 42_007: return .auth(.expired, said)
        case 40_013, 40_125, 40_243: return .auth(.revoked, said)
        case 41_001, 41_002, 41_004: return .auth(.missing, said)
        case 40_164, 61_004, 89_503, 89_506, 89_507: return .auth(.networkPolicy, said)
        case 43_003: return .auth(.insecure, said)
        case 48_001, 48_004, 48_006, 50_001, 50_002, 50_003, 50_005, 53_500: return .auth(.forbidden, said)
        // Daily numbers begin anew at midnight in Beijing.
        case 45_009, 45_028: return .limited(until: now.day.adding(days: 1).start, scope: .account, said)
        case 45_011, 53_501: return .limited(until: now.adding(seconds: 60), scope: .account, said)
        case 40_007, 53_600, 53_502: return .gone(said)
        default: return refusedContent(said)
        }
    }

    private func refusedContent(_ said: String) -> ChannelTrouble {
        let field =
            switch code {
            case 45_003, 40_227: "title"
            case 45_004: "summary"
            case 45_110: "author"
            case 45_005, 40_039, 40_048: "link"
            case 40_004, 40_005, 40_006, 40_009, 40_012, 40_118, 40_137, 41_005, 44_001, 45_001, 53_402: "pictures"
            // 45166 invalid content, 44003 and 44004 empty, 45002 too long, 40155 a link to another account, 53503 the
            // platform's own check, 47001 and 40033 not readable, and what came after this was written.
            default: "body"
            }
        return .content(field: field, rule: mend.map { "\(said) (\($0))" } ?? said)
    }

    /// What is known to help, where the words do not say it.
    private var mend: String? {
        switch code {
        case 45_166: "the text holds a link, a tag or a picture that WeChat does not take"
        case 44_003, 44_004: "the text is empty after WeChat has cleaned it"
        case 45_002: "the text is too long: less than 20,000 characters with its tags"
        case 53_503: "the draft did not pass WeChat's check: look at it in the account's draft box"
        default: nil
        }
    }
}
