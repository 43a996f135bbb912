import Distribution
import FoundationEssentials
import Values

/// An answer that is not `code` 0. The numbers are not published, so the words decide what it means.
struct QiehaoRefusal: Decodable, Hashable, Sendable {
    /// A number here, a text there.
    let code: String
    let message: String

    enum CodingKeys: String, CodingKey {
        case code
        case message = "msg"
    }

    init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        code = try container.decode(LooseText.self, forKey: .code).value
        message = (try? container.decodeIfPresent(String.self, forKey: .message)) ?? ""
    }

    var isFine: Bool { code == "0" }

    var isAboutToken: Bool {
        let words = message.lowercased()
        return words.contains("access_token") || words.contains("access token") || words.contains("token过期")
            || words.contains("token无效")
    }

    func trouble(_ effect: OutboundEffect, at now: Instant) -> ChannelTrouble {
        let said = "\(code) \(message)"
        func says(_ words: String...) -> Bool { words.contains { message.lowercased().contains($0) } }
        if isAboutToken { return .auth(.expired, said) }
        if says("client_id", "client_secret", "appid", "密钥") { return .auth(.revoked, said) }
        if says("ip", "白名单") && !says("transaction") { return .auth(.networkPolicy, said) }
        if says("未授权", "无权限", "没有权限", "封禁", "禁止", "unauthorized", "forbidden") { return .auth(.forbidden, said) }
        // The number of posts begins anew at midnight in Beijing.
        if says("上限", "篇数", "次数", "quota") {
            return .limited(until: now.day.adding(days: 1).start, scope: .account, said)
        }
        if says("频繁", "频率", "too many") { return .limited(until: now.adding(seconds: 60), scope: .account, said) }
        if says("系统", "繁忙", "稍后", "超时", "timeout", "busy", "internal") {
            return effect == .acting ? .unknownOutcome(said) : .transient(said, retryAfter: nil)
        }
        if says("不存在", "not exist", "not found") { return .gone(said) }
        if says("标题", "title") { return .content(field: "title", rule: said) }
        if says("封面", "cover") { return .content(field: "cover", rule: said) }
        if says("图片", "image", "pic") { return .content(field: "pictures", rule: said) }
        if says("视频", "video", "media") { return .content(field: "films", rule: said) }
        if says("标签", "分类", "tag", "cat") { return .content(field: "settings", rule: said) }
        return .content(field: "body", rule: said)
    }
}
