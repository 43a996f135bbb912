import Contracts
import Crypto
public import Distribution
import FoundationEssentials
import Members
import Storage
import Synchronization
import Values

/// The desk that ``QQChannel/run(_:)`` works at, for requests that come from outside meanwhile.
final class DeskHolder: Sendable {
    private let desk = Mutex<(any ChannelDesk)?>(nil)

    var current: (any ChannelDesk)? { desk.withLock { $0 } }
    func sit(at desk: any ChannelDesk) { self.desk.withLock { $0 = desk } }
    func leave() { desk.withLock { $0 = nil } }
}

// What the platform calls us for (Webhook): messages that may be answered, and what became of audits.
extension QQChannel {
    private struct Payload: Decodable {
        struct Details: Decodable {
            let plain_token: String?
            let event_ts: LooseText?
            let id: String?
            let group_openid: String?
            let channel_id: LooseText?
            let audit_id: String?
            let message_id: String?
        }
        let op: Int
        let t: String?
        let d: Details?
    }

    public var inbound: [InboundRoute] {
        [
            InboundRoute(method: "POST", path: "/channels/qq/{channel}/events", mostBytes: 65_536) { request in
                await event(request)
            }
        ]
    }

    public func run(_ desk: any ChannelDesk) async {
        desks.sit(at: desk)
        let (halt, _) = AsyncStream.makeStream(of: Void.self)
        // Ends with the task.
        for await _ in halt {}
        desks.leave()
    }

    func event(_ request: InboundRequest) async -> InboundAnswer {
        guard let id = request.parameters["channel"].flatMap(ChannelID.init) else { return InboundAnswer(status: 404) }
        guard let desk = desks.current else {
            return InboundAnswer(status: 503, headers: [("retry-after", "10")])
        }
        guard let channel = try? await desk.channel(id), channel.kind == kind,
            let secret = channel.credentials["secret"],
            let key = QQSigningKey(secret)
        else { return InboundAnswer(status: 404) }
        guard let payload = try? JSONDecoder().decode(Payload.self, from: Data(request.body)) else {
            return InboundAnswer(status: 400)
        }
        if payload.op == 13 { return key.answer(token: payload.d?.plain_token, time: payload.d?.event_ts?.value) }
        guard
            key.hasSigned(
                request.body, at: request.header("x-signature-timestamp"), request.header("x-signature-ed25519"))
        else { return InboundAnswer(status: 401) }
        do throws(ChannelTrouble) {
            try await take(payload, for: channel)
        } catch {
            // It comes again when it is not acknowledged.
            return InboundAnswer(status: 503, headers: [("retry-after", "10")])
        }
        return InboundAnswer(
            status: 200, headers: [("content-type", "application/json")], body: Array(#"{"op":12}"#.utf8))
    }

    private func take(_ payload: Payload, for channel: Channel) async throws(ChannelTrouble) {
        guard let details = payload.d, let settings = channel.settings.decoded(QQSettings.self) else { return }
        let (table, now) = (table, ground.clock.now())
        switch payload.t {
        case "GROUP_AT_MESSAGE_CREATE", "AT_MESSAGE_CREATE":
            let place = settings.place == .group ? details.group_openid : details.channel_id?.value
            guard place == settings.target, let event = details.id, event.utf8.count <= 512 else { return }
            try await inStore { transaction in try table.put(anchor: event, on: channel.id, at: now, in: transaction) }
        case "MESSAGE_AUDIT_PASS", "MESSAGE_AUDIT_REJECT":
            guard let audit = details.audit_id, audit.utf8.count <= 512 else { return }
            let message = details.message_id ?? ""
            let hasPassed = payload.t == "MESSAGE_AUDIT_PASS"
            guard !hasPassed || (1...512).contains(message.utf8.count) else { return }
            let outcome = QQEventTable.Audit(passed: hasPassed, message: hasPassed ? message : "")
            try await inStore { transaction in
                try table.put(outcome, named: audit, on: channel.id, at: now, in: transaction)
            }
        default: return
        }
    }
}

/// The key with which the platform signs what it sends to a bot: Ed25519, its seed the bot's secret repeated to 32 bytes.
struct QQSigningKey {
    private let key: Curve25519.Signing.PrivateKey

    init?(_ secret: String) {
        var seed = Array(secret.utf8)
        guard !seed.isEmpty else { return nil }
        while seed.count < 32 { seed += seed }
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed.prefix(32)) else { return nil }
        self.key = key
    }

    var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    func hasSigned(_ body: [UInt8], at time: String?, _ signature: String?) -> Bool {
        guard let time, time.utf8.count <= 20, let signature,
            let bytes = [UInt8](hexadecimal: signature.lowercased()), bytes.count == 64
        else { return false }
        return key.publicKey.isValidSignature(bytes, for: Array(time.utf8) + body)
    }

    /// What proves that the address is the bot's (回调地址验证). Anybody can ask for it, so only letters and digits are
    /// signed: a token that were an event's JSON would make a forged event of the proof.
    func answer(token: String?, time: String?) -> InboundAnswer {
        struct Proof: Encodable {
            let plain_token: String
            let signature: String
        }
        guard let token, let time, (1...256).contains(token.utf8.count), (1...20).contains(time.utf8.count),
            token.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) }),
            time.utf8.allSatisfy({ (48...57).contains($0) }),
            let signature = try? key.signature(for: Array((time + token).utf8))
        else { return InboundAnswer(status: 400) }
        return InboundAnswer(
            status: 200, headers: [("content-type", "application/json")],
            body: jsonBytes(Proof(plain_token: token, signature: hexadecimal(Array(signature)))))
    }
}
