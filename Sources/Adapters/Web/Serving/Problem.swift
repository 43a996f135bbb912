import Contracts
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Storage
import Values

/// Something that a person can mend: what a page shows and what the API answers as `application/problem+json` (RFC 9457).
struct Problem: Error, Sendable {
    var status: HTTPResponse.Status
    /// The last part of the problem's type, such as `invalid-field`; its texts stand in the catalogue under `problem.TYPE`.
    var type: String
    /// Goes into the texts at `{name}`.
    var arguments: [String: String] = [:]
    /// The field or parameter that is wrong, as the API spells it.
    var field: String?
    var rule: FieldRule?
    /// Seconds to wait, told as `Retry-After`.
    var retryAfter: Int?
    var headers: HTTPFields = [:]

    init(
        _ status: HTTPResponse.Status, _ type: String, _ arguments: [String: String] = [:], field: String? = nil,
        rule: FieldRule? = nil, retryAfter: Int? = nil
    ) {
        self.status = status
        self.type = type
        self.arguments = arguments
        self.field = field
        self.rule = rule
        self.retryAfter = retryAfter
    }

    /// A field whose value cannot be taken: 422.
    init(_ problem: FieldProblem) {
        self.init(.unprocessableContent, "invalid-field", field: problem.field, rule: problem.rule)
    }

    static let notFound = Problem(.notFound, "not-found")
    static let notSignedIn = Problem(.unauthorized, "not-signed-in")
    static let badSignature = Problem(.unauthorized, "bad-signature")
    static let preconditionRequired = Problem(.preconditionRequired, "precondition-required", field: "If-Match")

    static func preconditionFailed(current: String) -> Problem {
        var problem = Problem(.preconditionFailed, "precondition-failed", ["current": current], field: "If-Match")
        problem.headers[.eTag] = "\"\(current)\""
        return problem
    }

    static func tooLarge(most: Int) -> Problem {
        Problem(.contentTooLarge, "too-large", ["most": String(most)], field: "body", rule: .tooLong(most: most))
    }

    static func badQuery(_ name: String, _ rule: FieldRule) -> Problem {
        Problem(.badRequest, "invalid-parameter", field: name, rule: rule)
    }

    static func notAllowed(anyOf roles: [Role]) -> Problem {
        Problem(.forbidden, "not-allowed", ["roles": roles.map(\.rawValue).joined(separator: ", ")])
    }
}

/// A room's error that says how it looks from outside; one extension per room.
protocol ProblemConvertible: Error {
    var problem: Problem { get }
}

extension Problem {
    /// What an error of any kind looks like from outside. What nobody foresaw is a 500 that tells nothing.
    init(describing error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as any ProblemConvertible: self = error.problem
        case let error as StorageError: self.init(error)
        case let error as DecodingError: self.init(error)
        case let error as HTTPError:
            self.init(error.status, error.status == .notFound ? "not-found" : "refused")
        default: self.init(.internalServerError, "internal")
        }
    }

    init(_ error: StorageError) {
        switch error {
        case .unavailable: self.init(.serviceUnavailable, "unavailable", retryAfter: 2)
        case .duplicate: self.init(.conflict, "conflict")
        case .constraint, .statement, .column, .schema, .unexpected: self.init(.internalServerError, "internal")
        }
    }

    /// Names the field at which a JSON body stopped making sense.
    init(_ error: DecodingError) {
        func field(_ path: [any CodingKey], _ last: (any CodingKey)? = nil) -> String {
            var text = ""
            for key in path + (last.map { [$0] } ?? []) {
                if let index = key.intValue {
                    text += "[\(index)]"
                } else {
                    text += (text.isEmpty ? "" : ".") + snakeCase(key.stringValue)
                }
            }
            return text.isEmpty ? "body" : text
        }
        switch error {
        case .keyNotFound(let key, let context):
            self.init(.unprocessableContent, "invalid-field", field: field(context.codingPath, key), rule: .required)
        case .valueNotFound(_, let context):
            self.init(.unprocessableContent, "invalid-field", field: field(context.codingPath), rule: .required)
        case .typeMismatch(let type, let context):
            self.init(
                .unprocessableContent, "invalid-field", field: field(context.codingPath),
                rule: .malformed(expected: jsonName(of: type)))
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            self.init(.badRequest, "malformed-json", field: "body", rule: .malformed(expected: "JSON, UTF-8"))
        case .dataCorrupted(let context):
            self.init(
                .unprocessableContent, "invalid-field", field: field(context.codingPath),
                rule: .malformed(expected: context.debugDescription))
        @unknown default:
            self.init(.badRequest, "malformed-json", field: "body", rule: .malformed(expected: "JSON, UTF-8"))
        }
    }
}

private func jsonName(of type: any Any.Type) -> String {
    switch type {
    case is String.Type: "string"
    case is Bool.Type: "boolean"
    case is any FixedWidthInteger.Type: "integer"
    case is [Any].Type: "array"
    default: String(describing: type).hasPrefix("Array") ? "array" : "object"
    }
}

/// `packGrams` becomes `pack_grams`.
func snakeCase(_ name: String) -> String {
    var text = ""
    for character in name {
        if character.isUppercase {
            text += "_" + character.lowercased()
        } else {
            text.append(character)
        }
    }
    return text
}
