import Contracts
import Distribution

/// An account on a server that speaks Mastodon's client API: Mastodon itself, GoToSocial, Pleroma, Akkoma, Pixelfed.
struct MastodonSettings: Decodable {
    enum Visibility: String, Codable, CaseIterable {
        case `public`
        case unlisted
        case `private`
    }

    let address: String
    let visibility: Visibility?
    let hashtags: String?

    static let fields = [
        ChannelField("address", in: .settings, .address, example: "https://mastodon.example"),
        ChannelField(
            "visibility", in: .settings, .choice(Visibility.allCases.map(\.rawValue)), isRequired: false,
            example: "public"),
        ChannelField("hashtags", in: .settings, isRequired: false, example: "#助农 #Baojing"),
        // Of an application with the scopes read:accounts, read:statuses, write:statuses and write:media.
        ChannelField("token", in: .credentials),
    ]
}
