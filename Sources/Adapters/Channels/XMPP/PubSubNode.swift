import Distribution
import Values

/// A node of a PubSub service or of an account (XEP-0060, XEP-0163), over one stream.
struct PubSubNode {
    /// What an article is called there: its item's identifier is the copy's key, so the same again overwrites itself
    /// (XEP-0060 §7.1.2).
    let item: String
    /// The service, or the account itself.
    let keeper: String
    let node: String
    let settings: XMPPSettings
    let stream: XMPPStream
    let clock: any WallClock

    /// Whether the node keeps all that is published, for everybody to read; without this, PEP keeps the last item alone.
    private static let wishes: KeyValuePairs<String, String> = [
        "pubsub#persist_items": "true", "pubsub#max_items": "max", "pubsub#access_model": "open",
    ]
    /// Services older than `max` (XEP-0060 1.20) want a number, and each has its own most.
    private static let counts = ["max", "10000", "1000", "250"]

    /// Publishes an entry, and makes or mends the node where it must.
    func publish(_ entry: XMPPElement) async throws(ChannelTrouble) {
        guard let refusal = try await put(entry, withOptions: true) else { return }
        switch (refusal.condition, refusal.detail) {
        case ("item-not-found", _):
            try await create()
            try await configure()
        case (_, "precondition-not-met"): try await configure()
        case ("feature-not-implemented", _), ("bad-request", nil), ("not-acceptable", nil):
            // A service that knows no options for publishing: the node is set up beforehand.
            try await create()
            try await configure()
        default: throw refusal.trouble(.acting, at: clock.now())
        }
        guard let again = try await put(entry, withOptions: false) else { return }
        throw again.trouble(.acting, at: clock.now())
    }

    /// Takes the article away and tells all who follow the node; what is not there is gone already.
    func retract() async throws(ChannelTrouble) {
        let retract = XMPPElement(
            "retract", XMPPNames.pubsub, ["node": node, "notify": "true"],
            [XMPPElement("item", XMPPNames.pubsub, ["id": item])])
        let answer = try await ask(
            "set", XMPPElement("pubsub", XMPPNames.pubsub, [:], [retract]), effect: .acting)
        guard case .failure(let refusal) = answer, !refusal.isAbsence else { return }
        throw refusal.trouble(.acting, at: clock.now())
    }

    /// The entry that stands there; nil when none does.
    func find() async throws(ChannelTrouble) -> XMPPElement? {
        let items = XMPPElement(
            "items", XMPPNames.pubsub, ["node": node], [XMPPElement("item", XMPPNames.pubsub, ["id": item])])
        let answer = try await ask(
            "get", XMPPElement("pubsub", XMPPNames.pubsub, [:], [items]), effect: .looking)
        switch answer {
        case .failure(let refusal):
            if refusal.isAbsence { return nil }
            throw refusal.trouble(.looking, at: clock.now())
        case .success(let answer):
            return answer.child("pubsub")?.child("items")?.children.first {
                $0.name == "item" && $0["id"] == item
            }
        }
    }

    /// Nil when it was taken.
    private func put(_ entry: XMPPElement, withOptions: Bool) async throws(ChannelTrouble) -> XMPPRefusal? {
        let publish = XMPPElement(
            "publish", XMPPNames.pubsub, ["node": node],
            [XMPPElement("item", XMPPNames.pubsub, ["id": item], [entry])])
        var content = [publish]
        if withOptions {
            let form = XMPPNames.form("http://jabber.org/protocol/pubsub#publish-options", Self.wishes)
            content.append(XMPPElement("publish-options", XMPPNames.pubsub, [:], [form]))
        }
        let answer = try await ask(
            "set", XMPPElement("pubsub", XMPPNames.pubsub, [:], content), effect: .acting)
        if case .failure(let refusal) = answer { return refusal }
        return nil
    }

    /// A node that is there already is as good.
    private func create() async throws(ChannelTrouble) {
        let create = XMPPElement("create", XMPPNames.pubsub, ["node": node])
        let answer = try await ask(
            "set", XMPPElement("pubsub", XMPPNames.pubsub, [:], [create]), effect: .looking)
        guard case .failure(let refusal) = answer, refusal.condition != "conflict" else { return }
        throw refusal.trouble(.looking, at: clock.now())
    }

    /// Sets the node up as its owner (XEP-0060 §8.2).
    private func configure() async throws(ChannelTrouble) {
        var last: XMPPRefusal?
        for count in Self.counts {
            let form = XMPPNames.form(
                "http://jabber.org/protocol/pubsub#node_config",
                ["pubsub#persist_items": "true", "pubsub#max_items": count, "pubsub#access_model": "open"])
            let configure = XMPPElement("configure", XMPPNames.pubsubOwner, ["node": node], [form])
            let answer = try await ask(
                "set", XMPPElement("pubsub", XMPPNames.pubsubOwner, [:], [configure]), effect: .looking)
            guard case .failure(let refusal) = answer else { return }
            last = refusal
            guard ["not-acceptable", "bad-request"].contains(refusal.condition) else { break }
        }
        guard let last else { return }
        let trouble = last.trouble(.looking, at: clock.now())
        guard case .auth(.forbidden, let said) = trouble else { throw trouble }
        throw .content(
            field: "settings.node",
            rule:
                "its owner must let it keep all items and let everybody read it, or name another node (\(said))"
        )
    }

    private func ask(
        _ type: String, _ content: XMPPElement, effect: OutboundEffect
    ) async throws(ChannelTrouble) -> Result<XMPPElement, XMPPRefusal> {
        try await stream.ask(type, keeper == settings.account ? nil : keeper, content, effect: effect)
    }
}

extension XMPPRefusal {
    /// No such item, or no such node for it to be in.
    var isAbsence: Bool { condition == "item-not-found" }
}
