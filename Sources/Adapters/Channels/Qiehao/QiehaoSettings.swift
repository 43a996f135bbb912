import Contracts
import Distribution
import Values

/// What an account of 企鹅号 is entered with, apart from its secrets.
struct QiehaoSettings: Decodable, Hashable, Sendable {
    static let address = "https://api.om.qq.com"
    static let authAddress = "https://auth.om.qq.com"

    enum Account: String, Decodable, CaseIterable, Sendable {
        /// The application's own account: its identifier and secret are enough.
        case own
        /// Somebody else's, who has authorised the application.
        case authorized
    }

    let clientID: String
    let account: Account
    /// The number of the platform's category.
    let category: Int?
    /// Separated by commas.
    let tags: String?
    /// Whether every article is claimed as original (原创). A false claim costs the right to it for thirty days.
    let original: Bool
    /// Whether each article says that it was first published on our own site.
    let firstPublished: Bool
    /// Posts a day; the platform takes five.
    let daily: Int
    let address: String
    let authAddress: String

    enum CodingKeys: String, CodingKey {
        case clientID = "client_id"
        case account
        case category
        case tags
        case original
        case firstPublished = "first_published_here"
        case daily
        case address = "api_address"
        case authAddress = "auth_address"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        clientID = try container.decode(String.self, forKey: .clientID)
        account = try container.decodeIfPresent(Account.self, forKey: .account) ?? .own
        category = try container.decodeIfPresent(Int.self, forKey: .category)
        tags = try container.decodeIfPresent(String.self, forKey: .tags)
        original = try container.decodeIfPresent(Bool.self, forKey: .original) ?? false
        firstPublished = try container.decodeIfPresent(Bool.self, forKey: .firstPublished) ?? true
        daily = try container.decodeIfPresent(Int.self, forKey: .daily) ?? 5
        address = try container.decodeIfPresent(String.self, forKey: .address) ?? Self.address
        authAddress = try container.decodeIfPresent(String.self, forKey: .authAddress) ?? Self.authAddress
    }

    var paths: QiehaoNames.Paths { account == .own ? QiehaoNames.own : QiehaoNames.authorized }

    static let fields = [
        ChannelField("client_id", in: .settings, example: "0123456789abcdef0123456789abcdef"),
        ChannelField("client_secret", in: .credentials),
        ChannelField(
            "account", in: .settings, .choice(Account.allCases.map(\.rawValue)), isRequired: false, example: "own"),
        ChannelField("openid", in: .credentials, isRequired: false),
        ChannelField("access_token", in: .credentials, isRequired: false),
        ChannelField("refresh_token", in: .credentials, isRequired: false),
        ChannelField("category", in: .settings, .number(0...100_000), isRequired: false),
        ChannelField("tags", in: .settings, isRequired: false, example: "湖南,橙子"),
        ChannelField("original", in: .settings, .flag, isRequired: false),
        ChannelField("first_published_here", in: .settings, .flag, isRequired: false),
        ChannelField("daily", in: .settings, .number(1...1_000), isRequired: false, example: "5"),
        ChannelField("api_address", in: .settings, .address, isRequired: false, example: Self.address),
        ChannelField("auth_address", in: .settings, .address, isRequired: false, example: Self.authAddress),
    ]

    static func problems(with settings: ChannelSettings, _ outbound: any Outbound) -> [FieldProblem] {
        struct Loose: Decodable {
            let client_id: String?
            let account: String?
            let tags: String?
            let daily: Int?
        }
        guard let loose = settings.decoded(Loose.self) else {
            return [FieldProblem("settings", .malformed(expected: #"{"client_id":"…"}"#))]
        }
        guard let id = loose.client_id, !id.isEmpty else { return [FieldProblem("settings.client_id", .required)] }
        guard id.utf8.count <= 64,
            id.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) })
        else { return [FieldProblem("settings.client_id", .malformed(expected: "letters and digits"))] }
        if let account = loose.account, Account(rawValue: account) == nil {
            return [FieldProblem("settings.account", .unknown(account))]
        }
        if (loose.tags ?? "").utf8.count > 200 { return [FieldProblem("settings.tags", .tooLong(most: 200))] }
        if let daily = loose.daily, !(1...1_000).contains(daily) {
            return [FieldProblem("settings.daily", .outOfRange(least: 1, most: 1_000))]
        }
        guard let settings = settings.decoded(QiehaoSettings.self) else {
            return [FieldProblem("settings", .malformed(expected: #"{"client_id":"…","category":4,"original":false}"#))]
        }
        for (name, address) in [("api_address", settings.address), ("auth_address", settings.authAddress)]
        where !outbound.allows(address) {
            return [FieldProblem("settings.\(name)", .malformed(expected: "https://…"))]
        }
        return []
    }
}

/// An account ready to be spoken with.
struct QiehaoAccount: Sendable {
    let settings: QiehaoSettings
    let secret: String
    /// Of an account that has authorised the application.
    let openID: String?
    let accessToken: String?
    let token: AccessTokens.Account

    init(_ channel: Channel) throws(ChannelTrouble) {
        guard let settings = channel.settings.decoded(QiehaoSettings.self) else {
            throw .auth(.missing, "the channel's settings cannot be read")
        }
        guard let secret = channel.credentials["client_secret"] else {
            throw .auth(.missing, "the application's secret is missing")
        }
        self.settings = settings
        self.secret = secret
        openID = channel.credentials["openid"]
        accessToken = channel.credentials["access_token"]
        if settings.account == .authorized, openID == nil || accessToken == nil {
            throw .auth(.missing, "the account has not authorised the application: openid and access_token are missing")
        }
        token = AccessTokens.Account(channel, settings.clientID, secret)
    }
}
