import HTTPTypes
import Media

extension MediaError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .storage(let error): Problem(error)
        case .invalid(let field): Problem(field)
        case .notAllowed(let roles): .notAllowed(anyOf: roles)
        case .noSuchMedia, .noSuchRendition: .notFound
        case .notAccepted:
            Problem(
                .unsupportedMediaType, "media-not-accepted",
                ["accepted": MediaFormat.allCases.map(\.mediaType).joined(separator: ", ")], field: "body")
        case .wrongKind(let announced, let found):
            Problem(
                .unsupportedMediaType, "media-wrong-kind",
                ["announced": announced.rawValue, "found": found.rawValue],
                field: "body")
        case .tooLarge(let most): .tooLarge(most: most)
        case .tooManyPixels(let width, let height):
            Problem(
                .contentTooLarge, "too-many-pixels", ["width": String(width), "height": String(height)],
                field: "body")
        case .unreadable: Problem(.unprocessableContent, "media-unreadable", field: "body")
        case .interrupted: Problem(.badRequest, "media-interrupted", field: "body")
        case .folder: Problem(.serviceUnavailable, "unavailable", retryAfter: 30)
        }
    }
}
