import Contracts
import FoundationEssentials
import Values

/// What an endpoint is told of one publication; identifiers are strings, as everywhere in JSON.
struct WebhookEvent: Encodable {
    let article: ArticleID
    let publication: PublicationID
    let channel: ChannelID
    let channelKind: String
    let channelName: String
    let revision: RevisionID?
    let address: String?

    /// `{"type": …, "timestamp": …, "data": …}`, as Standard Webhooks recommends.
    func payload(_ type: String, at now: Instant) -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts and identifiers can always be encoded.
        let data = try? encoder.encode(Envelope(type: type, timestamp: now.iso8601, data: self))
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    private struct Envelope: Encodable {
        let type: String
        let timestamp: String
        let data: WebhookEvent
    }
}
