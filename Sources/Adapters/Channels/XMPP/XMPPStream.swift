import Distribution

/// One connection to an account's server (RFC 6120), used by one errand at a time.
actor XMPPStream {
    /// Before we are known, nothing long is read; after, an item of ours comes back whole.
    static let mostBytesBefore = 64 << 10
    private static let mostBytesAfter = 4 << 20
    /// So many stanzas that are not the answer are passed over while one is waited for.
    private static let mostOthers = 1_000

    let settings: XMPPSettings
    private let socket: any OutboundSocket
    /// Whether nobody but this machine's own network can read the line.
    let isNear: Bool
    var reader = XMPPReader(mostBytes: mostBytesBefore)
    var isSecure: Bool
    private var asked = 0
    /// The most bytes that the server takes in one stanza, when it says so (XEP-0478).
    private(set) var mostStanzaBytes: Int?
    private(set) var isBroken = false
    /// Whether the line could not be secured, and the server would let us in all the same.
    private(set) var mayStayPlain = false

    private init(_ settings: XMPPSettings, _ socket: any OutboundSocket, isNear: Bool) {
        self.settings = settings
        self.socket = socket
        self.isNear = isNear
        isSecure = settings.security == .direct
    }

    /// Connects, secures the line, and says who we are; whatever fails, nothing has been changed.
    ///
    /// A line that is not secure is taken only where the configuration lets our own network be reached, as in tests, and
    /// only within it: when the server offers no TLS, or one whose certificate nobody vouches for and that may be left out.
    static func opened(
        _ settings: XMPPSettings, password: String, _ outbound: any Outbound
    ) async throws(ChannelTrouble) -> XMPPStream {
        let isNear = outbound.reachesPrivateTargets && settings.isNear
        if settings.security == .none, !isNear {
            throw .auth(.insecure, "a password is not sent over a line that anybody can read")
        }
        let first = try await connected(settings, outbound, isNear: isNear)
        do throws(ChannelTrouble) {
            try await first.introduce(password, secures: settings.security == .startTLS)
            return first
        } catch {
            await first.close()
            guard isNear, await first.mayStayPlain else { throw harmless(error) }
        }
        let second = try await connected(settings, outbound, isNear: isNear)
        do throws(ChannelTrouble) {
            try await second.introduce(password, secures: false)
            return second
        } catch {
            await second.close()
            throw harmless(error)
        }
    }

    private static func connected(
        _ settings: XMPPSettings, _ outbound: any Outbound, isNear: Bool
    ) async throws(ChannelTrouble) -> XMPPStream {
        let (host, port) = settings.target
        let socket = try await outbound.connect(
            host: host, port: port, tls: settings.security == .direct ? settings.domain : nil)
        return XMPPStream(settings, socket, isNear: isNear)
    }

    /// Nothing is published before we are known.
    private static func harmless(_ trouble: ChannelTrouble) -> ChannelTrouble {
        switch trouble {
        case .unknownOutcome(let said), .content(_, let said): .transient(said, retryAfter: nil)
        case .transient, .limited, .auth, .gone, .unsupported: trouble
        }
    }

    func close() async {
        if !isBroken { try? await write("</stream:stream>") }
        isBroken = true
        await socket.close()
    }

    private func introduce(_ password: String, secures: Bool) async throws(ChannelTrouble) {
        var features = try await begin()
        if secures {
            if let offer = features.child("starttls", XMPPNames.tls) {
                mayStayPlain = offer.child("required") == nil
                try await secure()
                mayStayPlain = false
                features = try await begin()
            } else if !isNear {
                throw .auth(.insecure, "\(settings.domain) offers no TLS")
            }
        }
        try await authenticate(features, password)
        reader = XMPPReader(mostBytes: Self.mostBytesAfter)
        features = try await begin()
        mostStanzaBytes = features.child("limits", XMPPNames.limits)?.child("max-bytes").flatMap {
            Int($0.text)
        }
        try await require(XMPPElement("bind", XMPPNames.bind))
        if let session = features.child("session", XMPPNames.session), session.child("optional") == nil {
            try await require(XMPPElement("session", XMPPNames.session))
        }
    }

    private func require(_ content: XMPPElement) async throws(ChannelTrouble) {
        if case .failure(let refusal) = try await ask("set", nil, content, effect: .looking) {
            throw .transient(refusal.said, retryAfter: nil)
        }
    }

    /// Opens the stream, anew after TLS and again after SASL, and returns what the server offers.
    private func begin() async throws(ChannelTrouble) -> XMPPElement {
        let to = XMPPElement("x", "", ["to": settings.domain]).xml().dropFirst(3).dropLast(2)
        try await write(
            "<?xml version=\"1.0\"?><stream:stream \(to) version=\"1.0\" xml:lang=\"en\" "
                + "xmlns=\"\(XMPPNames.client)\" xmlns:stream=\"\(XMPPNames.streams)\">")
        guard case .opened(let root) = try await event(), root.name == "stream",
            root.namespace == XMPPNames.streams
        else {
            throw .transient("\(settings.domain) does not speak XMPP", retryAfter: nil)
        }
        let features = try await stanza()
        guard features.name == "features", features.namespace == XMPPNames.streams else {
            throw .transient("\(settings.domain) offers nothing", retryAfter: nil)
        }
        return features
    }

    private func secure() async throws(ChannelTrouble) {
        try await write(XMPPElement("starttls", XMPPNames.tls).xml())
        guard try await stanza().name == "proceed" else {
            throw .auth(.insecure, "\(settings.domain) offers TLS, and then refuses it")
        }
        // What came with the answer came from whoever could write on the plain line.
        guard !reader.hasMore else { throw .auth(.insecure, "somebody spoke before the line was secure") }
        try await socket.secure(name: settings.domain)
        isSecure = true
        reader = XMPPReader(mostBytes: Self.mostBytesBefore)
    }

    /// The answer to one question or one change: a result, or the error that came instead.
    func ask(
        _ type: String, _ to: String?, _ content: XMPPElement, effect: OutboundEffect
    ) async throws(ChannelTrouble) -> Result<XMPPElement, XMPPRefusal> {
        asked += 1
        let id = "t\(asked)"
        let request = XMPPElement("iq", XMPPNames.client, ["type": type, "id": id, "to": to], [content])
        do throws(ChannelTrouble) {
            try await write(request.xml(in: XMPPNames.client))
            for _ in 0..<Self.mostOthers {
                let answer = try await stanza()
                guard answer.name == "iq" else { continue }
                if answer["id"] == id, isFrom(answer["from"], to) {
                    if answer["type"] == "result" { return .success(answer) }
                    if answer["type"] == "error" { return .failure(XMPPRefusal(answer)) }
                }
                if ["get", "set"].contains(answer["type"]) { try await decline(answer) }
            }
            throw .transient("no answer among \(Self.mostOthers) stanzas", retryAfter: nil)
        } catch {
            isBroken = true
            // What the server says while it ends the stream is about what we sent, and it has not done it.
            guard effect == .acting else {
                if case .unknownOutcome(let said) = error { throw .transient(said, retryAfter: nil) }
                throw error
            }
            if case .transient(let said, _) = error { throw .unknownOutcome(said) }
            throw error
        }
    }

    /// RFC 6120 §8.2.3: whoever asks is answered.
    private func decline(_ request: XMPPElement) async throws(ChannelTrouble) {
        let error = XMPPElement(
            "error", XMPPNames.client, ["type": "cancel"],
            [XMPPElement("service-unavailable", XMPPNames.stanzaErrors)])
        let answer = XMPPElement(
            "iq", XMPPNames.client, ["type": "error", "id": request["id"], "to": request["from"]], [error])
        try await write(answer.xml(in: XMPPNames.client))
    }

    /// Our own server may leave out who answers when it answers for the account.
    private func isFrom(_ sender: String?, _ receiver: String?) -> Bool {
        guard let sender, !sender.isEmpty else { return true }
        if let receiver, sender.lowercased() == receiver.lowercased() { return true }
        let own = settings.account.lowercased()
        let bare = sender.lowercased().prefix { $0 != "/" }
        return (receiver == nil || receiver?.lowercased() == own) && (bare == own || bare == settings.domain)
    }

    func write(_ text: String) async throws(ChannelTrouble) {
        try await socket.write(Array(text.utf8))
    }

    func stanza() async throws(ChannelTrouble) -> XMPPElement {
        switch try await event() {
        case .stanza(let element):
            guard element.name == "error", element.namespace == XMPPNames.streams else { return element }
            throw XMPPRefusal.stream(element, settings.domain)
        case .opened: throw .transient("\(settings.domain) opens a second stream", retryAfter: nil)
        case .closed: throw .transient("\(settings.domain) ended the stream", retryAfter: nil)
        }
    }

    private func event() async throws(ChannelTrouble) -> XMPPReader.Event {
        while true {
            do throws(XMPPFault) {
                if let event = try reader.next() { return event }
            } catch {
                isBroken = true
                throw .transient("\(settings.domain) sends what is no XMPP: \(error.said)", retryAfter: nil)
            }
            guard let bytes = try await socket.read() else {
                isBroken = true
                throw .transient("\(settings.domain) closed the line", retryAfter: nil)
            }
            reader.feed(bytes)
        }
    }
}
