import HTTPTypes
import Promotion

extension PromotionError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .storage(let error): Problem(error)
        case .invalid(let field): Problem(field)
        case .notAllowed(let roles): .notAllowed(anyOf: roles)
        case .otherOrganization: Problem(.forbidden, "other-organization")
        case .noSuchCampaign: .notFound
        case .campaignChanged(_, let version): .preconditionFailed(current: String(version))
        case .wrongState(_, let state): Problem(.conflict, "wrong-campaign-state", ["state": state.rawValue])
        case .lotClosed: Problem(.conflict, "lot-closed", field: "lot")
        }
    }
}
