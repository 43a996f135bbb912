import Contracts
import Distribution
import Members
import Storage
import Values

/// Decides which event comes next for a copy, and keeps it before the first byte of it leaves.
///
/// Relays keep the version with the latest `created_at`. It follows the revision's own time, so that a revision that was
/// late on the way never comes after a newer one, and is raised where two versions have the same.
struct NostrLedger: Sendable {
    /// Relays refuse what is much older than now (NIP-11, `created_at_lower_limit`): an article that is older than these
    /// seconds goes there under today's date, with its own in `published_at`.
    private static let oldest: Int64 = 30 * 86_400
    let ground: Ground
    private let table = NostrCopyTable()

    init(ground: Ground) { self.ground = ground }

    /// The version that carries a rendition: the same as before when the rendition is the same and no relay holds one
    /// that is later than that.
    func version(
        of rendition: ArticleRendition, tags: [[String]], for copy: ChannelCopy, by key: NostrKey,
        after latest: Int64
    ) async throws(ChannelTrouble) -> NostrCopy {
        let now = ground.clock.now()
        let number = rendition.fields[NostrArticle.Field.revision].flatMap { Int64($0) } ?? 0
        let updated = rendition.fields[NostrArticle.Field.updatedAt].flatMap { Int64($0) } ?? now.seconds
        let digest = rendition.digest.description
        let reference = NostrReference(copy.reference)
        return try await writing { transaction throws(StorageError) in
            let earlier = try table.find(copy.channel.id, copy.key.description, in: transaction)
            if let earlier, earlier.author != key.author { return nil }
            if let earlier, earlier.deletion == nil, earlier.event != nil {
                // Whoever comes with an older revision has been overtaken; what stands is the newer one.
                if earlier.number > number { return earlier }
                if earlier.digest == digest, earlier.createdAt > latest { return earlier }
            }
            let last = max(earlier?.createdAt ?? 0, reference?.createdAt ?? 0, latest)
            let own = updated < now.seconds - Self.oldest ? now.seconds : updated
            let createdAt = max(own, last + 1)
            guard
                let event = NostrEvent(
                    kind: NostrEvent.Kind.article, tags: tags, content: rendition.body, createdAt: createdAt,
                    by: key)
            else { return nil }
            let next = NostrCopy(
                channel: copy.channel.id, key: copy.key.description, publication: copy.publication,
                author: key.author,
                number: number, digest: digest, createdAt: createdAt, event: event,
                versions: (earlier?.versions ?? reference?.versions ?? []) + [event.id], deletion: nil,
                changedAt: now)
            try table.put(next, in: transaction)
            return next
        }
    }

    /// Which copy a deletion is about.
    struct Subject: Hashable, Sendable {
        let channel: ChannelID
        let publication: PublicationID
        let key: String
        var reference: String?

        init(_ copy: ChannelCopy) {
            channel = copy.channel.id
            publication = copy.publication
            key = copy.key.description
            reference = copy.reference
        }

        init(_ copy: NostrCopy) {
            channel = copy.channel
            publication = copy.publication
            key = copy.key
        }
    }

    /// The request to delete all versions that are known, ours and those that relays have `seen`. A relay that still shows
    /// one takes a request that it had before for a duplicate, so each time that something is seen there is a new one.
    func deletion(
        of copy: Subject, seen: [NostrEvent], by key: NostrKey
    ) async throws(ChannelTrouble) -> NostrCopy {
        let now = ground.clock.now()
        let reference = NostrReference(copy.reference)
        return try await writing { transaction throws(StorageError) in
            let earlier = try table.find(copy.channel, copy.key, in: transaction)
            if let earlier, earlier.author != key.author { return nil }
            var versions = earlier?.versions ?? []
            for id in (reference?.versions ?? []) + seen.map(\.id) where !versions.contains(id) {
                versions.append(id)
            }
            if let earlier, earlier.deletion != nil, earlier.versions == versions, seen.isEmpty {
                return earlier
            }
            let last = max(
                earlier?.createdAt ?? 0, reference?.createdAt ?? 0, seen.map(\.createdAt).max() ?? 0)
            // Relays delete by `a` what is not later than the request.
            let createdAt = max(now.seconds, last + 1)
            let address = NostrAddress(author: key.author, key: copy.key)
            let tags =
                [["a", address.coordinate]] + versions.map { ["e", $0] } + [
                    ["k", String(NostrEvent.Kind.article)]
                ]
            guard
                let event = NostrEvent(
                    kind: NostrEvent.Kind.deletion, tags: tags, content: "", createdAt: createdAt, by: key)
            else { return nil }
            let next = NostrCopy(
                channel: copy.channel, key: copy.key, publication: copy.publication, author: key.author,
                number: earlier?.number ?? 0, digest: earlier?.digest ?? "", createdAt: createdAt,
                event: earlier?.event, versions: versions, deletion: event, changedAt: now)
            try table.put(next, in: transaction)
            return next
        }
    }

    func find(_ copy: ChannelCopy) async throws(ChannelTrouble) -> NostrCopy? {
        let (channel, key) = (copy.channel.id, copy.key.description)
        do {
            return try await ground.store.read { transaction in try table.find(channel, key, in: transaction)
            }
        } catch {
            throw .transient("our own store: \(error)", retryAfter: nil)
        }
    }

    /// The copies of a channel that changed since then.
    func latest(of channel: ChannelID, since: Instant, limit: Int) async throws -> [NostrCopy] {
        try await ground.store.read { transaction in
            try table.latest(of: channel, since: since, limit: limit, in: transaction)
        }
    }

    /// Nil from the body means that another key holds the copy.
    private func writing(
        _ body: @escaping @Sendable (Transaction) throws(StorageError) -> NostrCopy?
    ) async throws(ChannelTrouble) -> NostrCopy {
        let written: NostrCopy?
        do { written = try await ground.store.write(body) } catch {
            // Nothing has been sent yet.
            throw .transient("our own store: \(error)", retryAfter: nil)
        }
        guard let written else {
            throw .auth(
                .forbidden,
                "this copy was signed with another key than the channel has now, and only that can change it")
        }
        return written
    }
}
