import Distribution
import Values

/// Sends requests that are signed by one of our actors.
struct SigningHand: Sendable {
    private static let accept =
        "application/activity+json, application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\""
    private static let mostAnswerBytes = 1 << 20

    let outbound: any Outbound
    let clock: any WallClock

    /// A document of another server; signed, because some show theirs to nobody else (“authorised fetch”). Redirects are not
    /// followed: what a document says of itself counts only where it was asked for.
    func get(_ address: StrangerAddress, by keys: ActorKeys) async throws(ChannelTrouble) -> OutboundAnswer {
        let first = try await send("GET", address, [], .cavage, keys, .looking)
        guard first.status == 401 || first.status == 403 else { return first }
        return try await send("GET", address, [], .rfc9421, keys, .looking)
    }

    /// Brings an activity to an inbox. A server that is not known yet is first tried with RFC 9421; when it does not take
    /// that, at once with the older draft. Also says which of the two it took, nil when neither.
    func post(
        _ body: [UInt8], to inbox: StrangerAddress, by keys: ActorKeys, known: SignatureScheme?
    ) async throws(ChannelTrouble) -> (answer: OutboundAnswer, scheme: SignatureScheme?) {
        let first = known ?? .rfc9421
        let answer = try await send("POST", inbox, body, first, keys, .acting)
        if answer.isSuccess { return (answer, first) }
        guard Self.mayBeAboutSignature(answer.status, isKnown: known != nil) else { return (answer, known) }
        let second: SignatureScheme = first == .cavage ? .rfc9421 : .cavage
        let other = try await send("POST", inbox, body, second, keys, .acting)
        return (other, other.isSuccess ? second : nil)
    }

    /// Servers that have never seen a kind of signature say so in many ways, 500 among them.
    private static func mayBeAboutSignature(_ status: Int, isKnown: Bool) -> Bool {
        switch status {
        case 400, 401, 403: true
        case 404, 408, 410, 413, 425, 429, 502, 503, 504: false
        default: !isKnown
        }
    }

    private func send(
        _ method: String, _ address: StrangerAddress, _ body: [UInt8], _ scheme: SignatureScheme, _ keys: ActorKeys,
        _ effect: OutboundEffect
    ) async throws(ChannelTrouble) -> OutboundAnswer {
        var message = SignedMessage(
            method: method, scheme: address.scheme, authority: address.authority, target: address.target,
            headers: [(name: "accept", value: Self.accept)], body: body)
        if method == "POST" { message.headers.append((name: "content-type", value: "application/activity+json")) }
        let now = clock.now()
        let added =
            switch scheme {
            case .cavage: CavageSignature.sign(message, by: keys, at: now)
            case .rfc9421: MessageSignature.sign(message, by: keys, at: now)
            }
        var request = OutboundRequest(method, address.document, headers: message.headers + added, body: body)
        request.mostAnswerBytes = Self.mostAnswerBytes
        return try await outbound.send(request, effect)
    }
}
