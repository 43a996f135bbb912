import Contracts
import Distribution
import Foundation
import Testing
import Values

@testable import Channels

/// Against Prosody, which is not ours: `Tests/Peers/channels/prosody.sh start FOLDER` prints where it is.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["TERRACE_PEER_XMPP"] != nil))
struct `An XMPP server that is not ours` {
    struct Peer: Decodable {
        let host: String
        let port: Int
        let tls_port: Int
        let account: String
        let password: String
        let guest: String
        let guest_password: String
        let service: String
        let certificate: String
        /// Of a domain that the certificate is not for, and that may do without TLS.
        let plain_account: String
    }

    enum Place: String, CaseIterable {
        case service
        case ownNode = "own node"
    }

    private let peer: Peer

    init() throws { peer = try ChannelsTests.peer("XMPP") }

    private func xmpp(trusting: Bool = true) throws -> XMPPChannel {
        let outbound = try HTTPOutbound(
            agent: "Terrace/test", clock: PresentClock(), allowsPrivateTargets: true,
            trusting: trusting ? peer.certificate : nil)
        return XMPPChannel(outbound: outbound, clock: PresentClock(), address: Harvest.site)
    }

    private func channel(
        _ place: Place = .service, node: String? = nil, _ more: [String: Any] = [:], account: String? = nil,
        password: String? = nil
    ) throws -> Distribution.Channel {
        var settings: [String: Any] = [
            "account": account ?? peer.account, "host": peer.host, "port": peer.port,
            "node": node ?? "node-\(UInt32.random(in: .min ... .max))",
        ]
        if place == .service { settings["service"] = peer.service }
        settings.merge(more) { $1 }
        return try Harvest.channel("xmpp", settings, ["password": password ?? peer.password])
    }

    private func put(
        _ edition: Edition, _ xmpp: XMPPChannel, _ copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        let rendition = try xmpp.render(edition, for: copy)
        return copy.reference == nil
            ? try await xmpp.create(rendition, prepared: .none, for: copy)
            : try await xmpp.update(rendition, prepared: .none, for: copy)
    }

    /// What stands there, asked past the adapter.
    private func title(_ copy: ChannelCopy) async throws -> String? {
        let settings = try XMPPSettings.of(copy.channel)
        let outbound = try HTTPOutbound(
            agent: "Terrace/test", clock: PresentClock(), allowsPrivateTargets: true,
            trusting: peer.certificate)
        let stream = try await XMPPStream.opened(
            settings, password: copy.channel.credentials["password"] ?? "", outbound)
        let node = PubSubNode(
            item: copy.key.description, keeper: settings.keeper, node: settings.node, settings: settings,
            stream: stream,
            clock: PresentClock())
        let item = try await node.find()
        await stream.close()
        return item?.child("entry")?.child("title")?.text
    }

    @Test(arguments: Place.allCases) func `shows one article from its creation over its changes to its end`(
        place: Place
    ) async throws {
        let xmpp = try xmpp()
        let copy = Harvest.copy(on: try channel(place))
        try await xmpp.health(of: copy.channel)
        #expect(try await xmpp.locate(copy) == [])
        let first = try #require(Harvest.standing(try await put(Harvest.edition(), xmpp, copy)))
        #expect(try await xmpp.locate(copy) == [first])
        #expect(try await title(copy) == "十月的保靖橙子")
        // The same again overwrites itself, and a newer one overwrites the older.
        #expect(try await put(Harvest.edition(), xmpp, copy) == .stands(first))
        let standing = copy.standing(at: first.reference)
        #expect(
            try await put(Harvest.edition(number: 2, title: "新 🍊 عنوان"), xmpp, standing) == .stands(first))
        #expect(try await title(copy) == "新 🍊 عنوان")
        #expect(try await xmpp.delete(standing) == .absent)
        #expect(try await xmpp.locate(copy) == [])
        #expect(try await xmpp.delete(copy) == .absent)
        #expect(try await xmpp.status(of: copy) == .absent)
    }

    @Test(arguments: Place.allCases) func `keeps all articles of a node`(place: Place) async throws {
        let xmpp = try xmpp()
        let channel = try channel(place)
        let copies = (0..<5).map { _ in Harvest.copy(on: channel) }
        for (index, copy) in copies.enumerated() {
            _ = try await put(Harvest.edition(title: "第\(index)篇"), xmpp, copy)
        }
        for (index, copy) in copies.enumerated() { #expect(try await title(copy) == "第\(index)篇") }
    }

    @Test func `has an article once whose answer was lost`() async throws {
        let copy = Harvest.copy(on: try channel())
        _ = try await put(Harvest.edition(), try xmpp(), copy)
        // Another process, which has not heard of it.
        let other = try xmpp()
        let found = try await other.locate(copy)
        #expect(found.count == 1)
        #expect(try await put(Harvest.edition(), other, copy) == .stands(found[0]))
        #expect(try await other.locate(copy).count == 1)
    }

    @Test func `is set right when a node keeps too little`() async throws {
        let xmpp = try xmpp()
        let channel = try channel(.ownNode)
        let settings = try XMPPSettings.of(channel)
        let outbound = try HTTPOutbound(
            agent: "Terrace/test", clock: PresentClock(), allowsPrivateTargets: true,
            trusting: peer.certificate)
        let stream = try await XMPPStream.opened(settings, password: peer.password, outbound)
        // Somebody else's program published without options: the node keeps the last item alone.
        let publish = XMPPElement(
            "publish", XMPPNames.pubsub, ["node": settings.node],
            [XMPPElement("item", XMPPNames.pubsub, ["id": "x"], [XMPPElement("entry", XMPPNames.atom)])])
        _ = try await stream.ask(
            "set", nil, XMPPElement("pubsub", XMPPNames.pubsub, [:], [publish]), effect: .acting)
        await stream.close()
        let copies = (0..<3).map { _ in Harvest.copy(on: channel) }
        for copy in copies { _ = try await put(Harvest.edition(), xmpp, copy) }
        for copy in copies { #expect(try await xmpp.locate(copy).count == 1) }
    }

    @Test func `is reached over TLS from the first byte as well`() async throws {
        let xmpp = try xmpp()
        let copy = Harvest.copy(on: try channel(.service, ["port": peer.tls_port, "security": "direct"]))
        #expect(Harvest.standing(try await put(Harvest.edition(), xmpp, copy)) != nil)
        #expect(try await xmpp.locate(copy).count == 1)
    }

    @Test func `does not get a password over a line that is not secure`() async throws {
        let (xmpp, strict) = (try xmpp(), try xmpp(trusting: false))
        let plain = try channel(.service, ["security": "none"])
        let result = await outcome { () async throws(ChannelTrouble) in try await xmpp.health(of: plain) }
        // This server wants TLS and offers no way to sign in without.
        #expect(result.trouble == "auth forbidden")
        let stranger = try channel()
        let untrusted = await outcome { () async throws(ChannelTrouble) in
            try await strict.health(of: stranger)
        }
        #expect(untrusted.trouble == "transient")
        let far = try HTTPOutbound(agent: "Terrace/test", clock: PresentClock())
        let refused = await outcome { () async throws(ChannelTrouble) in
            try await XMPPChannel(outbound: far, clock: PresentClock(), address: Harvest.site).health(
                of: plain)
        }
        #expect(refused.trouble == "auth insecure")
    }

    @Test func `is spoken to in the clear within our own network alone`() async throws {
        let near = Harvest.copy(on: try channel(.ownNode, account: peer.plain_account))
        #expect(Harvest.standing(try await put(Harvest.edition(), try xmpp(), near)) != nil)
        #expect(try await xmpp().locate(near).count == 1)
        // The same, had it a name that might lead anywhere.
        let settings = try XMPPSettings.of(
            try channel(.ownNode, ["host": "xmpp.example.org"], account: peer.plain_account))
        #expect(!settings.isNear)
    }

    @Test func `turns away wrong passwords and guests`() async throws {
        let xmpp = try xmpp()
        let wrong = try channel(password: "lemon")
        let result = await outcome { () async throws(ChannelTrouble) in try await xmpp.health(of: wrong) }
        #expect(result.trouble == "auth revoked")
        let none = try Harvest.channel(
            "xmpp", ["account": peer.account, "host": peer.host, "port": peer.port])
        let missing = await outcome { () async throws(ChannelTrouble) in try await xmpp.health(of: none) }
        #expect(missing.trouble == "auth missing")
        let node = "owned-\(UInt32.random(in: .min ... .max))"
        _ = try await put(Harvest.edition(), xmpp, Harvest.copy(on: try channel(node: node)))
        let guest = Harvest.copy(
            on: try channel(node: node, account: peer.guest, password: peer.guest_password))
        let refused = await outcome { () async throws(ChannelTrouble) in
            try await self.put(Harvest.edition(), xmpp, guest)
        }
        #expect(refused.trouble == "auth forbidden")
        #expect(try await title(guest) == nil)
    }

    @Test func `takes thirty thousand characters, and says what is too long`() async throws {
        let xmpp = try xmpp()
        let channel = try channel()
        let text = String(repeating: "橙子🍊", count: 6_000)
        let long = Harvest.copy(on: channel)
        #expect(
            Harvest.standing(try await put(Harvest.edition(html: "<p>\(text)</p>", text: text), xmpp, long))
                != nil)
        // The server takes 200,000 bytes in a stanza; this has half a million.
        let endless = String(repeating: "橙", count: 90_000)
        let copy = Harvest.copy(on: channel)
        let refused = await outcome { () async throws(ChannelTrouble) in
            try await self.put(Harvest.edition(html: "<p>\(endless)</p>", text: endless), xmpp, copy)
        }
        #expect(refused.trouble == "content body")
        #expect(try await xmpp.locate(copy) == [])
        #expect(try await xmpp.locate(long).count == 1)
    }

    @Test func `serves several errands at once`() async throws {
        let xmpp = try xmpp()
        let channel = try channel()
        let copies = (0..<20).map { _ in Harvest.copy(on: channel) }
        _ = try await put(Harvest.edition(), xmpp, copies[0])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for copy in copies { group.addTask { _ = try await self.put(Harvest.edition(), xmpp, copy) } }
            try await group.waitForAll()
        }
        for copy in copies { #expect(try await xmpp.locate(copy).count == 1) }
    }
}
