import Contracts
import Distribution

/// A room on a Matrix homeserver, and an account that may write there.
struct MatrixSettings: Decodable {
    static let picturesAtFirst = 4
    static let mostPictures = 10

    let address: String
    /// `!id:server` or `#alias:server`.
    let room: String
    let pictures: Int?

    static let fields = [
        ChannelField("address", in: .settings, .address, example: "https://matrix.example.org"),
        ChannelField("room", in: .settings, example: "#oranges:example.org"),
        ChannelField("pictures", in: .settings, .number(0...mostPictures), isRequired: false, example: "4"),
        // Either a token, or a name and a password to fetch one with.
        ChannelField("token", in: .credentials, isRequired: false),
        ChannelField("user", in: .credentials, isRequired: false, example: "@oranges:example.org"),
        ChannelField("password", in: .credentials, isRequired: false),
    ]

    /// Nil when it is one.
    var roomProblem: FieldProblem? {
        let isRoom =
            (room.hasPrefix("!") || room.hasPrefix("#")) && room.utf8.count <= 255
            && !room.contains { $0.isWhitespace }
        return isRoom ? nil : FieldProblem("settings.room", .malformed(expected: "#oranges:example.org"))
    }
}
