import Contracts
import Distribution
import Synchronization
import Values

/// A channel on somebody else's server where a text is put down and a person over there releases it.
final class DraftBox: ChannelAdapter {
    struct State {
        var draft: String?
        var released: String?
        /// What the next change is refused with.
        var refusal: ChannelTrouble?
        /// Whether the answer to the next change is lost.
        var losesAnswer = false
    }

    let kind = ChannelKind(rawValue: "draftbox")
    let state = Mutex(State())

    var draft: String? { state.withLock { $0.draft } }
    var released: String? { state.withLock { $0.released } }

    /// What the person over there does.
    func release() {
        state.withLock { state in
            state.released = state.draft
            state.draft = nil
        }
    }

    func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: .locateThenCreate, updates: false, deletes: true, locates: true, metrics: false, films: false,
            concurrency: 1, quietSeconds: 30)
    }

    func problems(with settings: ChannelSettings) -> [FieldProblem] { [] }

    func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits {
        ChannelLimits(title: [ChannelLimits.Length(most: 20, measure: .graphemes)])
    }

    func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        ArticleRendition(title: edition.title, body: edition.text, form: .plain, language: edition.language)
    }

    func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] {
        limits.title.contains { !$0.allows(rendition.title) }
            ? [RenditionProblem(field: "title", rule: "at most 20 characters", fix: "Shorten the title")] : []
    }

    func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        released == nil ? [] : [RemoteCopy(reference: "released", address: "https://box.example/1")]
    }

    func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        state.withLock { $0.draft = rendition.body }
        return .pending(RemoteCopy(reference: "draft", address: nil), checkAfter: 60)
    }

    func update(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        let trouble = state.withLock { state -> ChannelTrouble? in
            if let refusal = state.refusal {
                state.refusal = nil
                return refusal
            }
            state.draft = rendition.body
            guard state.losesAnswer else { return nil }
            state.losesAnswer = false
            return .unknownOutcome("the connection was cut")
        }
        if let trouble { throw trouble }
        return .pending(RemoteCopy(reference: "draft", address: nil), checkAfter: 60)
    }

    func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        state.withLock { state in
            if copy.reference == "draft" { state.draft = nil } else { state.released = nil }
        }
        return .absent
    }

    func awaitsPerson(_ reference: String) -> Bool { reference == "draft" }

    func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        state.withLock { state in
            if state.released != nil {
                return .stands(RemoteCopy(reference: "released", address: "https://box.example/1"))
            }
            return state.draft == nil ? .absent : .pending(RemoteCopy(reference: "draft", address: nil), checkAfter: 60)
        }
    }

    func health(of channel: Channel) async throws(ChannelTrouble) {}
}
