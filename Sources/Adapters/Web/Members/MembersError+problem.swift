import HTTPTypes
import Members

extension MembersError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .storage(let error): Problem(error)
        case .invalid(let field): Problem(field)
        case .notAllowed(let roles): .notAllowed(anyOf: roles)
        case .noSuchOrganization, .noSuchMember, .noSuchToken: .notFound
        case .alreadyFounded: Problem(.conflict, "already-founded")
        case .wrongPassword: Problem(.unprocessableContent, "wrong-password", field: "password")
        case .disabled: Problem(.forbidden, "member-disabled")
        case .tooManySignIns(let seconds):
            Problem(
                .tooManyRequests, "too-many-sign-ins", ["minutes": String((seconds + 59) / 60)],
                retryAfter: Int(clamping: seconds))
        case .notSignedIn: .notSignedIn
        case .lastAdmin: Problem(.conflict, "last-admin")
        }
    }
}
