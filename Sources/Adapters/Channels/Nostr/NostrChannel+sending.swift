import Distribution
import Members
import Values

extension NostrChannel {
    /// A relay may know a later version than we do, after our own books were put back to an older state.
    private static let mostRounds = 3

    /// What a relay shows after it has been given a version.
    private enum Shown: Sendable {
        case ours
        /// One that counts as newer than ours.
        case newer(createdAt: Int64)
    }

    func put(
        _ rendition: ArticleRendition, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        let (settings, key) = (try NostrSettings.of(copy.channel), try NostrKey.of(copy.channel))
        let tags = NostrArticle(address: address, settings: settings).tags(
            of: rendition, key: copy.key.description)
        var latest: Int64 = 0
        for _ in 0..<Self.mostRounds {
            let version = try await ledger.version(
                of: rendition, tags: tags, for: copy, by: key, after: latest)
            guard let newer = try await offer(version, settings, key) else {
                return .stands(remote(version, settings))
            }
            switch newer {
            case .answer(let answer): return answer
            case .newer(let createdAt): latest = createdAt
            }
        }
        throw .unknownOutcome("relays hold a version that is newer than every one of ours")
    }

    /// The newest version once more, as it is.
    func send(_ version: NostrCopy, for copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        let (settings, key) = (try NostrSettings.of(copy.channel), try NostrKey.of(copy.channel))
        guard let left = try await offer(version, settings, key) else {
            return .stands(remote(version, settings))
        }
        switch left {
        case .answer(let answer): return answer
        // Something of ours is there and newer: it stands.
        case .newer: return .stands(remote(version, settings))
        }
    }

    private enum Left {
        case answer(RemoteAnswer)
        case newer(createdAt: Int64)
    }

    /// Nil when enough relays show it.
    private func offer(
        _ version: NostrCopy, _ settings: NostrSettings, _ key: NostrKey
    ) async throws(ChannelTrouble) -> Left? {
        guard let event = version.event else { throw .gone("nothing was ever signed for it") }
        let filter = NostrFilter.versions(of: version.address)
        let answers = await relays(settings, key).each(.unknownOutcome("no answer in time")) {
            conversation async throws(ChannelTrouble) -> Shown in
            try await conversation.publish(event)
            return try await Self.shown(event, filter, conversation)
        }
        let newer = answers.compactMap { answer in
            if case .success(.newer(let createdAt)) = answer { createdAt } else { nil }
        }.max()
        if let newer { return .newer(createdAt: newer) }
        let tally = NostrTally(answers) { _ in true }
        if tally.done >= settings.least { return nil }
        if tally.isUncertain { throw .unknownOutcome(tally.words) }
        // Nothing was changed anywhere.
        if tally.done == 0 { throw tally.trouble }
        guard let pause = tally.pause(at: ground.clock.now()) else {
            throw .unknownOutcome("\(tally.done) of \(settings.least) relays have it; \(tally.words)")
        }
        return .answer(.pending(remote(version, settings), checkAfter: pause))
    }

    /// "Accepted" is a promise; what a relay shows is a fact. One that cannot be read from has promised, at least.
    private static func shown(
        _ event: NostrEvent, _ filter: NostrFilter, _ conversation: NostrConversation
    ) async throws(ChannelTrouble) -> Shown {
        let found: [NostrEvent]
        do throws(ChannelTrouble) { found = try await conversation.versions(filter) } catch { return .ours }
        let others = found.filter { $0.id != event.id }
        // Of two at the same second, readers keep the one with the lower identifier (NIP-01).
        let newer = others.filter { ($0.createdAt, event.id) > (event.createdAt, $0.id) }
        if let newer = newer.map(\.createdAt).max() { return .newer(createdAt: newer) }
        guard found.contains(where: { $0.id == event.id }) else {
            throw .unknownOutcome("\(conversation.relay) took it, but does not show it")
        }
        return .ours
    }

    func remote(_ version: NostrCopy, _ settings: NostrSettings) -> RemoteCopy {
        RemoteCopy(reference: NostrReference(version).text, address: settings.address(of: version.address))
    }
}
