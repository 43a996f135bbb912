import Contracts
import Distribution

/// Where a bot posts, and in which form.
struct QQSettings: Decodable, Hashable, Sendable {
    static let address = "https://api.sgroup.qq.com"
    static let authAddress = "https://bots.qq.com"

    enum Place: String, Decodable, CaseIterable, Sendable {
        /// A text channel of a guild (文字子频道).
        case channel
        case group
    }

    enum Form: String, Decodable, CaseIterable, Sendable {
        /// Text with the cover.
        case text
        /// Needs a right that the platform gives.
        case markdown
        /// The card of template 24: text with a thumbnail. Needs a right that the platform gives.
        case ark
    }

    /// The platform no longer lets most bots speak in groups unless they are spoken to (since 21 April 2025).
    enum Speech: String, Decodable, CaseIterable, Sendable {
        case push
        /// As an answer to a member's message of the last five minutes.
        case reply
    }

    let appID: String
    let place: Place
    /// `channel_id` or `group_openid`.
    let target: String
    let form: Form
    let speech: Speech
    /// Whether our address is filed with the platform; without that no message may hold it.
    let links: Bool
    let address: String
    let authAddress: String

    enum CodingKeys: String, CodingKey {
        case appID = "app_id"
        case place
        case target
        case form
        case speech
        case links
        case address = "api_address"
        case authAddress = "auth_address"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        appID = try container.decode(String.self, forKey: .appID)
        place = try container.decode(Place.self, forKey: .place)
        target = try container.decode(String.self, forKey: .target)
        form = try container.decodeIfPresent(Form.self, forKey: .form) ?? .text
        speech = try container.decodeIfPresent(Speech.self, forKey: .speech) ?? .push
        links = try container.decodeIfPresent(Bool.self, forKey: .links) ?? true
        address = try container.decodeIfPresent(String.self, forKey: .address) ?? Self.address
        authAddress = try container.decodeIfPresent(String.self, forKey: .authAddress) ?? Self.authAddress
    }

    static let fields = [
        ChannelField("app_id", in: .settings, example: "102000001"),
        ChannelField("secret", in: .credentials),
        ChannelField("place", in: .settings, .choice(Place.allCases.map(\.rawValue)), example: "channel"),
        ChannelField("target", in: .settings, example: "1661124"),
        ChannelField("form", in: .settings, .choice(Form.allCases.map(\.rawValue)), isRequired: false, example: "text"),
        ChannelField(
            "speech", in: .settings, .choice(Speech.allCases.map(\.rawValue)), isRequired: false, example: "push"),
        ChannelField("links", in: .settings, .flag, isRequired: false),
        ChannelField("api_address", in: .settings, .address, isRequired: false, example: Self.address),
        ChannelField("auth_address", in: .settings, .address, isRequired: false, example: Self.authAddress),
    ]

    static func problems(with settings: ChannelSettings, _ outbound: any Outbound) -> [FieldProblem] {
        struct Loose: Decodable {
            let app_id: String?
            let place: String?
            let target: String?
            let form: String?
            let speech: String?
        }
        guard let loose = settings.decoded(Loose.self) else {
            return [FieldProblem("settings", .malformed(expected: #"{"app_id":"…","place":"channel","target":"…"}"#))]
        }
        for (name, value) in [("app_id", loose.app_id), ("place", loose.place), ("target", loose.target)] {
            guard let value, !value.isEmpty else { return [FieldProblem("settings.\(name)", .required)] }
            if value.utf8.count > 128 { return [FieldProblem("settings.\(name)", .tooLong(most: 128))] }
        }
        let choices = [
            ("place", loose.place, Place.allCases.map(\.rawValue)), ("form", loose.form, Form.allCases.map(\.rawValue)),
            ("speech", loose.speech, Speech.allCases.map(\.rawValue)),
        ]
        for (name, value, known) in choices {
            if let value, !known.contains(value) { return [FieldProblem("settings.\(name)", .unknown(value))] }
        }
        guard loose.app_id?.utf8.allSatisfy({ (48...57).contains($0) }) == true else {
            return [FieldProblem("settings.app_id", .malformed(expected: "digits"))]
        }
        guard loose.target?.utf8.allSatisfy({ $0 > 32 && $0 < 127 && !"/?#%".utf8.contains($0) }) == true else {
            return [FieldProblem("settings.target", .malformed(expected: "a channel_id or a group_openid"))]
        }
        guard let settings = settings.decoded(QQSettings.self) else {
            return [FieldProblem("settings", .malformed(expected: #"{"app_id":"…","links":true}"#))]
        }
        for (name, address) in [("api_address", settings.address), ("auth_address", settings.authAddress)]
        where !outbound.allows(address) {
            return [FieldProblem("settings.\(name)", .malformed(expected: "https://…"))]
        }
        return []
    }

    var messages: String {
        switch place {
        case .channel: "/channels/\(target.percentEncodedPart)/messages"
        case .group: "/v2/groups/\(target.percentEncodedPart)/messages"
        }
    }
}

/// A bot ready to speak.
struct QQAccount: Sendable {
    let settings: QQSettings
    let secret: String
    let token: AccessTokens.Account

    init(_ channel: Channel) throws(ChannelTrouble) {
        guard let settings = channel.settings.decoded(QQSettings.self) else {
            throw .auth(.missing, "the channel's settings cannot be read")
        }
        guard let secret = channel.credentials["secret"] else { throw .auth(.missing, "the bot's secret is missing") }
        self.settings = settings
        self.secret = secret
        token = AccessTokens.Account(channel, settings.appID, secret)
    }
}
