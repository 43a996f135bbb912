import Contracts
import Distribution

/// An account on a personal data server: Bluesky's or anybody's.
struct ATProtoSettings: Decodable {
    let address: String
    let hashtags: String?
    /// Where people read posts.
    let app: String?

    static let fields = [
        ChannelField("address", in: .settings, .address, example: "https://bsky.social"),
        ChannelField("hashtags", in: .settings, isRequired: false, example: "#助农 #Baojing"),
        ChannelField("app", in: .settings, .address, isRequired: false, example: "https://bsky.app"),
        ChannelField("identifier", in: .credentials, example: "oranges.bsky.social"),
        // An app password (Settings → Privacy and security), not the one to sign in with.
        ChannelField("password", in: .credentials, example: "abcd-efgh-ijkl-mnop"),
    ]

    func page(of account: String, _ key: String) -> String {
        "\(app.flatMap { ServerAddress($0)?.text } ?? "https://bsky.app")/profile/\(account)/post/\(key)"
    }
}
