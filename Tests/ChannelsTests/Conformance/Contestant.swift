import Channels
import Contracts
import Crypto
import Distribution
import Foundation
import Media
import Members
import Storage
import Testing
import Values

/// One adapter with the server that it is tried against. Where no real one can be run, the server is a double of ours and
/// the tests are contract tests: `name` says so.
struct Contestant: Sendable, CustomTestStringConvertible {
    /// What an adapter is made from.
    struct Means: Sendable {
        let ground: Ground
        let outbound: any Outbound
        let media: any ChannelMedia
        let files: any LinkedFiles
        let clock: any WallClock
        let site = SiteAddress("https://terrace.example")!

        var kit: ChannelKit { ChannelKit(outbound: outbound, media: media, site: site, ground: ground) }
    }

    struct Entry: Sendable {
        var settings: [String: EntryValue] = [:]
        var credentials: [String: String] = [:]
    }

    enum EntryValue: Sendable, Encodable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
        case text(String)
        case number(Int)
        case flag(Bool)

        init(stringLiteral value: String) { self = .text(value) }
        init(booleanLiteral value: Bool) { self = .flag(value) }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .flag(let flag): try container.encode(flag)
            }
        }
    }

    let kind: String
    /// The variable that says where its server is; nil when publishing asks nobody.
    let peer: String?
    var isContractTest = false
    /// Whether publishing asks nobody, and what goes out goes by the adapter's own queue.
    var publishesAtHome = false
    /// Whether wrong credentials are noticed.
    var hasCredentials = true
    let schemas: [Schema]
    /// How the channel is entered, with what the server's script told of it.
    let entry: @Sendable (_ peer: [String: String]) -> Entry
    let adapter: @Sendable (Means) -> any ChannelAdapter

    var testDescription: String { isContractTest ? "\(kind) (contract test)" : kind }

    /// What the script printed; nil when the server does not run.
    var told: [String: String]? {
        guard let peer else { return [:] }
        return ProcessInfo.processInfo.environment[peer].map(Self.read)
    }

    /// What a script prints after the `=`: an object, or one address.
    static func read(_ text: String) -> [String: String] {
        guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
            return ["base_url": text]
        }
        return object.mapValues { "\($0)" }
    }

    /// Those whose servers run; the rest is what the closing line of the tests misses.
    static let present = all.filter { $0.told != nil }

    static let all: [Contestant] = [
        Contestant(
            kind: "site", peer: nil, publishesAtHome: true, hasCredentials: false, schemas: [.siteChannel, .webSub],
            entry: { _ in Entry() },
            adapter: { SiteChannel(ground: $0.ground, address: $0.site, files: $0.files) }),
        Contestant(
            kind: "newsletter", peer: "TERRACE_PEER_POSTFIX", publishesAtHome: true, hasCredentials: false,
            schemas: [.newsletterChannel],
            entry: { peer in
                Entry(
                    settings: [
                        "host": "127.0.0.1", "port": .number(Int(peer["port"] ?? "") ?? 0), "security": "none",
                        "from": "news@peers.test",
                    ])
            },
            adapter: { NewsletterChannel(ground: $0.ground, outbound: $0.outbound, site: $0.site) }),
        Contestant(
            kind: "activitypub", peer: nil, publishesAtHome: true, hasCredentials: false,
            schemas: [.activityPubChannel],
            entry: { _ in Entry(settings: ["preferredUsername": "baojing"]) },
            adapter: {
                ActivityPubChannel(
                    ground: $0.ground, address: $0.site, outbound: $0.outbound, files: $0.files,
                    vault: ActorKeyVault(SymmetricKey(size: .bits256)))
            }),
        Contestant(
            kind: "wordpress", peer: "TERRACE_PEER_WORDPRESS", schemas: [.channelWatch],
            entry: { peer in
                Entry(
                    settings: ["address": .text(peer["base_url"] ?? "")],
                    credentials: ["user": peer["user"] ?? "", "password": peer["password"] ?? ""])
            },
            adapter: { WordPressChannel($0.kit) }),
        Contestant(
            kind: "mastodon", peer: "TERRACE_PEER_MASTODON", schemas: [.channelWatch],
            entry: { peer in
                Entry(settings: ["address": .text(peer["base_url"] ?? "")], credentials: ["token": peer["token"] ?? ""])
            },
            adapter: { MastodonChannel($0.kit) }),
        Contestant(
            kind: "matrix", peer: "TERRACE_PEER_SYNAPSE", schemas: [.channelWatch],
            entry: { peer in
                Entry(
                    settings: ["address": .text(peer["base_url"] ?? ""), "room": .text(peer["room"] ?? "")],
                    credentials: ["token": peer["token"] ?? ""])
            },
            adapter: { MatrixChannel($0.kit) }),
        Contestant(
            kind: "xmpp", peer: "TERRACE_PEER_XMPP", schemas: [],
            entry: { peer in
                Entry(
                    settings: [
                        "account": .text(peer["account"] ?? ""), "host": .text(peer["host"] ?? ""),
                        "port": .number(Int(peer["port"] ?? "") ?? 0), "service": .text(peer["service"] ?? ""),
                        "node": "conformance",
                    ],
                    credentials: ["password": peer["password"] ?? ""])
            },
            adapter: { XMPPChannel(outbound: $0.outbound, clock: $0.clock, address: $0.site) }),
        Contestant(
            kind: "atproto", peer: "TERRACE_PEER_ARROBA", schemas: [.channelWatch],
            entry: { peer in
                Entry(
                    settings: ["address": .text(peer["base_url"] ?? "")],
                    credentials: ["identifier": peer["did"] ?? "", "password": peer["password"] ?? ""])
            },
            adapter: { ATProtoChannel($0.kit) }),
        Contestant(
            kind: "nostr", peer: "TERRACE_PEER_NOSTR", hasCredentials: false, schemas: [.nostrChannel],
            entry: { peer in
                Entry(
                    settings: ["relays": .text(peer["open"] ?? "")],
                    credentials: ["secret_key": peer["known_key"] ?? ""])
            },
            adapter: { NostrChannel(outbound: $0.outbound, ground: $0.ground, address: $0.site) }),
        Contestant(
            kind: "wechat", peer: "TERRACE_PEER_WECHAT", isContractTest: true, schemas: [.weChatChannel],
            entry: { peer in
                Entry(
                    settings: ["app_id": .text(peer["app_id"] ?? ""), "api_address": .text(peer["base_url"] ?? "")],
                    credentials: ["secret": peer["secret"] ?? ""])
            },
            adapter: { WeChatChannel($0.kit) }),
        Contestant(
            kind: "qq", peer: "TERRACE_PEER_QQ", isContractTest: true, schemas: [.qqChannel],
            entry: { peer in
                Entry(
                    settings: [
                        "app_id": .text(peer["app_id"] ?? ""), "place": "channel",
                        "target": .text(peer["channel"] ?? ""),
                        "api_address": .text(peer["base_url"] ?? ""),
                        "auth_address": .text(peer["base_url"] ?? ""),
                    ],
                    credentials: ["secret": peer["secret"] ?? ""])
            },
            adapter: { QQChannel($0.kit) }),
        Contestant(
            kind: "qiehao", peer: "TERRACE_PEER_QIEHAO", isContractTest: true, schemas: [.qiehaoChannel],
            entry: { peer in
                Entry(
                    settings: [
                        "client_id": .text(peer["client_id"] ?? ""), "daily": .number(1_000),
                        "api_address": .text(peer["base_url"] ?? ""),
                        "auth_address": .text(peer["base_url"] ?? ""),
                    ],
                    credentials: ["client_secret": peer["client_secret"] ?? ""])
            },
            adapter: { QiehaoChannel($0.kit) }),
    ]
}
