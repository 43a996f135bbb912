import Contracts
import Distribution
import HTTPTypes
import Values

/// `/articles/{id}/returns`
struct ReturnEndpoints: Sendable {
    let room: DistributionRoom

    var endpoints: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/articles/{id}/returns",
                summary: "The replies, likes, boosts and mentions that an article brought, newest first",
                tag: "Distribution", query: [.limit, .after], answer: .page(of: ReturnAnswer.shape)
            ) { [room] request in
                let limit = try request.limit()
                let found = try await room.returned(
                    to: try request.id("id"), before: try request.after(), limit: min(100, limit + 1),
                    by: try request.caller())
                let shown = found.prefix(limit)
                // A full hundred may be the end; then the next page is empty.
                let isMore = found.count > limit || (limit == 100 && found.count == 100)
                return try .json(
                    PageOf(items: shown.map(ReturnAnswer.init), next: isMore ? shown.last?.id.description : nil))
            }
        ]
    }
}

struct ReturnAnswer: Encodable, Sendable {
    let id: ReturnedID
    let channel: ChannelID
    let publication: PublicationID
    let kind: String
    /// Who, as the channel shows them.
    let actor: String
    let text: String
    let address: String?
    let at: String

    init(_ item: ReturnedItem) {
        id = item.id
        channel = item.channel
        publication = item.publication
        kind = item.kind.rawValue
        actor = item.person?.actor ?? ""
        text = item.person?.text ?? ""
        address = item.address
        at = item.at.iso8601
    }

    static let shape = Shape.object([
        .required("id", .identifier), .required("channel", .identifier), .required("publication", .identifier),
        .required("kind", .choice(Returned.Kind.allCases.map(\.rawValue))), .required("actor", .string),
        .required("text", .string), .optional("address", .string), .required("at", .string),
    ])
}
