import HTTPTypes
import Impact
import Values

extension ImpactError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .storage(let error): Problem(error)
        case .invalid(let field): Problem(field)
        case .notAllowed(let roles): .notAllowed(anyOf: roles)
        case .noSuchEntry: .notFound
        case .dayNotOver(let day): Problem(.conflict, "day-not-over", ["day": day.description], field: "day")
        case .alreadyClosed(let day): Problem(.conflict, "day-closed", ["day": day.description], field: "day")
        case .noSigningKey: Problem(.conflict, "no-signing-key")
        case .ledgerNotEmpty: Problem(.conflict, "ledger-not-empty")
        case .unreadableJournal(let line, let why):
            Problem(.unprocessableContent, "unreadable-journal", ["line": String(line), "why": why])
        }
    }
}
