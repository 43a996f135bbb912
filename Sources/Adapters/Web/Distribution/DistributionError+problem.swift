import Contracts
import Distribution
import HTTPTypes
import Values

extension DistributionError: ProblemConvertible {
    var problem: Problem {
        switch self {
        case .storage(let error): Problem(error)
        case .invalid(let field): Problem(field)
        case .notAllowed(let roles): .notAllowed(anyOf: roles)
        case .noSuchChannel(let id):
            Problem(FieldProblem("channels", .unknown(id.description)))
        case .channelChanged: Problem(.preconditionFailed, "channel-changed", field: "If-Match")
        case .noSuchPublication: .notFound
        case .notReleased(let id): Problem(.conflict, "not-released", ["article": id.description])
        case .channelIsOff(let id): Problem(.conflict, "channel-off", ["channel": id.description], field: "channels")
        case .cannotRecall(let id): Problem(.conflict, "cannot-recall", ["channel": id.description])
        case .underWay: Problem(.conflict, "delivery-under-way", retryAfter: 30)
        case .outcomeUnknown: Problem(.conflict, "outcome-unknown")
        case .nothingToRetry: Problem(.conflict, "nothing-to-retry")
        case .nothingToCancel: Problem(.conflict, "nothing-to-cancel")
        case .nothingToLookAt: Problem(.conflict, "nothing-to-look-at")
        case .nothingToSettle: Problem(.conflict, "nothing-to-settle")
        case .taken(let name): Problem(FieldProblem("name", .taken(name)))
        case .unreadableCredentials(let id):
            Problem(
                .conflict, "unreadable-credentials", ["channel": id.description], field: "credentials")
        case .noSuchWebhook: .notFound
        case .webhookIsOff(let id): Problem(.conflict, "webhook-off", ["webhook": id.description])
        case .forbiddenTarget(let address):
            Problem(.unprocessableContent, "forbidden-target", ["address": address], field: "address")
        case .unavailable: Problem(.serviceUnavailable, "unavailable", retryAfter: 5)
        }
    }
}
