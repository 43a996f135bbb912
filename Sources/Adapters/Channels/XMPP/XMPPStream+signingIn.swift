import Distribution
import FoundationEssentials

extension XMPPStream {
    /// Proves who we are by the best way that both know (RFC 6120 §6).
    func authenticate(_ features: XMPPElement, _ password: String) async throws(ChannelTrouble) {
        let offered =
            features.child("mechanisms", XMPPNames.sasl)?.children.filter { $0.name == "mechanism" }.map(
                \.text) ?? []
        guard let name = SaslPrep.prepared(settings.name), let password = SaslPrep.prepared(password) else {
            throw .auth(.revoked, "name or password has characters that they may not have")
        }
        if let digest = ScramExchange.Digest.allCases.first(where: { offered.contains($0.rawValue) }) {
            try await scram(digest, name, password)
        } else if offered.contains("PLAIN"), isSecure || isNear {
            let text = Data("\0\(name)\0\(password)".utf8).base64EncodedString()
            try await write(XMPPElement("auth", XMPPNames.sasl, ["mechanism": "PLAIN"], text: text).xml())
            let answer = try await stanza()
            guard answer.name == "success" else { throw XMPPRefusal.authentication(answer) }
        } else {
            throw .auth(
                .forbidden,
                "the server offers no way to sign in that we know: \(offered.joined(separator: ", "))")
        }
        // The next stream begins on a clean page.
        reader = XMPPReader(mostBytes: Self.mostBytesBefore)
    }

    private func scram(
        _ digest: ScramExchange.Digest, _ name: String, _ password: String
    ) async throws(ChannelTrouble) {
        var exchange = ScramExchange(digest, name: name, password: password, nonce: Self.nonce())
        func encoded(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
        func decoded(_ element: XMPPElement) -> String {
            Data(base64Encoded: element.text.filter { !$0.isWhitespace }).map {
                String(decoding: $0, as: UTF8.self)
            } ?? ""
        }
        try await write(
            XMPPElement("auth", XMPPNames.sasl, ["mechanism": digest.rawValue], text: encoded(exchange.first))
                .xml())
        var answer = try await stanza()
        guard answer.name == "challenge" else { throw XMPPRefusal.authentication(answer) }
        do throws(XMPPFault) {
            let final = try exchange.final(decoded(answer))
            do throws(ChannelTrouble) {
                try await write(XMPPElement("response", XMPPNames.sasl, text: encoded(final)).xml())
                answer = try await stanza()
            } catch { throw XMPPFault(error.said) }
            if answer.name == "challenge" {
                // RFC 5802 through a server that does not put the proof into its success (RFC 6120 §6.4.6).
                try exchange.check(decoded(answer))
                do throws(ChannelTrouble) {
                    try await write(XMPPElement("response", XMPPNames.sasl).xml())
                    answer = try await stanza()
                } catch { throw XMPPFault(error.said) }
                if answer.name == "success" { return }
            }
            if answer.name == "success" { return try exchange.check(decoded(answer)) }
        } catch {
            throw .transient(error.said, retryAfter: nil)
        }
        throw XMPPRefusal.authentication(answer)
    }

    private static func nonce() -> String {
        var generator = SystemRandomNumberGenerator()
        return Data((0..<24).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
            .base64EncodedString()
    }
}
