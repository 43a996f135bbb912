import Contracts
import Distribution
import Logging
import Members
import Values

/// Who writes under a channel's key, as readers' programs show it (NIP-01, kind 0, with NIP-24's website).
struct NostrProfile: Hashable, Sendable {
    static let mostName = 60
    static let mostAbout = 500
    /// NIP-89: the program that wrote an event, by which our own profiles are known again.
    static let client = "Terrace"

    let name: String
    let about: String?
    let picture: String?
    let website: String

    /// Names in one order, so that the same profile is the same text.
    var content: String {
        let fields = [("about", about), ("name", name), ("picture", picture), ("website", website)]
        let written = fields.compactMap { name, value in
            value.map { "\(NostrJSON.string(name)):\(NostrJSON.string($0))" }
        }
        return "{\(written.joined(separator: ","))}"
    }

    /// What follows a profile that relays hold; nil when that one is not ours to change.
    func event(after newest: NostrEvent?, by key: NostrKey, at now: Instant) -> NostrEvent? {
        if let newest {
            guard newest.tag("client") == Self.client else { return nil }
            if newest.content == content { return newest }
        }
        return NostrEvent(
            kind: NostrEvent.Kind.profile, tags: [["client", Self.client]], content: content,
            createdAt: max(now.seconds, (newest?.createdAt ?? 0) + 1), by: key)
    }
}

extension NostrSettings {
    /// Nil when nobody gave it a name: then readers see the key alone, or what the account's owner wrote elsewhere.
    func profile(at address: SiteAddress) -> NostrProfile? {
        profileName.map {
            NostrProfile(name: $0, about: profileAbout, picture: profilePicture, website: address.origin)
        }
    }
}

/// What has been told of a channel's profile, so that relays are not asked for it in every round.
struct NostrIntroduction: Hashable, Sendable {
    private static let goodSeconds: Int64 = 6 * 3_600
    let profile: NostrProfile
    let at: Instant

    func isGood(for wanted: NostrProfile, at now: Instant) -> Bool {
        profile == wanted && now < at.adding(seconds: Self.goodSeconds)
    }
}

extension NostrChannel {
    /// Sees to it that the relays show the channel's profile. One that another program wrote is left alone: it may be the
    /// account of a person who cares for it there. Nil when no relay could be asked.
    func introduce(
        _ profile: NostrProfile, _ settings: NostrSettings, _ key: NostrKey
    ) async -> NostrIntroduction? {
        let filter = NostrFilter(authors: [key.author], kinds: [NostrEvent.Kind.profile], limit: 10)
        let relays = relays(settings, key)
        let shown = await relays.each(.transient("no answer", retryAfter: nil)) {
            conversation async throws(ChannelTrouble) -> [NostrEvent] in
            // Relays differ in how they read filters, so what they give is looked at again.
            try await conversation.events([filter]).filter {
                $0.pubkey == key.author && $0.kind == NostrEvent.Kind.profile
            }
        }
        let known = shown.compactMap { try? $0.get() }
        guard !known.isEmpty else { return nil }
        let now = ground.clock.now()
        let newest = known.joined().max { $0.createdAt < $1.createdAt }
        guard let event = profile.event(after: newest, by: key, at: now) else {
            return NostrIntroduction(profile: profile, at: now)
        }
        let told = await relays.each(.unknownOutcome("no answer in time")) {
            conversation async throws(ChannelTrouble) in
            if try await conversation.events([filter]).contains(where: { $0.id == event.id }) { return }
            try await conversation.publish(event)
        }
        // A relay that does not take it is asked again in the next round.
        for case .failure(let trouble) in told {
            logger.info("a relay has no profile", metadata: ["said": "\(trouble.said.prefix(200))"])
        }
        return NostrTally(told) { true }.done == settings.relays.count
            ? NostrIntroduction(profile: profile, at: now) : nil
    }
}
