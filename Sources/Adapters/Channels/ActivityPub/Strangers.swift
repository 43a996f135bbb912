import Distribution
import Members
import Storage
import Synchronization
import Values

/// Actors on other servers: fetched by a signed GET, kept, and fetched again when their key does not fit any more.
final class Strangers: Sendable {
    enum Trouble: Error, Hashable {
        /// Its server says that there is no such actor any more.
        case gone
        /// It could not be fetched; it may go later.
        case unreachable(String)
        /// What was fetched is not what it should be.
        case wrong(String)
    }

    /// A document is asked for once in so many seconds, whatever comes in: nobody makes us flood a third.
    static let pauseSeconds: Int64 = 60
    private static let mostPauses = 2_000
    private let ground: Ground
    private let hand: SigningHand
    private let table = StrangerTable()
    private let pauses = Mutex<[String: Instant]>([:])

    init(ground: Ground, hand: SigningHand) {
        self.ground = ground
        self.hand = hand
    }

    func known(key: String) async throws -> Stranger? {
        try await ground.store.read { [table] transaction in try table.find(key: key, in: transaction) }
    }

    /// Fetches the owner of a key from its server.
    func fetch(key: StrangerAddress, by keys: ActorKeys) async throws(Trouble) -> Stranger {
        guard mayAsk(key.document) else { throw .unreachable("asked a moment ago") }
        let document = try await document(at: key, by: keys)
        let owner: ActivityJSON
        if document["publicKeyPem"] != nil {
            // The key has a document of its own; what counts is that its owner names it too.
            guard let address = StrangerAddress(document["owner"]?.id ?? document["controller"]?.id), address.isOf(key)
            else {
                throw .wrong("the key names no owner on its own server")
            }
            owner = try await self.document(at: address, by: keys)
            guard owner["id"]?.text == address.text else { throw .wrong("the owner goes by another name") }
        } else {
            owner = document
        }
        guard let stranger = Self.read(owner, at: ground.clock.now()), let id = StrangerAddress(stranger.id),
            id.isOf(key)
        else { throw .wrong("no actor of that server") }
        guard stranger.keys.contains(where: { $0.id == key.text }) else {
            throw .wrong("the actor does not name the key")
        }
        // An actor's document counts where it says that it stands.
        if owner == document, id.document != key.document {
            let proper = try await self.document(at: id, by: keys)
            guard let again = Self.read(proper, at: ground.clock.now()), again.id == stranger.id,
                again.keys.contains(where: { $0.id == key.text })
            else { throw .wrong("the actor does not name the key") }
            try await keep(again)
            return again
        }
        try await keep(stranger)
        return stranger
    }

    private func keep(_ stranger: Stranger) async throws(Trouble) {
        do {
            try await ground.store.write { [table] transaction in try table.put(stranger, in: transaction) }
        } catch {
            throw .unreachable("\(error)")
        }
    }

    private func document(at address: StrangerAddress, by keys: ActorKeys) async throws(Trouble) -> ActivityJSON {
        let answer: OutboundAnswer
        do throws(ChannelTrouble) { answer = try await hand.get(address, by: keys) } catch {
            throw .unreachable(error.said)
        }
        switch answer.status {
        case 200..<300: break
        case 404, 410: throw .gone
        default: throw .unreachable("\(answer.status)")
        }
        guard let document = try? ActivityJSONReader.read(answer.body) else { throw .wrong("not JSON") }
        return document
    }

    /// Reads an actor's document; nil when what is needed of it is not there or not of one server.
    static func read(_ document: ActivityJSON, at now: Instant) -> Stranger? {
        guard let id = StrangerAddress(document["id"]?.text), let inbox = StrangerAddress(document["inbox"]?.id) else {
            return nil
        }
        // Nobody has us deliver to somebody else's.
        let shared = StrangerAddress(document["endpoints"]?["sharedInbox"]?.text).flatMap { $0.isOf(id) ? $0 : nil }
        guard inbox.isOf(id) else { return nil }
        let keys = (document["publicKey"]?.elements ?? []).prefix(8).compactMap { key -> Stranger.Key? in
            guard let name = StrangerAddress(key["id"]?.text), name.isOf(id), let pem = key["publicKeyPem"]?.text,
                key["owner"]?.id ?? id.text == id.text, StrangerKey(pem: pem) != nil
            else { return nil }
            return Stranger.Key(id: name.text, pem: pem)
        }
        let username = document["preferredUsername"]?.text.map { StrangerText.plain($0) } ?? ""
        return Stranger(
            id: id.text, inbox: inbox.text, sharedInbox: shared?.text,
            handle: username.isEmpty ? id.text : "@\(username.prefix(100))@\(id.authority)", keys: keys, fetchedAt: now)
    }

    private func mayAsk(_ address: String) -> Bool {
        let now = ground.clock.now()
        return pauses.withLock { pauses in
            if let until = pauses[address], until > now { return false }
            if pauses.count >= Self.mostPauses { pauses = pauses.filter { $0.value > now } }
            guard pauses.count < Self.mostPauses else { return false }
            pauses[address] = now.adding(seconds: Self.pauseSeconds)
            return true
        }
    }
}
