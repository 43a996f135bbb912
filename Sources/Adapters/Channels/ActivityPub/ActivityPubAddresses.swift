import Contracts

/// The addresses by which the fediverse knows us. They are identifiers: never change them.
struct ActivityPubAddresses: Hashable, Sendable {
    static let `public` = "https://www.w3.org/ns/activitystreams#Public"
    /// The other ways in which servers write the same (ActivityPub §5.6).
    static let publicNames: Set<String> = [`public`, "as:Public", "Public"]

    let site: SiteAddress

    /// Host and port as in `acct:` addresses.
    var authority: String { String(site.origin.drop { $0 != "/" }.dropFirst(2)).lowercased() }

    func actor(_ name: String) -> String { site.full("/actors/\(name)") }
    func key(_ name: String) -> String { actor(name) + "#main-key" }
    func inbox(_ name: String) -> String { actor(name) + "/inbox" }
    func outbox(_ name: String) -> String { actor(name) + "/outbox" }
    func followers(_ name: String) -> String { actor(name) + "/followers" }
    func following(_ name: String) -> String { actor(name) + "/following" }
    var sharedInbox: String { site.full("/inbox") }

    func object(_ key: some CustomStringConvertible) -> String { site.full("/objects/\(key)") }
    func creation(_ key: some CustomStringConvertible) -> String { object(key) + "/create" }
    /// The number counts the changes that were sent, not the revisions: facts change within one.
    func change(_ key: some CustomStringConvertible, _ version: Int64) -> String { object(key) + "#update-\(version)" }
    func deletion(_ key: some CustomStringConvertible) -> String { object(key) + "#delete" }

    /// The actor of ours that an address names, with its key's or without.
    func actorName(in address: String) -> String? {
        let prefix = site.full("/actors/")
        guard address.hasPrefix(prefix) else { return nil }
        let name = String(address.dropFirst(prefix.count).prefix { $0 != "#" })
        return ActivityPubSettings.isName(name) ? name : nil
    }

    /// The key of the object of ours that an address names.
    func objectKey(in address: String) -> String? {
        let prefix = site.full("/objects/")
        guard address.hasPrefix(prefix) else { return nil }
        let key = String(address.dropFirst(prefix.count).prefix { $0 != "#" && $0 != "/" })
        guard !key.isEmpty, key.utf8.count <= 64, address.utf8.count <= 500 else { return nil }
        return key
    }
}

/// An address of somebody else's, checked before anything is made of it.
struct StrangerAddress: Hashable, Sendable {
    /// An index entry of PostgreSQL has room for about 2,700 bytes; addresses come in pairs.
    static let mostBytes = 1_000
    let text: String
    /// Host and port, in lower case: what two addresses must share to be of one server.
    let authority: String
    let scheme: String
    let target: String

    init?(_ text: String?) {
        guard let text, text.utf8.count <= Self.mostBytes, text.utf8.allSatisfy({ (33...126).contains($0) }),
            let address = try? OutboundAddress(text), address.scheme == .http || address.scheme == .https
        else { return nil }
        self.text = text
        authority = address.authority
        scheme = address.scheme.rawValue
        target = address.target
    }

    func isOf(_ other: StrangerAddress) -> Bool { authority == other.authority }

    /// Without what follows `#`: what is asked for to see it.
    var document: String { String(text.prefix { $0 != "#" }) }
}
