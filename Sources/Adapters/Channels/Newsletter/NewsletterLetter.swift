public import Contracts
public import Values

/// One letter of an issue as the people of the house see it: what became of it, why, and what to do about it.
///
/// Who reads is personal data: a mailbox is shown only as far as letters can be told apart by it. What is needed to find
/// one in the mail server's log is its message id.
public struct NewsletterLetter: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Not handed in yet, or under way at this moment.
        case waiting
        /// Taken by the mail server.
        case sent
        /// Taken, and came back.
        case returned
        /// Refused for good.
        case rejected
        /// Handed in, but no answer came.
        case unconfirmed
        /// The reader left, or the issue was stopped, before its turn.
        case skipped
    }

    /// Why it is not simply sent (RFC 3463 §3).
    public enum Cause: String, Hashable, Sendable, CaseIterable {
        case noSuchMailbox = "no_such_mailbox"
        case mailboxFull = "mailbox_full"
        /// The other side does not like who sends, or what.
        case policy
        /// Refused on other grounds; the server's words say which.
        case refused
        /// The server asked to come again, or could not be reached.
        case putOff = "put_off"
        /// The server put it off for four days, and then it was given up.
        case givenUp = "given_up"
        case noAnswer = "no_answer"
        /// Nobody wanted it any more.
        case notWanted = "not_wanted"
    }

    public enum Mend: String, Hashable, Sendable, CaseIterable {
        /// It goes on by itself.
        case wait
        /// Look into the mail server's log for the message id, then say whether it went out.
        case look
        /// Set right how this house is known to mail servers: DKIM, SPF, the sender's address.
        case fixSender = "fix_sender"
        /// The server's words say what it wants.
        case readAnswer = "read_answer"
        /// Nothing: the list looks after itself.
        case none
    }

    public let id: NewsletterRecipientID
    /// Such as `a…@example.org`.
    public let recipient: String
    public let messageID: String
    public let state: State
    /// Nil when all is well.
    public let cause: Cause?
    /// The server's enhanced or plain reply code.
    public let status: String?
    /// The server's own words, with mailboxes cut short.
    public let said: String?
    public let attempts: Int
    public let queuedAt: Instant
    /// When it is tried again.
    public let nextAt: Instant?
    public let handledAt: Instant?

    public var mend: Mend? {
        switch cause {
        case nil: nil
        case .noSuchMailbox, .mailboxFull, .givenUp, .notWanted: Mend.none
        case .policy: .fixSender
        case .refused: .readAnswer
        case .putOff: .wait
        case .noAnswer: .look
        }
    }
}

extension NewsletterLetter {
    init(_ recipient: NewsletterRecipient, bounce: NewsletterBounce?) {
        id = recipient.id
        self.recipient = Self.shortened(recipient.address)
        messageID = recipient.messageID
        attempts = recipient.attempts
        queuedAt = recipient.queuedAt
        handledAt = recipient.handledAt
        let status = bounce?.status ?? recipient.status
        let said = bounce?.said ?? recipient.said
        var next: Instant?
        switch recipient.state {
        case .queued:
            (state, cause) = (.waiting, said == nil ? nil : .putOff)
            next = recipient.attempts > 0 ? recipient.readyAt : nil
        case .claimed, .sending: (state, cause) = (.waiting, nil)
        case .sent: (state, cause) = bounce == nil ? (.sent, nil) : (.returned, Self.cause(of: status))
        case .rejected: (state, cause) = (.rejected, Self.cause(of: status))
        case .unconfirmed: (state, cause) = (.unconfirmed, .noAnswer)
        case .skipped: (state, cause) = (.skipped, .notWanted)
        }
        nextAt = next
        self.status = status
        // What a server says of a letter that it took, such as its queue's number, is of use when one looks for it.
        self.said = said.map(Self.shortened).flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func cause(of status: String?) -> Cause {
        guard let status else { return .refused }
        let parts = status.split(separator: ".")
        if parts.first == "4" || (parts.count == 1 && status.hasPrefix("4")) { return .givenUp }
        guard parts.count == 3 else {
            return ["550", "551", "553"].contains(status) ? .noSuchMailbox : .refused
        }
        switch (parts[1], parts[2]) {
        case ("1", "7"), ("1", "8"), ("7", _): return .policy
        case ("1", _), ("2", "1"): return .noSuchMailbox
        case ("2", "2"): return .mailboxFull
        case (_, _): return .refused
        }
    }

    /// Every mailbox in a text with all but the first character before its `@` cut away.
    static func shortened(_ text: String) -> String {
        var out: [Character] = []
        for character in text {
            if character == "@" {
                var start = out.count
                while start > 0, isPartOfMailbox(out[start - 1]) { start -= 1 }
                if start < out.count { out.replaceSubrange((start + 1)..., with: ["…"]) }
            }
            out.append(character)
        }
        return String(out)
    }

    private static func isPartOfMailbox(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "!#$%&'*+-/=?^_`{|}~.\"".contains(character)
    }
}

/// A letter that came back, as the last report of it says.
struct NewsletterBounce: Hashable, Sendable {
    let status: String
    let said: String
}

/// An issue and how far its letters are.
public struct NewsletterIssueOverview: Hashable, Sendable {
    public let id: NewsletterIssueID
    public let channel: ChannelID
    /// Nil for a correction.
    public let publication: PublicationID?
    /// The issue that it puts right.
    public let corrects: NewsletterIssueID?
    public let language: Language
    public let subject: String
    public let madeAt: Instant
    /// When a person stopped it, or the article was withdrawn.
    public let haltedAt: Instant?
    public let tally: NewsletterTally

    init(_ issue: NewsletterIssue, _ tally: NewsletterTally) {
        id = issue.id
        channel = issue.channel
        publication = issue.publication
        corrects = issue.corrects
        language = issue.language
        subject = issue.text.subject
        madeAt = issue.madeAt
        haltedAt = issue.haltedAt
        self.tally = tally
    }
}
