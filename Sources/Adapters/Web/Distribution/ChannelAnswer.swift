import Contracts
import Crypto
import Distribution
import FoundationEssentials
import Values

/// A channel as the API tells it: what it is, what it can do, how it has been. Credentials are never told.
struct ChannelAnswer: Encodable, Sendable {
    let id: ChannelID
    let kind: String
    let name: String
    let settings: [String: EnteredValue]
    /// Whether credentials are kept for it.
    let hasCredentials: Bool
    let isAutomatic: Bool
    let madeAt: String
    let switchedOff: SwitchedOffAnswer?
    let can: CapabilityAnswer
    let health: HealthAnswer
    /// What came of the last check; absent before the first.
    let check: CheckAnswer?
    /// Of what a person can change.
    let tag: String

    private enum CodingKeys: String, CodingKey {
        case id, kind, name, settings, hasCredentials, isAutomatic, madeAt, switchedOff, can, health, check
    }

    init(_ overview: ChannelOverview) {
        let channel = overview.channel
        id = channel.id
        kind = channel.kind.rawValue
        name = channel.name
        settings = channel.settings.decoded([String: EnteredValue].self) ?? [:]
        hasCredentials = overview.credentialsVersion > 0
        isAutomatic = channel.isAutomatic
        madeAt = channel.madeAt.iso8601
        switchedOff = channel.switchedOff.map { off in
            SwitchedOffAnswer(at: off.at.iso8601, by: off.by, reason: off.reason)
        }
        can = CapabilityAnswer(overview.capabilities)
        let health = overview.health
        self.health = HealthAnswer(
            failures: health.failures, failingSince: health.failingSince?.iso8601,
            restsUntil: health.restsUntil?.iso8601,
            limitedUntil: [health.limitedUntil, health.hostLimitedUntil].compactMap { $0 }.max()?.iso8601,
            credentials: health.auth?.cause.rawValue, said: health.said)
        check = overview.check.map { check in
            CheckAnswer(
                at: check.at.iso8601, isWell: check.trouble == nil, cause: check.trouble?.cause,
                said: check.trouble?.said)
        }
        let changing = [
            channel.name, channel.settings.json, String(channel.isAutomatic), channel.switchedOff?.at.iso8601 ?? "",
            String(overview.credentialsVersion),
        ]
        tag = hexadecimal(Array(SHA256.hash(data: Data(changing.joined(separator: "\n").utf8)).prefix(12)))
    }

    static let shape = Shape.object([
        .required("id", .identifier), .required("kind", .string), .required("name", .string),
        .required("settings", .map(.anything)), .required("has_credentials", .boolean),
        .required("is_automatic", .boolean), .required("made_at", .string),
        .optional(
            "switched_off",
            .object([.required("at", .string), .required("by", .identifier), .required("reason", .string)])),
        .required("can", CapabilityAnswer.shape),
        .required(
            "health",
            .object([
                .required("failures", .integer), .optional("failing_since", .string),
                .optional("rests_until", .string), .optional("limited_until", .string),
                .optional("credentials", .string), .optional("said", .string),
            ])),
        .optional(
            "check",
            .object([
                .required("at", .string), .required("is_well", .boolean), .optional("cause", .string),
                .optional("said", .string),
            ])),
    ])
}

struct SwitchedOffAnswer: Encodable, Sendable {
    let at: String
    let by: MemberID
    let reason: String
}

struct CheckAnswer: Encodable, Sendable {
    let at: String
    let isWell: Bool
    let cause: String?
    let said: String?
}

struct HealthAnswer: Encodable, Sendable {
    let failures: Int
    let failingSince: String?
    let restsUntil: String?
    let limitedUntil: String?
    /// What is wrong with them; absent when they are taken.
    let credentials: String?
    let said: String?
}

/// A row of the matrix: what a channel can do, known before anything is sent.
struct CapabilityAnswer: Encodable, Sendable {
    static let safeties = ["key", "key_with_window", "look", "none"]
    let update: Bool
    let recall: Bool
    let films: Bool
    let metrics: Bool
    /// What keeps a post from being there twice: `key`, `key_with_window`, `look`, or `none`.
    let safety: String

    init(_ capabilities: ChannelCapabilities) {
        update = capabilities.updates
        recall = capabilities.deletes
        films = capabilities.films
        metrics = capabilities.metrics
        safety = Self.safety(of: capabilities.repeatGuard)
    }

    static func safety(of repeatGuard: RepeatGuard) -> String {
        switch repeatGuard {
        case .putByKey: safeties[0]
        case .keyWithWindow: safeties[1]
        case .locateThenCreate: safeties[2]
        case .atMostOnce: safeties[3]
        }
    }

    static let shape = Shape.object([
        .required("update", .boolean), .required("recall", .boolean), .required("films", .boolean),
        .required("metrics", .boolean), .required("safety", .choice(safeties)),
    ])
}
