import Contracts
import Distribution
import FoundationEssentials

/// Where the articles of a channel go, and when they count as published.
struct NostrSettings: Hashable, Sendable, Decodable {
    static let mostRelays = 20
    static let mostTopics = 10

    /// `wss://…`, each once.
    let relays: [String]
    /// So many relays must have taken a version before it stands.
    let least: Int
    /// For `t` tags: lower case, without `#`.
    let topics: [String]
    /// A page that shows what an `naddr1…` behind its slash names, such as `https://njump.me`.
    let reader: String?
    /// Who writes there, for readers to see; nil leaves the profile alone.
    let profileName: String?
    let profileAbout: String?
    /// A picture's address.
    let profilePicture: String?

    enum CodingKeys: String, CodingKey {
        case relays, topics, reader
        case least = "least_relays"
        case profileName = "profile_name"
        case profileAbout = "profile_about"
        case profilePicture = "profile_picture"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        relays = try Self.list(.relays, in: container)
        least = try container.decodeIfPresent(Int.self, forKey: .least) ?? 1
        topics = try Self.list(.topics, in: container).map { topic in
            (topic.hasPrefix("#") ? String(topic.dropFirst()) : topic).lowercased()
        }
        func text(_ key: CodingKeys) throws -> String? {
            try container.decodeIfPresent(String.self, forKey: key).flatMap { $0.isEmpty ? nil : $0 }
        }
        reader = try text(.reader)
        profileName = try text(.profileName)
        profileAbout = try text(.profileAbout)
        profilePicture = try text(.profilePicture)
    }

    /// A list, or one text with its items on lines or behind commas, as forms bring it.
    private static func list(
        _ key: CodingKeys, in container: KeyedDecodingContainer<CodingKeys>
    ) throws -> [String] {
        guard container.contains(key), try !container.decodeNil(forKey: key) else { return [] }
        let items: [String]
        if let list = try? container.decode([String].self, forKey: key) {
            items = list
        } else {
            items = [try container.decode(String.self, forKey: key)]
        }
        return items.flatMap { $0.split { $0.isWhitespace || $0 == "," || $0 == "，" } }.map(String.init)
    }

    static let fields = [
        ChannelField("relays", in: .settings, .block, example: "wss://relay.example.org"),
        ChannelField("least_relays", in: .settings, .number(1...mostRelays), isRequired: false, example: "1"),
        ChannelField("topics", in: .settings, isRequired: false, example: "oranges, baojing"),
        ChannelField("reader", in: .settings, .address, isRequired: false, example: "https://njump.me"),
        ChannelField("profile_name", in: .settings, isRequired: false, example: "保靖农人"),
        ChannelField("profile_about", in: .settings, .block, isRequired: false),
        ChannelField(
            "profile_picture", in: .settings, .address, isRequired: false,
            example: "https://terrace.example/media/7/640.jpg"),
        ChannelField(NostrKey.field, in: .credentials, isRequired: false, example: "nsec1…"),
    ]

    static func of(_ channel: Channel) throws(ChannelTrouble) -> NostrSettings {
        guard let settings = channel.settings.decoded(NostrSettings.self) else {
            throw .content(field: "settings", rule: "they cannot be read")
        }
        return settings
    }

    static func problems(_ settings: ChannelSettings, _ outbound: any Outbound) -> [FieldProblem] {
        guard let settings = settings.decoded(NostrSettings.self) else {
            return [
                FieldProblem(
                    "settings", .malformed(expected: #"{"relays":["wss://…"],"least_relays":1,"topics":[…]}"#)
                )
            ]
        }
        var problems: [FieldProblem] = []
        if settings.relays.isEmpty { problems.append(FieldProblem("settings.relays", .required)) }
        if settings.relays.count > mostRelays {
            problems.append(FieldProblem("settings.relays", .tooLong(most: mostRelays)))
        }
        for (index, relay) in settings.relays.enumerated() {
            let field = "settings.relays[\(index)]"
            if settings.relays[..<index].contains(relay) {
                problems.append(FieldProblem(field, .taken(relay)))
            }
            guard let address = informationAddress(of: relay), outbound.allows(address) else {
                problems.append(FieldProblem(field, .malformed(expected: "wss://relay.example.org")))
                continue
            }
        }
        let most = min(max(settings.relays.count, 1), mostRelays)
        if !(1...most).contains(settings.least) {
            problems.append(FieldProblem("settings.least_relays", .outOfRange(least: 1, most: Int64(most))))
        }
        if settings.topics.count > mostTopics {
            problems.append(FieldProblem("settings.topics", .tooLong(most: mostTopics)))
        }
        for (field, text, most) in [
            ("profile_name", settings.profileName, NostrProfile.mostName),
            ("profile_about", settings.profileAbout, NostrProfile.mostAbout),
        ] where (text ?? "").count > most {
            problems.append(FieldProblem("settings.\(field)", .tooLong(most: most)))
        }
        if settings.profileName == nil, settings.profileAbout ?? settings.profilePicture != nil {
            problems.append(FieldProblem("settings.profile_name", .required))
        }
        if let reader = settings.reader, !reader.hasPrefix("https://"), !outbound.allows(reader) {
            problems.append(FieldProblem("settings.reader", .malformed(expected: "https://njump.me")))
        }
        return problems
    }

    /// Where a relay tells about itself (NIP-11): the same place by HTTP. Nil for what is no address of a WebSocket.
    static func informationAddress(of relay: String) -> String? {
        guard !relay.contains("#"), !relay.contains("@") else { return nil }
        if relay.hasPrefix("wss://"), relay.utf8.count > 6 { return "https://" + relay.dropFirst(6) }
        if relay.hasPrefix("ws://"), relay.utf8.count > 5 { return "http://" + relay.dropFirst(5) }
        return nil
    }

    /// Where people read an article: on the channel's reader, else by whatever program of theirs knows `nostr:` (NIP-21).
    func address(of article: NostrAddress) -> String {
        let code = article.code(relays: relays)
        guard let reader else { return "nostr:" + code }
        return (reader.hasSuffix("/") ? reader : reader + "/") + code
    }
}
