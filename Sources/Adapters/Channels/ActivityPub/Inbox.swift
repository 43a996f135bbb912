import Contracts
import Crypto
import Distribution
import Members
import Storage
import Values

/// Does what admitted activities ask for, each once, in one transaction with the memory of having done it.
struct Inbox: Sendable {
    let addresses: ActivityPubAddresses
    let ground: Ground
    let wake: @Sendable () -> Void
    let actors = ActorTable()
    let objects = ObjectTable()
    let followers = FollowerTable()
    let lines = LineTable()
    let strangers = StrangerTable()
    let returned = ReturnedTable()

    func take(_ admitted: InboxGate.Admitted) async throws {
        let now = ground.clock.now()
        try await ground.store.write { [self] transaction in
            guard try returned.see(admitted.id, of: admitted.sender.id, at: now, in: transaction) else { return }
            try act(on: admitted.activity, id: admitted.id, by: admitted.sender, at: now, in: transaction)
            transaction.afterCommit(wake)
        }
    }

    /// What is not understood is taken and forgotten (ActivityPub §7).
    private func act(
        on activity: ActivityJSON, id: String, by sender: Stranger, at now: Instant, in transaction: Transaction
    ) throws {
        switch activity.types.first {
        case "Follow": try follow(activity, id, sender, now, transaction)
        case "Undo": try undo(activity, sender, transaction)
        case "Like", "EmojiReact": try react(.like, to: activity, id, sender, now, transaction)
        case "Announce": try react(.boost, to: activity, id, sender, now, transaction)
        case "Create": try create(activity, sender, now, transaction)
        case "Update": try update(activity, sender, now, transaction)
        case "Delete": try delete(activity, sender, transaction)
        case "Block": try block(activity, sender, transaction)
        default: break
        }
    }

    private func actor(_ value: ActivityJSON?, _ transaction: Transaction) throws -> LocalActor? {
        guard let address = value?.id, let name = addresses.actorName(in: address) else { return nil }
        return try actors.find(name: name, in: transaction)
    }

    private func follow(
        _ activity: ActivityJSON, _ id: String, _ sender: Stranger, _ now: Instant, _ transaction: Transaction
    ) throws {
        guard let actor = try actor(activity["object"], transaction), let target = StrangerAddress(sender.target),
            let inbox = StrangerAddress(sender.inbox)
        else { return }
        try followers.put(
            Follower(
                channel: actor.channel, actor: sender.id, target: target.text, host: target.authority, follow: id,
                since: now),
            in: transaction)
        let own = addresses.actor(actor.name)
        let digest = hexadecimal(Array(SHA256.hash(data: Array(id.utf8)))[..<16])
        let accept: ActivityJSON = [
            "@context": ArticleDocument.context, "id": "\(own)#accept-\(digest)", "type": "Accept", "actor": .text(own),
            "to": [.text(sender.id)],
            "object": ["id": .text(id), "type": "Follow", "actor": .text(sender.id), "object": .text(own)],
        ]
        try lines.queue(
            accept, id: ground.identifiers.next(DeliveryID.self).raw, about: sender.id, of: actor.channel,
            to: inbox.text,
            at: inbox.authority, now: now, in: transaction)
    }

    private func undo(_ activity: ActivityJSON, _ sender: Stranger, _ transaction: Transaction) throws {
        guard let object = activity["object"], object["actor"].map({ $0.id == sender.id }) ?? true else { return }
        if object.isA(["Follow"]) {
            guard let actor = try actor(object["object"], transaction) else { return }
            try followers.remove(sender.id, from: actor.channel, in: transaction)
            return
        }
        guard let id = object.id else { return }
        if let thing = try returned.find(id, in: transaction) {
            if thing.actor == sender.id { try returned.withdraw(thing.remote, in: transaction) }
            return
        }
        if let kind = Self.kind(of: object), let key = object["object"]?.id.flatMap({ addresses.objectKey(in: $0) }) {
            guard let thing = try returned.find(kind, by: sender.id, about: key, in: transaction) else { return }
            try returned.withdraw(thing.remote, in: transaction)
        } else {
            try followers.remove(sender.id, asking: id, in: transaction)
        }
    }

    private static func kind(of activity: ActivityJSON) -> Returned.Kind? {
        if activity.isA(["Like", "EmojiReact"]) { return .like }
        return activity.isA(["Announce"]) ? .boost : nil
    }

    private func react(
        _ kind: Returned.Kind, to activity: ActivityJSON, _ id: String, _ sender: Stranger, _ now: Instant,
        _ transaction: Transaction
    ) throws {
        guard let key = activity["object"]?.id.flatMap({ addresses.objectKey(in: $0) }),
            let object = try objects.find(key, in: transaction), object.deletedAt == nil,
            try returned.find(kind, by: sender.id, about: key, in: transaction) == nil,
            try returned.find(id, in: transaction) == nil
        else { return }
        try returned.put(
            ReturnedThing(
                remote: id, channel: object.channel, publication: object.publication, key: key, kind: kind,
                actor: sender.id, handle: sender.handle, text: "", address: sender.id, at: now, state: .new),
            in: transaction)
    }

    private func create(
        _ activity: ActivityJSON, _ sender: Stranger, _ now: Instant, _ transaction: Transaction
    ) throws {
        guard let post = activity["object"], let id = try ownPost(post, of: sender),
            let parent = post["inReplyTo"]?.elements.first?.id, let object = try parentObject(parent, transaction),
            object.deletedAt == nil, try returned.find(id, in: transaction) == nil
        else { return }
        try returned.put(
            ReturnedThing(
                remote: id, channel: object.channel, publication: object.publication, key: object.key, kind: .reply,
                actor: sender.id, handle: sender.handle, text: Self.text(of: post), address: Self.page(of: post) ?? id,
                at: now, state: .new),
            in: transaction)
    }

    /// The identifier of something that the sender wrote, on their own server; nil for all else.
    private func ownPost(_ post: ActivityJSON, of sender: Stranger) throws -> String? {
        guard let id = StrangerAddress(post["id"]?.text), let origin = StrangerAddress(sender.id), id.isOf(origin),
            post["attributedTo"]?.elements.first?.id == sender.id
        else { return nil }
        return id.text
    }

    /// The article that something answers, directly or by answering an answer.
    private func parentObject(_ address: String, _ transaction: Transaction) throws -> FederatedObject? {
        if let key = addresses.objectKey(in: address) { return try objects.find(key, in: transaction) }
        guard address.utf8.count <= StrangerAddress.mostBytes, let thing = try returned.find(address, in: transaction)
        else {
            return nil
        }
        return try objects.find(thing.key, in: transaction)
    }

    private func update(
        _ activity: ActivityJSON, _ sender: Stranger, _ now: Instant, _ transaction: Transaction
    ) throws {
        guard let object = activity["object"], let id = object.id else { return }
        if id == sender.id {
            // A profile: the key or the inbox may be another one now. What cannot be read is fetched when it is needed.
            guard let changed = Strangers.read(object, at: now), !changed.keys.isEmpty,
                let target = StrangerAddress(changed.target)
            else { return try strangers.remove(sender.id, in: transaction) }
            try strangers.put(changed, in: transaction)
            return try followers.move(sender.id, to: target.text, host: target.authority, in: transaction)
        }
        guard try ownPost(object, of: sender) != nil, let thing = try returned.find(id, in: transaction),
            thing.actor == sender.id, thing.kind == .reply, thing.state != .withdrawn
        else { return }
        let text = Self.text(of: object)
        guard text != thing.text else { return }
        try returned.put(
            ReturnedThing(
                remote: thing.remote, channel: thing.channel, publication: thing.publication, key: thing.key,
                kind: thing.kind, actor: thing.actor, handle: thing.handle, text: text,
                address: Self.page(of: object) ?? thing.address, at: thing.at,
                state: thing.state == .new ? .new : .changed),
            in: transaction)
    }

    private func delete(_ activity: ActivityJSON, _ sender: Stranger, _ transaction: Transaction) throws {
        guard let id = activity["object"]?.id, id.utf8.count <= StrangerAddress.mostBytes else { return }
        if id == sender.id {
            try followers.remove(sender.id, in: transaction)
            try returned.withdrawAll(by: sender.id, in: transaction)
            try strangers.remove(sender.id, in: transaction)
        } else if let thing = try returned.find(id, in: transaction), thing.actor == sender.id {
            try returned.withdraw(id, in: transaction)
        }
    }

    /// Whoever blocks an actor of ours wants to hear nothing of it.
    private func block(_ activity: ActivityJSON, _ sender: Stranger, _ transaction: Transaction) throws {
        guard let actor = try actor(activity["object"], transaction) else { return }
        try followers.remove(sender.id, from: actor.channel, in: transaction)
    }

    private static func text(of post: ActivityJSON) -> String {
        StrangerText.plain(post["content"]?.text ?? post["name"]?.text ?? "")
    }

    /// Where people read a post: `url` is an address, a Link, or a list of them.
    private static func page(of post: ActivityJSON) -> String? {
        for candidate in post["url"]?.elements.prefix(8) ?? [] {
            if let address = StrangerAddress(candidate.text ?? candidate["href"]?.text) { return address.text }
        }
        return nil
    }
}
