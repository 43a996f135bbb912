import Contracts
import Distribution
import Values

/// Statuses of our account, and how ours are found among them.
struct MastodonStatuses {
    private static let mostPages = 50
    let client: MastodonClient

    struct Status: Decodable {
        let id: String
        let url: String?
        let created_at: String
        let content: String?
        let replies_count: Int64?
        let favourites_count: Int64?
        let reblogs_count: Int64?
        let account: Account?

        var remote: RemoteCopy { RemoteCopy(reference: id, address: url) }
    }

    struct Account: Decodable {
        let id: String
        let acct: String
        let url: String?
    }

    struct Draft: Encodable {
        let status: String
        let media_ids: [String]
        let language: String
        /// Only at first: it cannot be changed.
        let visibility: String?
    }

    /// The server remembers the key for an hour and answers with what it made then.
    func create(_ draft: Draft, key: PublicationKey) async throws(ChannelTrouble) -> Status {
        try await client.ask(
            "POST", "/api/v1/statuses", headers: [("Idempotency-Key", key.description)], json: draft, .acting)
    }

    func update(_ draft: Draft, at id: String) async throws(ChannelTrouble) -> Status {
        try await client.ask("PUT", "/api/v1/statuses/\(id.percentEncodedPart)", json: draft, .acting, isAbout: true)
    }

    /// With its pictures; what is gone already is gone.
    func remove(_ id: String) async throws(ChannelTrouble) {
        // Servers answer with the status, whole or in part.
        struct Removed: Decodable { init(from decoder: any Decoder) throws {} }
        do throws(ChannelTrouble) {
            let _: Removed = try await client.ask(
                "DELETE", "/api/v1/statuses/\(id.percentEncodedPart)?delete_media=true", .acting, isAbout: true)
        } catch .gone {
            return
        }
    }

    func find(_ id: String) async throws(ChannelTrouble) -> Status {
        try await client.ask("GET", "/api/v1/statuses/\(id.percentEncodedPart)", .looking, isAbout: true)
    }

    func account() async throws(ChannelTrouble) -> Account {
        try await client.ask("GET", "/api/v1/accounts/verify_credentials", .looking)
    }

    /// Our statuses that link the article with the copy's key, oldest first; none is older than the publication.
    func find(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [Status] {
        let account = try await account()
        // The server's clock may go behind ours.
        let oldest = copy.madeAt.adding(seconds: -3_600)
        let mark = "copy=\(copy.key)"
        var found: [Status] = []
        var before = ""
        for _ in 1...Self.mostPages {
            let statuses: [Status] = try await client.ask(
                "GET",
                "/api/v1/accounts/\(account.id.percentEncodedPart)/statuses?limit=40&exclude_reblogs=true\(before)",
                .looking)
            found += statuses.filter { $0.content?.contains(mark) ?? false }
            guard let last = statuses.last, let at = Instant(iso8601: last.created_at), at > oldest else { break }
            before = "&max_id=\(last.id.percentEncodedPart)"
        }
        return found.reversed()
    }
}
