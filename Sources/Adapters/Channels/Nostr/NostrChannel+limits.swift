public import Distribution
import FoundationEssentials
import Values

/// What a relay tells of itself (NIP-11), as far as it limits articles.
private struct NostrInformation: Decodable {
    struct Limitation: Decodable {
        var max_message_length: Int?
        var max_content_length: Int?
    }

    var limitation: Limitation?
}

extension NostrChannel {
    /// What of a message is not the text: identifiers, signature, tags.
    private static let envelopeBytes = 4_096

    /// The limits within which enough relays take an article; those that do not tell take anything.
    public func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits {
        let settings = try NostrSettings.of(channel)
        let asked = await withTaskGroup(of: Result<NostrInformation, ChannelTrouble>.self) { group in
            for relay in settings.relays {
                group.addTask {
                    do throws(ChannelTrouble) { return .success(try await information(of: relay)) } catch {
                        return .failure(error)
                    }
                }
            }
            var answers: [Result<NostrInformation, ChannelTrouble>] = []
            for await answer in group { answers.append(answer) }
            return answers
        }
        let known = asked.compactMap { try? $0.get() }
        if known.isEmpty, case .failure(let trouble)? = asked.first { throw trouble }
        let index = min(settings.least, known.count) - 1
        let characters = known.map { $0.limitation?.max_content_length ?? .max }.sorted(by: >)[index]
        let bytes = known.map { $0.limitation?.max_message_length ?? .max }.sorted(by: >)[index]
        var body: [ChannelLimits.Length] = []
        if characters < .max { body.append(.init(most: max(characters, 0), measure: .scalars)) }
        if bytes < .max { body.append(.init(most: max(bytes - Self.envelopeBytes, 0), measure: .bytes)) }
        return ChannelLimits(body: body)
    }

    private func information(of relay: String) async throws(ChannelTrouble) -> NostrInformation {
        guard let address = NostrSettings.informationAddress(of: relay) else { return NostrInformation() }
        var request = OutboundRequest("GET", address, headers: [("accept", "application/nostr+json")])
        request.mostAnswerBytes = 256 << 10
        request.followsRedirects = true
        let answer = try await outbound.send(request, .looking)
        guard answer.isSuccess else { return NostrInformation() }
        return (try? JSONDecoder().decode(NostrInformation.self, from: Data(answer.body)))
            ?? NostrInformation()
    }

    public func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        for limit in limits.body {
            // On the way, line ends and quotation marks take two bytes.
            let text = limit.measure == .bytes ? NostrJSON.string(rendition.body) : rendition.body
            if limit.allows(text) { continue }
            return [
                RenditionProblem(
                    field: "body",
                    rule:
                        "the relays take at most \(limit.most) \(limit.measure == .bytes ? "bytes" : "characters")",
                    fix: "Shorten the article, or add relays that take longer ones")
            ]
        }
        return rendition.title.isEmpty
            ? [RenditionProblem(field: "title", rule: "an article has a title", fix: "Give it one")] : []
    }
}
