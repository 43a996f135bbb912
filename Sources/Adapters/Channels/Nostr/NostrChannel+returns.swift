import Contracts
public import Distribution
import Logging
import Members
import Values

extension NostrChannel {
    private static let most = 500
    /// Copies that have not changed for longer are left in peace.
    private static let rememberedDays: Int64 = 365
    /// Tags of so many copies are asked for at once; relays limit the length of filters.
    private static let batch = 40

    static let reactionKinds = [
        NostrEvent.Kind.note, NostrEvent.Kind.repost, NostrEvent.Kind.reaction, NostrEvent.Kind.anyRepost,
        NostrEvent.Kind.comment,
    ]

    public func metrics(of copy: ChannelCopy) async throws(ChannelTrouble) -> CopyMetrics {
        let (settings, key) = (try NostrSettings.of(copy.channel), try NostrKey.of(copy.channel))
        let ids = try await ledger.find(copy)?.versions ?? NostrReference(copy.reference)?.versions ?? []
        let address = NostrAddress(author: key.author, key: copy.key.description)
        let answers = await relays(settings, key).each(.transient("no answer", retryAfter: nil)) {
            conversation async throws(ChannelTrouble) in
            try await conversation.events(Self.filters([address.coordinate], ids, since: nil))
        }
        let tally = NostrTally(answers) { _ in true }
        if tally.done == 0 { throw tally.trouble }
        var counts: [Returned.Kind: Set<String>] = [:]
        for case .success(let events) in answers {
            for event in events where event.pubkey != key.author {
                guard let kind = Self.kind(of: event) else { continue }
                // A person likes or passes on a thing once, however many clients say so.
                counts[kind, default: []].insert(kind == .reply ? event.id : event.pubkey)
            }
        }
        func count(_ kind: Returned.Kind) -> Int64 { Int64(counts[kind]?.count ?? 0) }
        return CopyMetrics(likes: count(.like), shares: count(.boost), replies: count(.reply))
    }

    /// Goes round the relays until its task ends: takes home what readers did, and mends what a relay has lost, brought
    /// back, or missed while it was away.
    public func run(_ desk: any ChannelDesk) async {
        var since: [ChannelID: Int64] = [:]
        var introductions: [ChannelID: NostrIntroduction] = [:]
        while !Task.isCancelled {
            let started = ground.clock.now()
            do {
                for channel in try await desk.channels(of: kind) {
                    introductions[channel.id] = await introduced(channel, introductions[channel.id])
                    try await goRound(channel, since: since[channel.id], desk)
                    // Relays get events from one another with a delay, and clocks differ.
                    since[channel.id] = started.seconds - 3_600
                }
            } catch {
                logger.warning("round of the relays ended early", metadata: ["error": "\(error)"])
            }
            do { try await Task.sleep(for: .seconds(roundSeconds)) } catch { return }
        }
    }

    /// What is known of a channel's profile after relays were told of it, where that was due.
    func introduced(_ channel: Channel, _ earlier: NostrIntroduction?) async -> NostrIntroduction? {
        guard let settings = try? NostrSettings.of(channel), let key = try? NostrKey.of(channel),
            let profile = settings.profile(at: address)
        else { return nil }
        if let earlier, earlier.isGood(for: profile, at: ground.clock.now()) { return earlier }
        return await introduce(profile, settings, key)
    }

    /// One round of one channel's relays.
    func goRound(_ channel: Channel, since: Int64?, _ desk: any ChannelDesk) async throws {
        guard channel.credentials[NostrKey.field] != nil else { return }
        let (settings, key) = (try NostrSettings.of(channel), try NostrKey.of(channel))
        let from = ground.clock.now().adding(days: -Self.rememberedDays)
        let copies = try await ledger.latest(of: channel.id, since: from, limit: Self.most).filter {
            $0.author == key.author
        }
        for start in stride(from: 0, to: copies.count, by: Self.batch) {
            let some = Array(copies[start..<min(start + Self.batch, copies.count)])
            let asked = Self.filters(
                some.map(\.address.coordinate), some.flatMap { $0.versions.suffix(3) }, since: since)
            let answers = await relays(settings, key).each(.transient("no answer", retryAfter: nil)) {
                conversation async throws(ChannelTrouble) -> [NostrEvent] in
                try await mend(some, key, conversation)
                return try await conversation.events(asked)
            }
            for case .success(let events) in answers {
                for event in events where event.pubkey != key.author {
                    guard let returned = Self.returned(event, to: some, of: channel) else { continue }
                    try await desk.take(returned)
                }
            }
        }
    }

    /// Offers a relay the versions it ought to show, and asks it again to delete what it ought not to.
    private func mend(
        _ copies: [NostrCopy], _ key: NostrKey, _ conversation: NostrConversation
    ) async throws(ChannelTrouble) {
        let filter = NostrFilter(
            authors: [key.author], kinds: [NostrEvent.Kind.article], tags: ["d": copies.map(\.key)])
        let shown = Dictionary(grouping: try await conversation.versions(filter)) { $0.tag("d") ?? "" }
        for copy in copies {
            let events = shown[copy.key] ?? []
            let wanted: NostrEvent?
            if copy.deletion != nil {
                if events.isEmpty { continue }
                wanted = try await ledger.deletion(of: NostrLedger.Subject(copy), seen: events, by: key)
                    .deletion
            } else {
                let newest = events.map(\.createdAt).max() ?? 0
                wanted = newest < copy.createdAt ? copy.event : nil
            }
            guard let wanted else { continue }
            do throws(ChannelTrouble) { try await conversation.publish(wanted) } catch {
                if case .unknownOutcome = error { throw error }
                // A relay that refuses one is not pressed with the rest before the next round.
                return
            }
        }
    }

    /// What points at articles, by their address or by one of their versions.
    private static func filters(_ coordinates: [String], _ versions: [String], since: Int64?) -> [NostrFilter] {
        var filters = [
            NostrFilter(kinds: reactionKinds, tags: ["a": coordinates], since: since, limit: most),
            NostrFilter(
                kinds: [NostrEvent.Kind.comment], tags: ["A": coordinates], since: since, limit: most),
        ]
        if !versions.isEmpty {
            filters.append(
                NostrFilter(kinds: reactionKinds, tags: ["e": versions], since: since, limit: most))
        }
        return filters
    }

    static func kind(of event: NostrEvent) -> Returned.Kind? {
        switch event.kind {
        case NostrEvent.Kind.note, NostrEvent.Kind.comment: .reply
        // NIP-25: `-` is a dislike.
        case NostrEvent.Kind.reaction: event.content == "-" ? nil : .like
        case NostrEvent.Kind.repost, NostrEvent.Kind.anyRepost: .boost
        default: nil
        }
    }

    private static func returned(
        _ event: NostrEvent, to copies: [NostrCopy], of channel: Channel
    ) -> Returned? {
        guard let kind = kind(of: event) else { return nil }
        let addresses = event.values(of: "a") + event.values(of: "A")
        let versions = event.values(of: "e")
        let copy = copies.first { copy in
            addresses.contains(copy.address.coordinate) || copy.versions.contains(where: versions.contains)
        }
        guard let copy, let at = moment(event.createdAt) else { return nil }
        let note = NostrHex.bytes(event.id, count: 32).map { "nostr:" + Bech32.text("note", $0) }
        return Returned(
            channel: channel.id, publication: copy.publication, kind: kind, remote: event.id,
            actor: NostrKey.name(of: event.pubkey), text: kind == .reply ? event.content : "", address: note,
            at: at)
    }

    /// Nil for what is no time of people.
    private static func moment(_ seconds: Int64) -> Instant? {
        (0..<10_000_000_000).contains(seconds) ? Instant(seconds: seconds) : nil
    }
}
