import Contracts
import Distribution
import Members
import Values

/// What readers of a newsletter come to by its links, and what mailbox providers and mail servers call.
struct NewsletterPages: Sendable {
    let office: NewsletterOffice
    let limiter: SignUpLimiter

    var routes: [InboundRoute] {
        [
            InboundRoute(method: "GET", path: "/newsletter") { request in try await list(request) },
            InboundRoute(method: "GET", path: "/newsletter/{channel}") { request in try await form(request) },
            InboundRoute(method: "POST", path: "/newsletter/{channel}", mostBytes: 4_096) { request in
                try await ask(request)
            },
            InboundRoute(method: "GET", path: "/newsletter/{channel}/confirm/{token}") { request in
                try await confirmForm(request)
            },
            InboundRoute(method: "POST", path: "/newsletter/{channel}/confirm/{token}", mostBytes: 4_096) {
                request in
                try await confirm(request)
            },
            InboundRoute(method: "GET", path: "/newsletter/{channel}/unsubscribe/{token}") { request in
                try await leaveForm(request)
            },
            InboundRoute(method: "POST", path: "/newsletter/{channel}/unsubscribe/{token}", mostBytes: 4_096) {
                request in
                try await leave(request)
            },
            InboundRoute(method: "GET", path: "/newsletter/{channel}/dkim") { request in
                try await records(request)
            },
            InboundRoute(
                method: "POST", path: "/newsletter/{channel}/bounces", mostBytes: MailReading.mostBytes
            ) { request in try await NewsletterBounces(office: office).answer(request) },
        ]
    }

    private func list(_ request: InboundRequest) async throws -> InboundAnswer {
        let page = NewsletterPage(request)
        guard let desk = office.openDesk else { return page.notNow() }
        let channels = try await desk.channels(of: .newsletter)
        if channels.count == 1, let channel = channels.first {
            return page.form(channel.id, name(of: channel), language: page.language)
        }
        return page.list(channels.map { ($0.id, name(of: $0)) })
    }

    private func form(_ request: InboundRequest) async throws -> InboundAnswer {
        let page = NewsletterPage(request)
        switch try await channel(request) {
        case .notNow: return page.notNow()
        case .unknown: return page.unknown()
        case .found(let channel): return page.form(channel.id, name(of: channel), language: page.language)
        }
    }

    /// Always the same answer for an address that could be one, whoever reads there already.
    private func ask(_ request: InboundRequest) async throws -> InboundAnswer {
        let page = NewsletterPage(request)
        let channel: Channel
        switch try await self.channel(request) {
        case .notNow: return page.notNow()
        case .unknown: return page.unknown()
        case .found(let found): channel = found
        }
        let fields = FormFields(request.body)
        let written = fields["address"].trimmed ?? ""
        let language = Language(rawValue: fields["language"]) ?? page.language
        guard let address = MailAddress(written),
            case .success(let settings) = NewsletterSettings.read(channel.settings)
        else {
            return page.form(
                channel.id, name(of: channel), language: language, written: String(written.prefix(320)),
                isWrong: true)
        }
        if let seconds = limiter.refusal(of: request.client, at: office.ground.clock.now()) {
            return page.tooMuch(seconds)
        }
        try await office.ask(address, language, on: channel, domain: settings.from.domain)
        return page.asked(address.description)
    }

    /// A page with a button: programs that look into letters follow links, and must not confirm anything.
    private func confirmForm(_ request: InboundRequest) async throws -> InboundAnswer {
        let page = NewsletterPage(request)
        guard let (channel, token) = link(request), let reader = try await office.reader(token, on: channel),
            reader.state == .asked || reader.state == .confirmed
        else { return page.lapsed(ChannelID(request.parameters["channel"] ?? "")) }
        return page.button(
            page.words.confirmTitle(try await name(of: channel)), page.words.confirmText, page.words.confirm,
            action: request.path)
    }

    private func confirm(_ request: InboundRequest) async throws -> InboundAnswer {
        let page = NewsletterPage(request)
        guard let (channel, token) = link(request), try await office.confirm(token, on: channel) else {
            return page.lapsed(ChannelID(request.parameters["channel"] ?? ""))
        }
        return page.said(page.words.confirmedTitle, page.words.confirmedText)
    }

    private func leaveForm(_ request: InboundRequest) async throws -> InboundAnswer {
        let page = NewsletterPage(request)
        guard let (channel, token) = link(request), try await office.reader(token, on: channel) != nil else {
            return page.lapsed(nil)
        }
        return page.button(
            page.words.leaveTitle(try await name(of: channel)), page.words.leaveText, page.words.leave,
            action: request.path)
    }

    /// The button, and RFC 8058's one click: a POST whose body says so, without cookies and without redirection. Whatever
    /// the body is, who has the link wants to leave.
    private func leave(_ request: InboundRequest) async throws -> InboundAnswer {
        let page = NewsletterPage(request)
        let isOneClick =
            request.body.count < 200 && String(decoding: request.body, as: UTF8.self).contains("One-Click")
        guard let (channel, token) = link(request),
            try await office.leave(token, on: channel, by: isOneClick ? .oneClick : .link)
        else { return page.lapsed(nil) }
        return page.said(page.words.leftTitle, page.words.leftText, again: channel)
    }

    private func records(_ request: InboundRequest) async throws -> InboundAnswer {
        guard case .found(let channel) = try await channel(request) else { return InboundAnswer(status: 404) }
        let lines = NewsletterDesk.records(of: channel).map(\.zoneLine)
        return InboundAnswer(
            status: 200,
            headers: [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")],
            body: Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    private enum Finding {
        case found(Channel)
        case unknown
        case notNow
    }

    private func channel(_ request: InboundRequest) async throws -> Finding {
        guard let desk = office.openDesk else { return .notNow }
        guard let id = ChannelID(request.parameters["channel"] ?? ""),
            let channel = try await desk.channel(id),
            channel.kind == .newsletter
        else { return .unknown }
        return .found(channel)
    }

    private func link(_ request: InboundRequest) -> (ChannelID, String)? {
        guard let channel = ChannelID(request.parameters["channel"] ?? ""),
            let token = request.parameters["token"]
        else {
            return nil
        }
        return (channel, token)
    }

    /// Leaving must work also when the newsletter is switched off.
    private func name(of id: ChannelID) async throws -> String {
        guard let channel = try await office.openDesk?.channel(id) else { return "Terrace" }
        return name(of: channel)
    }

    private func name(of channel: Channel) -> String {
        guard case .success(let settings) = NewsletterSettings.read(channel.settings) else {
            return channel.name
        }
        return settings.fromName ?? channel.name
    }
}

/// The fields of a form (application/x-www-form-urlencoded); the first of each name.
struct FormFields {
    private var values: [String: String] = [:]

    init(_ body: [UInt8]) {
        for pair in body.split(separator: 38).prefix(50) {
            let parts = pair.split(separator: 61, maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.decoded(parts[0])
            if values[name] == nil { values[name] = parts.count > 1 ? Self.decoded(parts[1]) : "" }
        }
    }

    /// Empty when it is missing.
    subscript(name: String) -> String { values[name] ?? "" }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var out: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == 37, index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(byte == 43 ? 32 : byte)
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
