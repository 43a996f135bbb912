import Channels
import Contracts
import Distribution
import HTTPTypes
import Values

/// How far an issue of the newsletter is.
struct LettersAnswer: Encodable, Sendable {
    let all: Int
    let waiting: Int
    let sent: Int
    let rejected: Int
    let skipped: Int
    /// Of those sent, how many came back.
    let returned: Int
    let unconfirmed: Int
    /// A hundred at most of those of which nobody knows whether they went out.
    let items: [LetterAnswer]
    let next: String?

    init(_ tally: NewsletterTally, _ letters: [UnconfirmedLetter]) {
        all = tally.all
        waiting = tally.waiting
        sent = tally.sent
        rejected = tally.rejected
        skipped = tally.skipped
        returned = tally.returned
        unconfirmed = tally.unconfirmed
        items = letters.map { LetterAnswer(id: $0.id, address: $0.address, said: $0.said, messageId: $0.messageID) }
        next = letters.count == 100 ? letters.last?.id.description : nil
    }

    static let shape = Shape.object([
        .required("all", .integer), .required("waiting", .integer), .required("sent", .integer),
        .required("rejected", .integer), .required("skipped", .integer), .required("returned", .integer),
        .required("unconfirmed", .integer),
        .required(
            "items",
            .array(
                .object([
                    .required("id", .identifier), .required("address", .string), .required("said", .string),
                    .required("message_id", .string),
                ]))),
        .optional("next", .nullable(.string)),
    ])
}

struct LetterAnswer: Encodable, Sendable {
    let id: NewsletterRecipientID
    /// Personal data: for those who look after the newsletter.
    let address: String
    let said: String
    let messageId: String
}

extension NewsletterError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .storage(let error): Problem(error)
        case .notAllowed(let roles): .notAllowed(anyOf: roles)
        case .noSuchIssue, .noSuchLetter: .notFound
        case .nothingToSettle: Problem(.conflict, "nothing-to-settle")
        case .invalid(let field): Problem(field)
        }
    }
}
