import Contracts
import Distribution
import FoundationEssentials
import Values

/// What the watch remembers of a status.
struct MastodonMemory: Codable {
    /// What hangs on it, so that an edit need not send it up again.
    var attached: MastodonMedia.Attached?
    var told = ToldReturns()

    init(attached: MastodonMedia.Attached? = nil) { self.attached = attached }

    init?(_ text: String?) {
        guard let text, let memory = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = memory
    }

    var text: String { String(decoding: jsonBytes(self), as: UTF8.self) }
}

/// Replies, favourites and boosts of a status. Its numbers are asked first; only when they have changed, who it was.
struct MastodonReturns {
    let client: MastodonClient

    func since(_ copy: WatchedCopy, at now: Instant) async throws(ChannelTrouble) -> Watched {
        let status = try await MastodonStatuses(client: client).find(copy.reference)
        let counts = "\(status.replies_count ?? 0) \(status.favourites_count ?? 0) \(status.reblogs_count ?? 0)"
        var memory = MastodonMemory(copy.memory) ?? MastodonMemory()
        guard memory.told.counts != counts else { return Watched(memory: copy.memory) }
        var returned = try await replies(copy, now)
        returned += try await people("favourited_by", .like, copy, now)
        returned += try await people("reblogged_by", .boost, copy, now)
        let (new, undone) = memory.told.learn(returned, counts: counts)
        return Watched(returned: new, takenBack: undone, memory: memory.text)
    }

    private func replies(_ copy: WatchedCopy, _ now: Instant) async throws(ChannelTrouble) -> [Returned] {
        struct Context: Decodable {
            let descendants: [MastodonStatuses.Status]
        }
        let context: Context = try await client.ask(
            "GET", "/api/v1/statuses/\(copy.reference.percentEncodedPart)/context", .looking, isAbout: true)
        return context.descendants.map { status in
            Returned(
                channel: copy.channel, publication: copy.publication, kind: .reply, remote: "status \(status.id)",
                actor: Self.name(status.account), text: plainText(ofForeign: status.content ?? ""), address: status.url,
                at: Instant(iso8601: status.created_at) ?? now)
        }
    }

    /// The newest 80; the server does not say when it was.
    private func people(
        _ list: String, _ kind: Returned.Kind, _ copy: WatchedCopy, _ now: Instant
    ) async throws(ChannelTrouble) -> [Returned] {
        let accounts: [MastodonStatuses.Account] = try await client.ask(
            "GET", "/api/v1/statuses/\(copy.reference.percentEncodedPart)/\(list)?limit=80", .looking, isAbout: true)
        return accounts.map { account in
            Returned(
                channel: copy.channel, publication: copy.publication, kind: kind,
                remote: "\(kind.rawValue) \(copy.reference) \(account.id)", actor: Self.name(account),
                address: account.url,
                at: now)
        }
    }

    private static func name(_ account: MastodonStatuses.Account?) -> String {
        account.map { "@" + String($0.acct.prefix(200)) } ?? ""
    }
}
