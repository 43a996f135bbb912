import Contracts
import Distribution
import FoundationEssentials

/// Whose account publishes, and at which node of which service.
struct XMPPSettings: Hashable, Sendable, Decodable {
    enum Security: String, Hashable, Sendable, Codable, CaseIterable {
        /// Plain first, then TLS before anything is told (RFC 6120 §5).
        case startTLS = "starttls"
        /// TLS from the first byte (XEP-0368).
        case direct
        /// Only within our own network, and only where that may be reached.
        case none
    }

    /// The node that microblogs are read from (XEP-0277).
    static let microblog = "urn:xmpp:microblog:0"
    /// What the credentials call the password.
    static let password = "password"

    /// `news@example.org`, without a resource.
    let account: String
    /// `pubsub.example.org`; nil for the account's own nodes (PEP).
    let service: String?
    let node: String
    /// Where to connect when it is not the account's domain.
    let host: String?
    let port: Int?
    let security: Security

    enum CodingKeys: String, CodingKey {
        case account, service, node, host, port, security
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) throws -> String? {
            try container.decodeIfPresent(String.self, forKey: key).flatMap(\.trimmed)
        }
        account = try text(.account) ?? ""
        service = try text(.service)
        node = try text(.node) ?? Self.microblog
        host = try text(.host)
        port = try container.decodeIfPresent(Int.self, forKey: .port)
        guard let security = Security(rawValue: try text(.security) ?? Security.startTLS.rawValue) else {
            throw DecodingError.dataCorruptedError(
                forKey: .security, in: container, debugDescription: "security")
        }
        self.security = security
    }

    static let fields = [
        ChannelField("account", in: .settings, example: "news@example.org"),
        ChannelField("service", in: .settings, isRequired: false, example: "pubsub.example.org"),
        ChannelField("node", in: .settings, isRequired: false, example: microblog),
        ChannelField("host", in: .settings, isRequired: false, example: "xmpp.example.org"),
        ChannelField("port", in: .settings, .number(1...65_535), isRequired: false, example: "5222"),
        ChannelField(
            "security", in: .settings, .choice(Security.allCases.map(\.rawValue)), isRequired: false,
            example: "starttls"),
        ChannelField(password, in: .credentials),
    ]

    var name: String { String(account.prefix { $0 != "@" }) }
    var domain: String { String(account.drop { $0 != "@" }.dropFirst()).lowercased() }
    var target: (host: String, port: Int) { (host ?? domain, port ?? (security == .direct ? 5_223 : 5_222)) }
    /// Whether the server is this machine, or stands in its own network.
    var isNear: Bool {
        let host = target.host.lowercased()
        if host == "localhost" || host.hasSuffix(".localhost") { return true }
        guard let address = NetworkAddress(host) else { return false }
        return Self.near.contains { address.lies(in: $0) }
    }

    private static let near: [NetworkAddress.Block] = [
        .init("127.0.0.0", 8), .init("::1", 128), .init("10.0.0.0", 8), .init("172.16.0.0", 12),
        .init("192.168.0.0", 16),
        .init("fc00::", 7),
    ]

    /// Who keeps the node: the service, or the account itself.
    var keeper: String { service ?? account }

    static func of(_ channel: Channel) throws(ChannelTrouble) -> XMPPSettings {
        guard let settings = channel.settings.decoded(XMPPSettings.self) else {
            throw .content(field: "settings", rule: "they cannot be read")
        }
        return settings
    }

    static func problems(_ settings: ChannelSettings, _ outbound: any Outbound) -> [FieldProblem] {
        guard let settings = settings.decoded(XMPPSettings.self) else {
            return [
                FieldProblem("settings", .malformed(expected: #"{"account":"news@example.org","node":"…"}"#))
            ]
        }
        var problems: [FieldProblem] = []
        func check(_ isGood: Bool, _ field: String, _ expected: String) {
            if !isGood { problems.append(FieldProblem("settings.\(field)", .malformed(expected: expected))) }
        }
        if settings.account.isEmpty {
            problems.append(FieldProblem("settings.account", .required))
        } else {
            check(isAccount(settings.account), "account", "news@example.org")
        }
        if let service = settings.service {
            check(isDomain(service) || isAccount(service), "service", "pubsub.example.org")
        }
        // RFC 7622 §3.3 bounds parts of addresses so; nodes have no bound of their own.
        if settings.node.utf8.count > 1_023 {
            problems.append(FieldProblem("settings.node", .tooLong(most: 1_023)))
        }
        if let host = settings.host {
            check(isDomain(host) && outbound.allows("https://\(host)/"), "host", "xmpp.example.org")
        }
        if let port = settings.port, !(1...65_535).contains(port) {
            problems.append(FieldProblem("settings.port", .outOfRange(least: 1, most: 65_535)))
        }
        if settings.security == .none { check(outbound.reachesPrivateTargets, "security", "starttls") }
        return problems
    }

    private static func isAccount(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        // RFC 7622 §3.3.1 lists what a local part must not have.
        return parts.count == 2 && (1...1_023).contains(parts[0].utf8.count)
            && !parts[0].unicodeScalars.contains {
                $0.value <= 0x20 || "\"&'/:<>@".unicodeScalars.contains($0)
            }
            && isDomain(String(parts[1]))
    }

    private static func isDomain(_ text: String) -> Bool {
        (1...1_023).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.value >= 0x80 || scalar.properties.isAlphabetic || (48...57).contains(scalar.value)
                    || ".-:[]".unicodeScalars.contains(scalar)
            }
    }
}
