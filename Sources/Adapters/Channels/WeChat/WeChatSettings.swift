import Contracts
import Distribution
import FoundationEssentials

/// What an official account is entered with, apart from its secret.
struct WeChatSettings: Decodable, Hashable, Sendable {
    static let address = "https://api.weixin.qq.com"

    /// What happens when a draft is ready.
    enum Finish: String, Decodable, CaseIterable, Sendable {
        /// It is published by `freepublish/submit`.
        case publish
        /// A person presses "publish" in WeChat's own pages; for accounts without the right to publish by interface.
        case draft
    }

    /// `wx` and sixteen characters, from the account's pages.
    let appID: String
    let finish: Finish
    /// The name under the title; the author's when there is none.
    let author: String?
    let comments: Bool
    /// Where the interface is; WeChat's own unless a gateway stands before it.
    let address: String

    enum CodingKeys: String, CodingKey {
        case appID = "app_id"
        case finish
        case author
        case comments
        case address = "api_address"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        appID = try container.decode(String.self, forKey: .appID)
        finish = try container.decodeIfPresent(Finish.self, forKey: .finish) ?? .publish
        author = try container.decodeIfPresent(String.self, forKey: .author)
        comments = try container.decodeIfPresent(Bool.self, forKey: .comments) ?? false
        address = try container.decodeIfPresent(String.self, forKey: .address) ?? Self.address
    }

    static let fields = [
        ChannelField("app_id", in: .settings, example: "wx0123456789abcdef"),
        ChannelField("secret", in: .credentials),
        ChannelField(
            "finish", in: .settings, .choice(Finish.allCases.map(\.rawValue)), isRequired: false, example: "publish"),
        ChannelField("author", in: .settings, isRequired: false, example: "田小妹"),
        ChannelField("comments", in: .settings, .flag, isRequired: false),
        ChannelField("api_address", in: .settings, .address, isRequired: false, example: Self.address),
    ]

    static func problems(with settings: ChannelSettings, _ outbound: any Outbound) -> [FieldProblem] {
        struct Loose: Decodable {
            let appID: String?
            let finish: String?

            enum CodingKeys: String, CodingKey {
                case appID = "app_id"
                case finish
            }
        }
        guard let loose = settings.decoded(Loose.self) else {
            return [FieldProblem("settings", .malformed(expected: #"{"app_id":"wx…"}"#))]
        }
        guard let appID = loose.appID, !appID.isEmpty else { return [FieldProblem("settings.app_id", .required)] }
        guard appID.hasPrefix("wx"), (10...32).contains(appID.utf8.count),
            appID.utf8.allSatisfy({ (48...57).contains($0) || (97...122).contains($0) })
        else { return [FieldProblem("settings.app_id", .malformed(expected: "wx and sixteen characters"))] }
        if let finish = loose.finish, Finish(rawValue: finish) == nil {
            return [FieldProblem("settings.finish", .unknown(finish))]
        }
        guard let settings = settings.decoded(WeChatSettings.self) else {
            return [FieldProblem("settings", .malformed(expected: #"{"app_id":"wx…","comments":false}"#))]
        }
        if let author = settings.author, !WeChatLimits.author.allows(author) {
            return [FieldProblem("settings.author", .tooLong(most: WeChatLimits.author.most))]
        }
        return outbound.allows(settings.address)
            ? [] : [FieldProblem("settings.api_address", .malformed(expected: "https://…"))]
    }
}

/// An account ready to be spoken with.
struct WeChatAccount: Sendable {
    let settings: WeChatSettings
    let secret: String
    let token: AccessTokens.Account

    init(_ channel: Channel) throws(ChannelTrouble) {
        guard let settings = channel.settings.decoded(WeChatSettings.self) else {
            throw .auth(.missing, "the channel's settings cannot be read")
        }
        guard let secret = channel.credentials["secret"] else {
            throw .auth(.missing, "the account's secret is missing")
        }
        self.settings = settings
        self.secret = secret
        token = AccessTokens.Account(channel, settings.appID, secret)
    }
}
