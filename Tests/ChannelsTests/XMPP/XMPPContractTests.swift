import Contracts
import Distribution
import Foundation
import Synchronization
import Testing
import Values

@testable import Channels

/// What the RFCs and XEPs allow servers to say and the server that we can run does not.
@Suite struct `XMPP servers as the XEPs have them (contract test)` {
    private static let header =
        "<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' id='1' version='1.0'>"

    /// Lets everybody in by PLAIN, and answers each request as a test says, by what it has in it.
    private static func server(
        limits: String = "", _ answers: @escaping @Sendable (_ request: String) -> ScriptedNetwork.Reply
    ) -> ScriptedNetwork {
        let isKnown = Mutex(false)
        return ScriptedNetwork(talk: { _, said in
            guard let said else {
                isKnown.withLock { $0 = false }
                return []
            }
            if said.hasPrefix("<?xml") {
                let features =
                    isKnown.withLock { $0 }
                    ? "<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>" + limits
                    : "<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>"
                return [.say(header), .say("<stream:features>\(features)</stream:features>")]
            }
            if said.hasPrefix("<auth") {
                isKnown.withLock { $0 = true }
                return ["<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>"]
            }
            guard said.hasPrefix("<iq"), let start = said.firstRange(of: "id=\"") else { return [] }
            let id = said[start.upperBound...].prefix { $0 != "\"" }
            if said.contains("xmpp-bind") { return [.say("<iq type='result' id='\(id)'/>")] }
            switch answers(said) {
            case .hangUp: return [.hangUp]
            case .say(let text): return [.say(text.replacing("ID", with: id))]
            }
        })
    }

    private static func error(
        _ condition: String, _ type: String = "cancel", _ more: String = ""
    ) -> ScriptedNetwork.Reply {
        .say(
            "<iq type='error' id='ID'><error type='\(type)'><\(condition) xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>\(more)</error></iq>"
        )
    }

    private static let done = ScriptedNetwork.Reply.say("<iq type='result' id='ID'/>")

    private func line(_ network: ScriptedNetwork) throws -> (XMPPChannel, ChannelCopy) {
        let channel = try Harvest.channel(
            "xmpp",
            [
                "account": "news@x.example", "host": "127.0.0.1", "service": "pubsub.x.example",
                "node": "news", "security": "none",
            ],
            ["password": "p"])
        let xmpp = XMPPChannel(outbound: network, clock: PresentClock(), address: Harvest.site)
        return (xmpp, Harvest.copy(on: channel))
    }

    private func created(
        _ xmpp: XMPPChannel, _ copy: ChannelCopy
    ) async -> Result<RemoteAnswer, ChannelTrouble> {
        await outcome { () async throws(ChannelTrouble) in
            try await xmpp.create(try xmpp.render(Harvest.edition(), for: copy), prepared: .none, for: copy)
        }
    }

    @Test func `without options for publishing have their node set up beforehand`() async throws {
        let asked = Mutex<[String]>([])
        let (xmpp, copy) = try line(
            Self.server { request in
                let what =
                    ["<publish-options", "<create", "<configure", "<publish "].first { request.contains($0) }
                    ?? ""
                asked.withLock { $0.append(what) }
                switch what {
                case "<publish-options": return Self.error("feature-not-implemented")
                case "<create": return Self.error("conflict")
                // An old service, which wants a number.
                case "<configure" where request.contains(">max<") || request.contains(">10000<"):
                    return Self.error("not-acceptable", "modify")
                default: return Self.done
                }
            })
        #expect(Harvest.standing(try await created(xmpp, copy).get()) != nil)
        #expect(
            asked.withLock { $0 } == [
                "<publish-options", "<create", "<configure", "<configure", "<configure", "<publish ",
            ])
    }

    @Test func `with a node of somebody else's leave it as it is, and say so`() async throws {
        let (xmpp, copy) = try line(
            Self.server { request in
                request.contains("<configure")
                    ? Self.error("forbidden", "auth")
                    : Self.error(
                        "conflict", "cancel",
                        "<precondition-not-met xmlns='http://jabber.org/protocol/pubsub#errors'/>")
            })
        #expect(await created(xmpp, copy).trouble == "content settings.node")
    }

    @Test(arguments: [
        ("resource-constraint", "wait", "limited"), ("internal-server-error", "wait", "unknown outcome"),
        ("forbidden", "auth", "auth forbidden"), ("policy-violation", "wait", "limited"),
    ]) func `refuse in words that are understood`(
        condition: String, type: String, trouble: String
    ) async throws {
        let (xmpp, copy) = try line(Self.server { _ in Self.error(condition, type) })
        #expect(await created(xmpp, copy).trouble == trouble)
    }

    @Test func `leave the outcome open when they hang up, and not before`() async throws {
        let (xmpp, copy) = try line(Self.server { _ in .hangUp })
        #expect(await created(xmpp, copy).trouble == "unknown outcome")
        let looked = await outcome { () async throws(ChannelTrouble) in try await xmpp.locate(copy) }
        #expect(looked.trouble == "transient")
        let (mute, other) = try line(ScriptedNetwork(talk: { _, _ in [.hangUp] }))
        #expect(await created(mute, other).trouble == "transient")
    }

    @Test func `that speak something else are left`() async throws {
        for text in [
            "HTTP/1.1 400 Bad Request\r\n\r\n<", "<!DOCTYPE x><", "<stream:stream><",
            String(repeating: "<a>", count: 200),
        ] {
            let (xmpp, copy) = try line(ScriptedNetwork(talk: { _, said in said == nil ? [] : [.say(text)] }))
            #expect(await created(xmpp, copy).trouble == "transient", "\(text.prefix(20))")
        }
    }

    @Test func `tell how much they take in one stanza and in one item`() async throws {
        let (xmpp, copy) = try line(
            Self.server(
                limits: "<limits xmlns='urn:xmpp:stream-limits:0'><max-bytes>65536</max-bytes></limits>"
            ) { request in
                #expect(request.contains("disco#info"))
                return .say(
                    "<iq type='result' id='ID' from='pubsub.x.example'><query xmlns='http://jabber.org/protocol/disco#info'>"
                        + "<x xmlns='jabber:x:data' type='result'><field var='pubsub#max_payload_size'><value>9000</value></field></x></query></iq>"
                )
            })
        let limits = try await xmpp.limits(of: copy.channel)
        #expect(limits == ChannelLimits(body: [.init(most: 9_000, measure: .bytes)]))
        let short = try xmpp.render(Harvest.edition(), for: copy)
        #expect(xmpp.validate(short, against: limits) == [])
        let long = try xmpp.render(
            Harvest.edition(html: "<p>\(String(repeating: "橙", count: 3_000))</p>"), for: copy)
        #expect(xmpp.validate(long, against: limits).map(\.field) == ["body"])
        let unknown = try line(Self.server { _ in Self.error("item-not-found") })
        #expect(try await unknown.0.limits(of: unknown.1.channel) == ChannelLimits())
    }

    @Test func `do not answer for one another`() async throws {
        // A result from a stranger is passed over; the real one comes after.
        let (xmpp, copy) = try line(
            Self.server { _ in
                .say(
                    "<iq type='result' id='ID' from='evil.example'/><message from='x@y.example'><body>hi</body></message>"
                        + "<iq type='get' id='q' from='x@y.example'><ping xmlns='urn:xmpp:ping'/></iq>"
                        + "<iq type='error' id='ID' from='pubsub.x.example'><error type='auth'><forbidden xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>"
                )
            })
        #expect(await created(xmpp, copy).trouble == "auth forbidden")
    }
}
