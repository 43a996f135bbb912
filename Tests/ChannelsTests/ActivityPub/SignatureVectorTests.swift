import Crypto
import CryptoExtras
import FoundationEssentials
import Testing
import Values

@testable import Channels

/// The examples that the specifications print, byte for byte.
@Suite struct `Signatures of the specifications` {
    @Test func `RFC 9421 section 4.3 verifies with RSA PKCS 1`() throws {
        let claim = try MessageSignature.claim(
            in: Vectors.proxied, at: Instant(seconds: 1_618_884_480))
        #expect(claim.keyID == "test-key-rsa")
        let key = try #require(StrangerKey(pem: Vectors.rsaKey))
        #expect(key.verifies(claim))
        let expected = """
            "@method": POST
            "@authority": origin.host.internal.example
            "@path": /foo
            "content-digest": sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:
            "content-type": application/json
            "content-length": 18
            "forwarded": for=192.0.2.123;host=example.com;proto=https
            "@signature-params": ("@method" "@authority" "@path" "content-digest" "content-type" "content-length" "forwarded");created=1618884480;keyid="test-key-rsa";alg="rsa-v1_5-sha256";expires=1618884540
            """
        #expect(String(decoding: claim.base, as: UTF8.self) == expected)
    }

    @Test func `RFC 9421 section 4.3 is over when it expires`() {
        #expect(throws: SignatureTrouble.late("it has expired")) {
            try MessageSignature.claim(in: Vectors.proxied, at: Instant(seconds: 1_618_884_541))
        }
    }

    @Test func `RFC 9421 appendix B 2 6 verifies with Ed25519`() throws {
        let input = try #require(
            try Self.input(
                #"sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519""#
            ))
        let message = SignedMessage(
            method: "POST", scheme: "https", authority: "example.com", target: "/foo?param=Value&Pet=dog",
            headers: [
                (name: "date", value: "Tue, 20 Apr 2021 02:07:55 GMT"),
                (name: "content-type", value: "application/json"),
                (name: "content-length", value: "18"),
            ], body: Array(#"{"hello": "world"}"#.utf8))
        let signature = try #require(
            [UInt8](
                base64Text: "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="))
        let claim = SignatureClaim(keyID: "test-key-ed25519", base: try input.base(of: message), signature: signature)
        let key = try #require(
            StrangerKey(
                pem: """
                    -----BEGIN PUBLIC KEY-----
                    MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=
                    -----END PUBLIC KEY-----
                    """))
        #expect(key.verifies(claim))
    }

    @Test(arguments: [
        (
            "(request-target) host date",
            "qdx+H7PHHDZgy4y/Ahn9Tny9V3GP6YgBPyUXMmoxWtLbHpUnXS2mg2+SbrQDMCJypxBLSPQR2aAjn7ndmw2iicw3HMbe8VfEdKFYRqzic+efkb3nndiv/x1xSHDJWeSWkx3ButlYSuBskLu6kd9Fswtemr3lgdDEmn04swr2Os0="
        ),
        (
            "date",
            "SjWJWbWN7i0wzBvtPl8rbASWz5xQW6mcJmn+ibttBqtifLN7Sazz6m79cNfwwb8DMJ5cou1s7uEGKKCs+FLEEaDV5lp7q25WqS+lavg7T8hc0GppauB6hbgEKTwblDHYGEtbGmtdHgVCk9SuS13F0hZ8FD0k/5OxEPXe5WozsbM="
        ),
        (
            "(request-target) host date content-type digest content-length",
            "vSdrb+dS3EceC9bcwHSo4MlyKS59iFIrhgYkz8+oVLEEzmYZZvRs8rgOp+63LEM3v+MFHB32NfpB2bEKBIvB1q52LaEUHFv120V01IL+TAD48XaERZFukWgHoBTLMhYS2Gb51gWxpeIq8knRmPnYePbF5MOkR0Zkly4zKH7s1dE="
        ),
    ]) func `draft-cavage appendix C verifies`(covered: String, signature: String) throws {
        let base = try CavageSignature.base(
            of: Vectors.cavage, covering: covered.split(separator: " ").map(String.init), created: nil, expires: nil)
        // The draft's key has 1024 bits, which we would not take from anybody.
        let key = try _RSA.Signing.PublicKey(unsafePEMRepresentation: Vectors.cavageKey)
        let bytes = try #require([UInt8](base64Text: signature))
        #expect(StrangerKey.rsa(key).verifies(SignatureClaim(keyID: "Test", base: base, signature: bytes)))
        #expect(StrangerKey(pem: Vectors.cavageKey) == nil)
    }

    @Test func `draft-cavage appendix C covers too little for an inbox`() {
        var message = Vectors.cavage
        message.headers.append(
            (
                name: "signature",
                value: #"keyId="Test",algorithm="rsa-sha256",headers="(request-target) host date",signature="qdx+""#
            ))
        #expect(throws: SignatureTrouble.insufficient("digest")) {
            try CavageSignature.claim(in: message, at: Instant(iso8601: "2014-01-05T21:31:40Z")!)
        }
    }

    private static func input(_ text: String) throws -> MessageSignature.Input? {
        guard case .list(let components, let parameters)? = try StructuredFieldReader.dictionary(text).first?.value
        else {
            return nil
        }
        return MessageSignature.Input(components: components, parameters: parameters)
    }
}

private enum Vectors {
    static let rsaKey = """
        -----BEGIN RSA PUBLIC KEY-----
        MIIBCgKCAQEAhAKYdtoeoy8zcAcR874L8cnZxKzAGwd7v36APp7Pv6Q2jdsPBRrw
        WEBnez6d0UDKDwGbc6nxfEXAy5mbhgajzrw3MOEt8uA5txSKobBpKDeBLOsdJKFq
        MGmXCQvEG7YemcxDTRPxAleIAgYYRjTSd/QBwVW9OwNFhekro3RtlinV0a75jfZg
        kne/YiktSvLG34lw2zqXBDTC5NHROUqGTlML4PlNZS5Ri2U4aCNx2rUPRcKIlE0P
        uKxI4T+HIaFpv8+rdV6eUgOrB2xeI1dSFFn/nnv5OoZJEIB+VmuKn3DCUcCZSFlQ
        PSXSfBDiUGhwOw76WuSSsf1D4b/vLoJ10wIDAQAB
        -----END RSA PUBLIC KEY-----
        """

    static let cavageKey = """
        -----BEGIN PUBLIC KEY-----
        MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCFENGw33yGihy92pDjZQhl0C3
        6rPJj+CvfSC8+q28hxA161QFNUd13wuCTUcq0Qd2qsBe/2hFyc2DCJJg0h1L78+6
        Z4UMR7EOcpfdUE9Hf3m/hs+FUR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJw
        oYi+1hqp1fIekaxsyQIDAQAB
        -----END PUBLIC KEY-----
        """

    static let cavage = SignedMessage(
        method: "POST", scheme: "https", authority: "example.com", target: "/foo?param=value&pet=dog",
        headers: [
            (name: "date", value: "Sun, 05 Jan 2014 21:31:40 GMT"), (name: "content-type", value: "application/json"),
            (name: "digest", value: "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE="),
            (name: "content-length", value: "18"),
        ], body: Array(#"{"hello": "world"}"#.utf8))

    static let proxied = SignedMessage(
        method: "POST", scheme: "https", authority: "origin.host.internal.example", target: "/foo?param=Value&Pet=dog",
        headers: [
            (name: "date", value: "Tue, 20 Apr 2021 02:07:56 GMT"), (name: "content-type", value: "application/json"),
            (name: "content-length", value: "18"),
            (name: "forwarded", value: "for=192.0.2.123;host=example.com;proto=https"),
            (
                name: "content-digest",
                value:
                    "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"
            ),
            (
                name: "signature-input",
                value: """
                sig1=("@method" "@authority" "@path" "content-digest" "content-type" "content-length");created=1618884475;\
                keyid="test-key-ecc-p256";alg="ecdsa-p256-sha256", proxy_sig=("@method" "@authority" "@path" \
                "content-digest" "content-type" "content-length" "forwarded");created=1618884480;\
                keyid="test-key-rsa";alg="rsa-v1_5-sha256";expires=1618884540
                """
            ),
            (
                name: "signature",
                value: """
                sig1=:X5spyd6CFnAG5QnDyHfqoSNICd+BUP4LYMz2Q0JXlb//4Ijpzp+kve2w4NIyqeAuM7jTDX+sNalzA8ESSaHD3A==:, \
                proxy_sig=:S6ZzPXSdAMOPjN/6KXfXWNO/f7V6cHm7BXYUh3YD/fRad4BCaRZxP+JH+8XY1I6+8Cy+CM5g92iHgxtRPz+MjniOaYmdkDcnL9\
                cCpXJleXsOckpURl49GwiyUpZ10KHgOEe11sx3G2gxI8S0jnxQB+Pu68U9vVcasqOWAEObtNKKZd8tSFu7LB5YAv0RAGhB8tmpv7sFnIm9y+\
                7X5kXQfi8NMaZaA8i2ZHwpBdg7a6CMfwnnrtflzvZdXAsD3LH2TwevU+/PBPv0B6NMNk93wUs/vfJvye+YuI87HU38lZHowtznbLVdp770I6V\
                HR6WfgS9ddzirrswsE1w5o0LV/g==:
                """
            ),
        ], body: Array(#"{"hello": "world"}"#.utf8))
}
