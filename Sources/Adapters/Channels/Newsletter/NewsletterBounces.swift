import Contracts
import Distribution
import Members
import Storage
import Values

/// Takes reports of letters that came back, as mail servers write them (RFC 3464, RFC 5965).
struct NewsletterBounces: Sendable {
    let office: NewsletterOffice

    func answer(_ request: InboundRequest) async throws -> InboundAnswer {
        guard let channel = ChannelID(request.parameters["channel"] ?? "") else {
            return Self.said(404, "no such newsletter")
        }
        guard let report = MailReport(request.body) else {
            return Self.said(422, "not a delivery or feedback report")
        }
        if report.finding == .complaint { return try await complain(report, on: channel) }
        let written = [request.query["to"]].compactMap { $0 } + report.recipients
        guard let token = written.lazy.compactMap({ NewsletterTokens.returning(in: $0) }).first else {
            return Self.said(422, "sent to no return path of ours")
        }
        let isKnown = try await note(report, token, on: channel)
        return isKnown ? Self.said(200, "noted") : Self.said(404, "about no letter of ours")
    }

    /// Counts a letter that will not arrive, once for each report; any report shows that a letter did go out.
    private func note(_ report: MailReport, _ token: String, on channel: ChannelID) async throws -> Bool {
        let now = office.ground.clock.now()
        let open = try await office.openDesk?.channel(channel)
        var limit = 3
        if let open, case .success(let settings) = NewsletterSettings.read(open.settings) {
            limit = settings.bounceLimit
        }
        let (most, office) = (limit, office)
        let found = try await office.ground.store.write {
            transaction -> (NewsletterRecipient, NewsletterIssue?, Bool)? in
            guard let recipient = try office.recipients.find(returnToken: token, on: channel, in: transaction)
            else {
                return nil
            }
            if recipient.state == .unconfirmed {
                var sent = recipient
                (sent.state, sent.lease) = (.sent, nil)
                _ = try office.recipients.put(
                    sent, ifStill: .unconfirmed, lease: recipient.lease, in: transaction)
                try office.lookAgain(at: recipient.issue, in: transaction)
            }
            let issue = try recipient.issue.flatMap { id in try office.issues.find(id, in: transaction) }
            guard case .failed(let status, let said) = report.finding else {
                return (recipient, issue, false)
            }
            let isNew = try office.recipients.note(
                bounceOf: recipient.id, report: report.id ?? "\(status) \(recipient.id)", status: status,
                said: said, at: now,
                in: transaction)
            if isNew, recipient.kind == .issue {
                try office.bounce(recipient.subscriber, limit: most, at: now, in: transaction)
            }
            return (recipient, issue, isNew)
        }
        guard let (recipient, issue, isNew) = found else { return false }
        if isNew, let publication = issue?.publication, case .failed(let status, let said) = report.finding {
            try await office.openDesk?.take(
                Returned(
                    channel: channel, publication: publication, kind: .bounce,
                    remote: "bounce \(recipient.id) \(status)",
                    actor: recipient.address, text: "\(status) \(said)", at: now))
        }
        return true
    }

    /// Who calls a letter unwanted does not get another. The letter itself came back with its link to leave.
    private func complain(_ report: MailReport, on channel: ChannelID) async throws -> InboundAnswer {
        let mark = "/newsletter/\(channel)/unsubscribe/"
        guard let range = report.original.firstRange(of: mark) else {
            return Self.said(422, "names no letter of ours")
        }
        let token = String(
            report.original[range.upperBound...].prefix {
                $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
            })
        let isKnown = try await office.leave(token, on: channel, by: .complaint)
        return isKnown ? Self.said(200, "noted") : Self.said(404, "about no letter of ours")
    }

    private static func said(_ status: Int, _ text: String) -> InboundAnswer {
        InboundAnswer(
            status: status,
            headers: [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")],
            body: Array((text + "\n").utf8))
    }
}
