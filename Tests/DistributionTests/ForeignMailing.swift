import Contracts
import Distribution
import Storage
import Synchronization
import Values

/// Somebody else's mailing, of which single letters can get lost without anybody knowing; it takes nothing back.
final class ForeignMailing: ChannelAdapter {
    private struct State {
        var isThere = false
        var waiting = 0
        var unconfirmed = 0
        var settled: [Bool] = []
        var statuses = 0
        var gate: Gate?
    }

    let kind = ChannelKind(rawValue: "mailing")
    private let state = Mutex(State())

    var settled: [Bool] { state.withLock { $0.settled } }
    var statuses: Int { state.withLock { $0.statuses } }

    /// So many letters of the next mailing have no answer, or wait for the server.
    func lose(_ unconfirmed: Int, waiting: Int = 0) {
        state.withLock { ($0.unconfirmed, $0.waiting) = (unconfirmed, waiting) }
    }

    /// The next status is worked out at once and told when the gate opens.
    func hold(_ gate: Gate) { state.withLock { $0.gate = gate } }

    func capabilities(of channel: Channel) -> ChannelCapabilities {
        ChannelCapabilities(
            repeatGuard: .putByKey, updates: false, deletes: false, locates: true, metrics: false, films: false,
            concurrency: 4, quietSeconds: 0)
    }

    func problems(with settings: ChannelSettings) -> [FieldProblem] { [] }
    func limits(of channel: Channel) async throws(ChannelTrouble) -> ChannelLimits { ChannelLimits() }
    func health(of channel: Channel) async throws(ChannelTrouble) {}
    func metrics(of copy: ChannelCopy) async throws(ChannelTrouble) -> CopyMetrics { throw .unsupported("metrics") }
    func validate(_ rendition: ArticleRendition, against limits: ChannelLimits) -> [RenditionProblem] { [] }

    func render(_ edition: Edition, for copy: ChannelCopy) throws(ChannelTrouble) -> ArticleRendition {
        ArticleRendition(title: edition.title, body: edition.text, form: .plain, language: edition.language)
    }

    func locate(_ copy: ChannelCopy) async throws(ChannelTrouble) -> [RemoteCopy] {
        state.withLock { $0.isThere ? [Self.remote] : [] }
    }

    func create(
        _ rendition: ArticleRendition, prepared: Preparation, for copy: ChannelCopy
    ) async throws(ChannelTrouble) -> RemoteAnswer {
        state.withLock { state in
            state.isThere = true
            return Self.answer(state)
        }
    }

    func status(of copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        let (answer, gate) = state.withLock { state in
            state.statuses += 1
            defer { state.gate = nil }
            return (Self.answer(state), state.gate)
        }
        await gate?.pass()
        return answer
    }

    func settleParts(of copy: ChannelCopy, arrived: Bool, in transaction: Transaction) throws {
        transaction.afterCommit { [self] in
            state.withLock { state in
                state.settled.append(arrived)
                if !arrived { state.waiting += state.unconfirmed }
                state.unconfirmed = 0
            }
        }
    }

    private static let remote = RemoteCopy(reference: "mailing1", address: nil)

    private static func answer(_ state: State) -> RemoteAnswer {
        let later: Int64? = state.waiting > 0 ? 20 : nil
        if state.unconfirmed > 0 {
            return .partlyUnconfirmed(remote, said: "\(state.unconfirmed) letters", checkAfter: later)
        }
        return later.map { .pending(remote, checkAfter: $0) } ?? .stands(remote)
    }
}
