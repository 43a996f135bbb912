import Contracts
import Crypto
import Distribution
import Foundation
import Testing
import Values

@testable import Channels

/// What the platform tells the bot. The secrets, the proof and the key of the first two tests are those of its documents; the
/// signature that they show beside the second does not belong to the body that they show.
@Suite struct `A message from the platform to a QQ bot` {
    private static let secret = "DG5g3B4j9X2KOErG"

    @Test func `that asks for a proof of the address gets the documented one`() throws {
        let key = try #require(QQSigningKey(Self.secret))
        let answer = key.answer(token: "Arq0D5A61EgUu4OxUvOp", time: "1725442341")
        #expect(
            String(decoding: answer.body, as: UTF8.self)
                == #"{"plain_token":"Arq0D5A61EgUu4OxUvOp","signature":"87befc99c42c651b3aac0278e71ada338433ae26fcb24307bdc5ad38c1adc2d01bcfcadc0842edac85e85205028a1132afe09280305f13aa6909ffc2d652c706"}"#
        )
    }

    @Test func `is signed with the key that the documents derive from the secret`() throws {
        let key = try #require(QQSigningKey("naOC0ocQE3shWLAfffVLB1rhYPG7"))
        #expect(
            key.publicKey == [
                215, 195, 98, 254, 120, 174, 248, 31, 242, 50, 135, 180, 147, 98, 139, 93, 176, 42, 60, 79, 227, 11, 33,
                94,
                77, 25, 96, 155, 93, 118, 103, 58,
            ])
    }

    @Test func `is believed when it is signed, and not when a byte is changed`() throws {
        let body = #"{ "op": 0,"d": {}, "t": "GATEWAY_EVENT_NAME"}"#
        let request = try Self.request(body, to: ChannelID(5), secret: Self.secret)
        let key = try #require(QQSigningKey(Self.secret))
        let (time, signature) = (request.header("x-signature-timestamp"), request.header("x-signature-ed25519"))
        #expect(key.hasSigned(request.body, at: time, signature))
        #expect(key.hasSigned(request.body, at: time, signature?.uppercased()))
        #expect(!key.hasSigned(request.body, at: "1725442342", signature))
        #expect(!key.hasSigned(request.body + [32], at: time, signature))
        #expect(!key.hasSigned(request.body, at: nil, signature))
        #expect(!key.hasSigned(request.body, at: time, "zz"))
        #expect(!key.hasSigned(request.body, at: time, nil))
        #expect(!(try #require(QQSigningKey("another"))).hasSigned(request.body, at: time, signature))
    }

    @Test(arguments: [#"{"op":0}"#, "", "a b", String(repeating: "a", count: 300)])
    func `does not get a signature under words that could be an event`(token: String) throws {
        let key = try #require(QQSigningKey(Self.secret))
        #expect(key.answer(token: token, time: "1725442341").status == 400)
        #expect(key.answer(token: "abc", time: "1x").status == 400)
        #expect(key.answer(token: nil, time: nil).status == 400)
    }

    /// A request as the platform sends it.
    static func request(_ body: String, to channel: ChannelID, secret: String) throws -> InboundRequest {
        var seed = Array(secret.utf8)
        while seed.count < 32 { seed += seed }
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed.prefix(32))
        let signature = try key.signature(for: Array("1725442341".utf8) + Array(body.utf8))
        return InboundRequest(
            method: "POST", path: "/channels/qq/\(channel)/events", query: [:], parameters: ["channel": "\(channel)"],
            headers: [("x-signature-timestamp", "1725442341"), ("x-signature-ed25519", hexadecimal(Array(signature)))],
            body: Array(body.utf8))
    }

    @Test func `is kept only when it is signed, for this bot, and of this place`() async throws {
        let contestant = Contestant.of("qq") { entry in
            entry.settings = ["app_id": "102000001", "place": "group", "target": "G1", "speech": "reply"]
            entry.credentials = ["secret": Self.secret]
        }
        try await Stage.set(contestant) { stage in
            let adapter = try #require(stage.adapter as? QQChannel)
            let id = stage.channel.id
            let said = #"{"id":"e","op":0,"t":"GROUP_AT_MESSAGE_CREATE","d":{"id":"ROBOT1.0_m","group_openid":"G1"}}"#
            let signed = try Self.request(said, to: id, secret: Self.secret)
            // Nobody is at work yet.
            #expect(await adapter.event(signed).status == 503)
            adapter.desks.sit(at: ListeningDesk(stage.channel))
            #expect(await adapter.event(try Self.request(said, to: id, secret: "another")).status == 401)
            #expect(await adapter.event(try Self.request(said, to: ChannelID(7), secret: Self.secret)).status == 404)
            #expect(await adapter.event(try Self.request("{", to: id, secret: Self.secret)).status == 400)
            let elsewhere = said.replacingOccurrences(of: "G1", with: "G2")
            #expect(await adapter.event(try Self.request(elsewhere, to: id, secret: Self.secret)).status == 200)
            let none = try await adapter.inStore { transaction in
                try adapter.table.takeAnchor(on: id, at: RealClock().now(), in: transaction)?.anchor
            }
            #expect(none == nil)
            let taken = await adapter.event(signed)
            #expect(taken.status == 200)
            #expect(String(decoding: taken.body, as: UTF8.self) == #"{"op":12}"#)
            // The same again is the same message.
            #expect(await adapter.event(signed).status == 200)
            for sequence in 1...6 {
                let next = try await adapter.inStore { transaction in
                    try adapter.table.takeAnchor(on: id, at: RealClock().now(), in: transaction)?.anchor
                }
                #expect(next == (sequence <= 5 ? QQAnchor(event: "ROBOT1.0_m", sequence: sequence) : nil))
            }
        }
    }
}
