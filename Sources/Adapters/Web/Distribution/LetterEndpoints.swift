import Channels
import Contracts
import Distribution
import HTTPTypes
import Values

/// `/publications/{id}/letters`: how far an issue of the newsletter is, one row for each reader behind it.
struct LetterEndpoints: Sendable {
    let desk: NewsletterDesk

    var endpoints: [Endpoint] { [letters, settle, halt, correct] }

    private var letters: Endpoint {
        Endpoint(
            method: .get, path: "/publications/{id}/letters",
            summary:
                "How far an issue of the newsletter is, and the letters of which nobody knows whether they went out",
            tag: "Distribution", query: [.after], answer: LettersAnswer.shape
        ) { [desk] request in
            let id: PublicationID = try request.id("id")
            guard let tally = try await desk.tally(of: id) else { throw Problem.notFound }
            let unconfirmed = try await desk.unconfirmed(
                of: id, after: try request.after(), by: try request.caller())
            return try .json(LettersAnswer(tally, unconfirmed))
        }
    }

    private struct Sighting: Decodable {
        let wentOut: Bool
    }

    private var settle: Endpoint {
        Endpoint(
            method: .post, path: "/letters/{id}/settle",
            summary: "Says what the mail server's log told of a letter: it went out, or it is to be sent again",
            tag: "Distribution", body: .object([.required("went_out", .boolean)]), success: .noContent
        ) { [desk] request in
            let seen = try request.json(Sighting.self)
            try await desk.settle(try request.id("id"), wentOut: seen.wentOut, by: try request.caller())
            return .noContent
        }
    }

    private var halt: Endpoint {
        Endpoint(
            method: .post, path: "/publications/{id}/letters/halt",
            summary: "Stops an issue: what has not gone out stays here", tag: "Distribution", success: .noContent
        ) { [desk] request in
            try await desk.halt(try request.id("id"), by: try request.caller())
            return .noContent
        }
    }

    private struct Correction: Decodable {
        let note: String
    }

    private var correct: Endpoint {
        Endpoint(
            method: .post, path: "/publications/{id}/letters/correction",
            summary: "Mails a correction to all who were mailed the article", tag: "Distribution",
            body: .object([.required("note", .string)]), isIdempotent: true, success: .noContent
        ) { [desk] request in
            let correction = try request.json(Correction.self)
            try await desk.correct(try request.id("id"), note: correction.note, by: try request.caller())
            return .noContent
        }
    }
}
