import Contracts
import Values

/// What is told of an actor of ours: its document, and how it is found.
struct ActorDocument: Sendable {
    static let context: ActivityJSON = [
        "https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1",
        [
            "toot": "http://joinmastodon.org/ns#", "discoverable": "toot:discoverable", "indexable": "toot:indexable",
            "manuallyApprovesFollowers": "as:manuallyApprovesFollowers",
        ],
    ]

    let addresses: ActivityPubAddresses

    /// The actor with its public key, without context.
    func json(of actor: LocalActor) -> ActivityJSON {
        let id = addresses.actor(actor.name)
        return [
            "id": .text(id),
            "type": "Organization",
            "preferredUsername": .text(actor.name),
            "name": .text(actor.settings.name),
            "summary": .text(actor.settings.summary?.trimmed.map { "<p>\(escapedForActivity($0))</p>" } ?? ""),
            "url": .text(addresses.site.full("/")),
            "inbox": .text(addresses.inbox(actor.name)),
            "outbox": .text(addresses.outbox(actor.name)),
            "followers": .text(addresses.followers(actor.name)),
            "following": .text(addresses.following(actor.name)),
            "endpoints": ["sharedInbox": .text(addresses.sharedInbox)],
            "manuallyApprovesFollowers": false,
            "discoverable": true,
            "indexable": true,
            "published": .text(actor.madeAt.iso8601),
            "publicKey": [
                "id": .text(addresses.key(actor.name)), "owner": .text(id), "publicKeyPem": .text(actor.publicKey),
            ],
        ]
    }

    /// RFC 7033, with what Mastodon looks for.
    func webFinger(of actor: LocalActor) -> ActivityJSON {
        let id = addresses.actor(actor.name)
        return [
            "subject": "acct:\(actor.name)@\(addresses.authority)",
            "aliases": .list(
                [.text(id)] + actor.settings.otherNames.map { "acct:\($0)@\(addresses.authority)" }),
            "links": [
                ["rel": "self", "type": "application/activity+json", "href": .text(id)],
                [
                    "rel": "http://webfinger.net/rel/profile-page", "type": "text/html",
                    "href": .text(addresses.site.full("/")),
                ],
            ],
        ]
    }

    /// The name that a WebFinger resource asks for; nil when it is not of this host.
    func name(in resource: String) -> String? {
        guard resource.utf8.count <= 500 else { return nil }
        if let name = addresses.actorName(in: resource) { return name }
        var account = Substring(resource)
        if account.lowercased().hasPrefix("acct:") { account = account.dropFirst(5) }
        if account.first == "@" { account = account.dropFirst() }
        guard let at = account.lastIndex(of: "@") else { return nil }
        // Some leave the port out, of which `acct:` (RFC 7565) knows nothing.
        let host = account[account.index(after: at)...].lowercased()
        guard host == addresses.authority || host == addresses.site.host.lowercased() else { return nil }
        let name = account[..<at].lowercased()
        return ActivityPubSettings.isName(name) ? name : nil
    }
}

/// Text for an element or a quoted attribute.
func escapedForActivity(_ text: String) -> String {
    var out = ""
    for character in text.unicodeScalars {
        switch character {
        case "<": out += "&lt;"
        case ">": out += "&gt;"
        case "&": out += "&amp;"
        case "\"": out += "&quot;"
        default: out.unicodeScalars.append(character)
        }
    }
    return out
}
