import Testing

@testable import Channels

@Suite struct `SCRAM` {
    /// RFC 5802 §5.
    @Test func `with SHA-1 speaks as its RFC does`() throws {
        var exchange = ScramExchange(
            .sha1, name: "user", password: "pencil", nonce: "fyko+d2lbbFgONRv9qkxdawL")
        #expect(exchange.first == "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL")
        let final = try exchange.final(
            "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096")
        #expect(final == "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=")
        try exchange.check("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")
        #expect(throws: XMPPFault.self) { try exchange.check("v=rmF9pqV8S7suAoZWja4dJRkFsLQ=") }
    }

    /// RFC 7677 §3.
    @Test func `with SHA-256 speaks as its RFC does`() throws {
        var exchange = ScramExchange(.sha256, name: "user", password: "pencil", nonce: "rOprNGfwEbeRWgbNEkqO")
        let final = try exchange.final(
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")
        #expect(
            final
                == "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
        )
        try exchange.check("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")
    }

    @Test(arguments: [
        "", "nonsense", "r=other,s=QSXCR+Q6sek8bf92,i=4096", "r=abc,s=QSXCR+Q6sek8bf92,i=4096",
        "r=abcd,s=!!,i=4096", "r=abcd,s=,i=4096", "r=abcd,s=QSXCR+Q6sek8bf92,i=1",
        "r=abcd,s=QSXCR+Q6sek8bf92,i=999999999",
        "r=abcd,s=QSXCR+Q6sek8bf92", "m=x,r=abcd,s=QSXCR+Q6sek8bf92,i=4096",
    ]) func `goes no further with a server that does not keep to it`(challenge: String) {
        var exchange = ScramExchange(.sha256, name: "user", password: "pencil", nonce: "abc")
        #expect(throws: XMPPFault.self) { try exchange.final(challenge) }
    }

    @Test func `believes no server that proves nothing`() throws {
        var exchange = ScramExchange(.sha256, name: "u", password: "p", nonce: "abc")
        #expect(throws: XMPPFault.self) { try exchange.check("v=") }
        _ = try exchange.final("r=abcd,s=QSXCR+Q6sek8bf92,i=4096")
        #expect(throws: XMPPFault.self) { try exchange.check("") }
        #expect(throws: XMPPFault.self) { try exchange.check("e=invalid-proof") }
    }

    @Test func `escapes names, and prepares them as both sides do`() {
        #expect(ScramExchange(.sha1, name: "a=b,c", password: "", nonce: "n").first == "n,,n=a=3Db=2Cc,r=n")
        // RFC 4013 §3.
        #expect(SaslPrep.prepared("I\u{AD}X") == "IX")
        #expect(SaslPrep.prepared("USER") == "USER")
        #expect(SaslPrep.prepared("\u{AA}") == "a")
        #expect(SaslPrep.prepared("\u{2168}") == "IX")
        #expect(SaslPrep.prepared("\u{7}é") == nil)
        #expect(SaslPrep.prepared("橙\u{3000}子") == "橙 子")
    }
}
