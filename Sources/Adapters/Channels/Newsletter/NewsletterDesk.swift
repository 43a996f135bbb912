public import Contracts
public import Distribution
import FoundationEssentials
import Members
public import Storage
public import Values

/// Why the newsletter's desk refuses.
public enum NewsletterError: RoomError, Equatable {
    case storage(StorageError)
    case notAllowed(anyOf: [Role])
    case noSuchIssue(PublicationID)
    case noSuchLetter(NewsletterRecipientID)
    /// Its outcome is known.
    case nothingToSettle(NewsletterRecipientID)
    /// Mend the named field.
    case invalid(FieldProblem)
}

/// A letter of which nobody knows whether it went out.
public struct UnconfirmedLetter: Hashable, Sendable {
    public let id: NewsletterRecipientID
    /// Personal data: for those who look after the newsletter.
    public let address: String
    public let said: String
    public let messageID: String
}

/// What the people of the house see of a newsletter, and do about it: for pages and the API.
public struct NewsletterDesk: Sendable {
    let office: NewsletterOffice

    /// How far an issue is; nil when the publication is no issue of ours.
    public func tally(of publication: PublicationID) async throws(NewsletterError) -> NewsletterTally? {
        try await office.ground.store.read(refusing: NewsletterError.self) { [office] transaction in
            try office.issues.find(publication, in: transaction).map { issue throws(StorageError) in
                try office.recipients.tally(of: issue.id, in: transaction)
            }
        }
    }

    /// How many read a newsletter.
    public func readers(of channel: ChannelID) async throws(NewsletterError) -> Int {
        try await office.ground.store.read(refusing: NewsletterError.self) { [office] transaction in
            try office.subscribers.count(on: channel, .confirmed, in: transaction)
        }
    }

    /// What a domain's owner enters in DNS, so that letters can be told from forged ones. The channel must have its
    /// credentials.
    public static func records(of channel: Channel) -> [DKIMRecord] {
        guard case .success(let settings) = NewsletterSettings.read(channel.settings) else { return [] }
        return settings.keys(in: channel.credentials).map(\.record)
    }

    /// Letters of an issue whose outcome nobody knows, a hundred at a time, in the order of their numbers.
    public func unconfirmed(
        of publication: PublicationID, after last: NewsletterRecipientID? = nil, by caller: Caller
    ) async throws(NewsletterError) -> [UnconfirmedLetter] {
        try check(caller)
        return try await office.ground.store.read(refusing: NewsletterError.self) { [office] transaction in
            guard let issue = try office.issues.find(publication, in: transaction) else {
                throw NewsletterError.noSuchIssue(publication)
            }
            return try office.recipients.all(
                of: issue.id, [.unconfirmed], after: last ?? NewsletterRecipientID(0), limit: 100,
                in: transaction
            ).map {
                UnconfirmedLetter(
                    id: $0.id, address: $0.address, said: $0.said ?? "", messageID: $0.messageID)
            }
        }
    }

    /// A person has looked into the mail server's log: the letter went out, or it is to be sent again.
    public func settle(
        _ letter: NewsletterRecipientID, wentOut: Bool, by caller: Caller
    ) async throws(NewsletterError) {
        try check(caller)
        let now = office.ground.clock.now()
        try await office.ground.store.write(refusing: NewsletterError.self) { [office] transaction in
            guard var recipient = try office.recipients.find(letter, in: transaction) else {
                throw NewsletterError.noSuchLetter(letter)
            }
            guard recipient.state == .unconfirmed else { throw NewsletterError.nothingToSettle(letter) }
            let lease = recipient.lease
            (recipient.state, recipient.lease) = (wentOut ? .sent : .queued, nil)
            (recipient.readyAt, recipient.handledAt) = (wentOut ? nil : now, wentOut ? now : nil)
            _ = try office.recipients.put(recipient, ifStill: .unconfirmed, lease: lease, in: transaction)
            try office.lookAgain(at: recipient.issue, in: transaction)
            try office.ground.audit.record(
                "newsletter.settle", of: "letter \(letter)", by: caller, in: transaction)
            transaction.afterCommit { office.queued.ring() }
        }
    }

    /// Stops an issue: what has not gone out stays here.
    public func halt(_ publication: PublicationID, by caller: Caller) async throws(NewsletterError) {
        try check(caller)
        let now = office.ground.clock.now()
        try await office.ground.store.write(refusing: NewsletterError.self) { [office] transaction in
            guard let issue = try office.issues.find(publication, in: transaction) else {
                throw NewsletterError.noSuchIssue(publication)
            }
            try office.issues.halt(issue.id, at: now, in: transaction)
            try office.recipients.skip(issue.id, at: now, in: transaction)
            try office.lookAgain(at: issue.id, in: transaction)
            try office.ground.audit.record(
                "newsletter.halt", of: "publication \(publication)", by: caller, in: transaction)
        }
    }

    /// Mails a correction to all who were mailed the article, under the article's title. Only a person can want that; the
    /// same note again is another correction.
    public func correct(
        _ publication: PublicationID, note: String, by caller: Caller
    ) async throws(NewsletterError) {
        try check(caller)
        guard let note = note.trimmed else { throw .invalid(FieldProblem("note", .required)) }
        guard note.count <= 5_000 else { throw .invalid(FieldProblem("note", .tooLong(most: 5_000))) }
        let now = office.ground.clock.now()
        let id = office.ground.identifiers.next(NewsletterIssueID.self)
        let issue = try await office.ground.store.write(refusing: NewsletterError.self) {
            [office] transaction in
            guard let wrong = try office.issues.find(publication, in: transaction) else {
                throw NewsletterError.noSuchIssue(publication)
            }
            let issue = NewsletterIssue(
                id: id, channel: wrong.channel, key: "correction-\(id)", publication: nil, corrects: wrong.id,
                language: wrong.language, text: wrong.text.corrected(note, in: wrong.language), madeAt: now,
                gatheredThrough: SubscriberID(0), gatheredAt: nil, haltedAt: nil)
            try office.issues.insert(issue, in: transaction)
            try office.ground.audit.record(
                "newsletter.correct", of: "publication \(publication)", by: caller, in: transaction)
            return issue
        }
        _ = issue
        // The post gathers its readers, and knows the domain of its letters.
        office.queued.ring()
    }

    func check(_ caller: Caller) throws(NewsletterError) {
        guard caller.has(anyOf: .publisher, .marketer) else {
            throw .notAllowed(anyOf: [.publisher, .marketer, .admin])
        }
    }
}

extension IssueText {
    fileprivate func corrected(_ note: String, in language: Language) -> IssueText {
        let chinese = language == .chinese
        let subject = (chinese ? "更正：" : "Correction: ") + subject
        let words = chinese ? "更正后的文章" : "The article as it stands now"
        let html = note.split(separator: "\n").map { "<p style=\"margin:0 0 1em\">\(inHTML(String($0)))</p>" }
            .joined(separator: "\n")
        return IssueText(
            subject: subject,
            html: """
                <h1 style="font-size:1.4em;line-height:1.3;margin:0 0 .6em">\(inHTML(subject))</h1>
                \(html)
                <p style="margin:1.5em 0"><a href="\(inHTML(address))" style="color:#8a3b00;font-weight:bold">\(words)</a></p>
                """,
            text: "\(subject)\n\n\(note)\n\n\(words)\(chinese ? "：" : ":")\n\(address)", address: address)
    }
}

extension NewsletterOffice {
    func tally(of issue: NewsletterIssueID) async throws -> NewsletterTally {
        try await ground.store.read { [recipients] transaction in
            try recipients.tally(of: issue, in: transaction)
        }
    }
}
