import Distribution

/// A site of WordPress 5.6 or newer: where it is.
struct WordPressSettings: Decodable {
    let address: String

    static let fields = [
        ChannelField("address", in: .settings, .address, example: "https://blog.example.org"),
        ChannelField("user", in: .credentials, example: "editor"),
        // An application password (Users → Profile), not the one to sign in with.
        ChannelField("password", in: .credentials, example: "abcd EFGH 1234 ijkl MNOP 5678"),
    ]
}
