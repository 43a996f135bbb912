import Contracts
import Distribution
import Members
import Values

/// What is told to a server whose activity is not taken.
struct InboxRefusal: Error, Hashable, Sendable {
    let status: Int
    let said: String
}

/// Lets activities in whose senders are who they say: signature, key, time, body, and origin of actor, key and activity.
struct InboxGate: Sendable {
    static let mostBytes = 512 * 1_024

    /// An activity that is believed.
    struct Admitted: Sendable {
        let activity: ActivityJSON
        let id: String
        let sender: Stranger
    }

    let addresses: ActivityPubAddresses
    let ground: Ground
    let actors: LocalActors
    let strangers: Strangers

    /// Nil when there is nothing to be done about it: somebody unknown tells that they are gone.
    func admit(_ request: InboundRequest) async throws -> Admitted? {
        guard request.body.count <= Self.mostBytes else {
            throw InboxRefusal(status: 413, said: "the body is too long")
        }
        let claim = try claim(in: request)
        guard let key = StrangerAddress(claim.keyID) else {
            throw InboxRefusal(status: 401, said: "the key's name must be an address")
        }
        guard let sender = try await sender(of: claim, key: key, body: request.body) else { return nil }
        let activity: ActivityJSON
        do throws(ActivityJSONReader.Trouble) { activity = try ActivityJSONReader.read(request.body) } catch {
            throw InboxRefusal(status: 400, said: "the body cannot be read as JSON: \(error)")
        }
        guard let actor = activity["actor"]?.id else { throw InboxRefusal(status: 400, said: "`actor` is missing") }
        guard actor == sender.id else { throw InboxRefusal(status: 403, said: "`actor` is not who signed") }
        guard let text = activity["id"]?.text else { throw InboxRefusal(status: 400, said: "`id` is missing") }
        guard let id = StrangerAddress(text), let origin = StrangerAddress(sender.id), id.isOf(origin) else {
            throw InboxRefusal(status: 403, said: "`id` is not of the actor's server")
        }
        return Admitted(activity: activity, id: id.text, sender: sender)
    }

    private func claim(in request: InboundRequest) throws -> SignatureClaim {
        let origin = addresses.site.origin
        let message = SignedMessage(
            method: request.method.uppercased(), scheme: String(origin.prefix { $0 != ":" }),
            authority: addresses.authority, target: request.target, headers: request.headers, body: request.body)
        let now = ground.clock.now()
        do throws(SignatureTrouble) {
            return message.header("signature-input") == nil
                ? try CavageSignature.claim(in: message, at: now) : try MessageSignature.claim(in: message, at: now)
        } catch {
            throw InboxRefusal(status: 401, said: error.said)
        }
    }

    /// Who signed; their key is fetched when it is not known, and once more when it does not fit: keys are changed.
    private func sender(of claim: SignatureClaim, key: StrangerAddress, body: [UInt8]) async throws -> Stranger? {
        let known = try await strangers.known(key: key.text)
        if let known, Self.fits(claim, known, key) { return known }
        if known == nil, Self.tellsOwnEnd(body) { return nil }
        guard let local = try await actors.first() else {
            throw InboxRefusal(status: 401, said: "there is nobody here")
        }
        do throws(Strangers.Trouble) {
            let keys: ActorKeys
            do throws(ChannelTrouble) { keys = try actors.keys(of: local) } catch { throw .unreachable(error.said) }
            let fetched = try await strangers.fetch(key: key, by: keys)
            if Self.fits(claim, fetched, key) { return fetched }
        } catch {
            throw InboxRefusal(status: 401, said: "the key cannot be fetched: \(error)")
        }
        throw InboxRefusal(status: 401, said: "the signature does not fit the key")
    }

    private static func fits(_ claim: SignatureClaim, _ sender: Stranger, _ name: StrangerAddress) -> Bool {
        sender.keys.contains { $0.id == name.text && StrangerKey(pem: $0.pem)?.verifies(claim) == true }
    }

    /// Servers tell everybody when an actor is deleted, whose key is then gone as well.
    private static func tellsOwnEnd(_ body: [UInt8]) -> Bool {
        guard let activity = try? ActivityJSONReader.read(body), activity.isA(["Delete"]) else { return false }
        return activity["actor"]?.id != nil && activity["actor"]?.id == activity["object"]?.id
    }
}
