import Channels
import Contracts
import Distribution
import Values

struct NewsletterIssuesPage {
    let items: [NewsletterIssueLine]
    let next: String?
}

struct NewsletterLettersPage {
    let issue: NewsletterIssueLine
    let filters: [LetterFilter]
    let items: [LetterLine]
    /// The state that is chosen; nil for all.
    let chosen: String?
    let next: String?
    let mayHalt: Bool
    let mayCorrect: Bool
    let note: String
    let problem: String?
    let errors: [String: String]
}

/// An issue of a newsletter, or a correction, in the reader's words.
struct NewsletterIssueLine {
    let id: String
    let subject: String
    let language: String
    let channel: String
    let made: String
    let halted: String?
    let isCorrection: Bool
    let all: String
    let counts: [LetterCount]
    /// How many letters somebody must look after.
    let unconfirmed: String?

    init(
        _ issue: NewsletterIssueOverview, _ names: [ChannelID: String], _ house: House, _ request: WebRequest
    ) {
        id = issue.id.description
        subject = issue.subject
        language = issue.language.rawValue
        channel = names[issue.channel] ?? issue.channel.description
        made = issue.madeAt.shanghai
        halted = issue.haltedAt.map { house.renderer.text("newsletter.halted", request, ["time": $0.shanghai]) }
        isCorrection = issue.corrects != nil
        all = String(issue.tally.all)
        counts = NewsletterLetter.State.allCases.map { state in
            LetterCount(
                name: house.renderer.text("newsletter.state.\(state.rawValue)", request),
                count: String(issue.tally.count(of: state)))
        }
        unconfirmed =
            issue.tally.unconfirmed > 0
            ? house.renderer.text("newsletter.unconfirmed", request, ["count": String(issue.tally.unconfirmed)])
            : nil
    }
}

struct LetterCount {
    let name: String
    let count: String
}

/// A tab above the letters.
struct LetterFilter {
    /// Nil for all.
    let state: String?
    let name: String
    let count: String
    let isChosen: Bool

    static func all(
        _ issue: NewsletterIssueOverview, chosen: NewsletterLetter.State?, _ house: House, _ request: WebRequest
    ) -> [LetterFilter] {
        let everything = LetterFilter(
            state: nil, name: house.renderer.text("common.all", request), count: String(issue.tally.all),
            isChosen: chosen == nil)
        return [everything]
            + NewsletterLetter.State.allCases.map { state in
                LetterFilter(
                    state: state.rawValue, name: house.renderer.text("newsletter.state.\(state.rawValue)", request),
                    count: String(issue.tally.count(of: state)), isChosen: chosen == state)
            }
    }
}

struct LetterLine {
    let id: String
    let recipient: String
    let messageID: String
    let state: String
    let badge: String
    let cause: String?
    let mend: String?
    let said: String?
    let attempts: String
    let moment: String
    let next: String?
    let mustLook: Bool

    init(_ letter: NewsletterLetter, _ house: House, _ request: WebRequest) {
        func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
            house.renderer.text("newsletter." + key, request, arguments)
        }
        id = letter.id.description
        recipient = letter.recipient
        messageID = letter.messageID
        state = text("state.\(letter.state.rawValue)")
        switch letter.state {
        case .sent, .skipped: badge = "badge"
        case .waiting: badge = "badge badge-orange"
        case .returned, .rejected, .unconfirmed: badge = "badge badge-red"
        }
        cause = letter.cause.map { text("cause.\($0.rawValue)") }
        mend = letter.mend.map { text("mend.\($0.rawValue)") }
        said = letter.said.map { said in letter.status.map { "\($0) \(said)" } ?? said }
        attempts = String(letter.attempts)
        moment = (letter.handledAt ?? letter.queuedAt).shanghai
        next = letter.nextAt.map { text("next", ["time": $0.shanghai]) }
        mustLook = letter.state == .unconfirmed
    }
}

extension NewsletterTally {
    func count(of state: NewsletterLetter.State) -> Int {
        switch state {
        case .waiting: waiting
        case .sent: sent - returned
        case .returned: returned
        case .rejected: rejected
        case .unconfirmed: unconfirmed
        case .skipped: skipped
        }
    }
}
