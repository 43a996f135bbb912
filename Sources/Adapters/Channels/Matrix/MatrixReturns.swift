import Contracts
import Distribution
import Values

/// Reactions and threads below a text.
struct MatrixReturns {
    let room: MatrixRoom

    func since(_ copy: WatchedCopy) async throws(ChannelTrouble) -> Watched {
        guard try await room.event(copy.reference) != nil else { throw .gone("the message was taken away") }
        var told = ToldReturns(copy.memory) ?? ToldReturns()
        let returned = try await room.relations(of: copy.reference).compactMap { self.returned($0, copy) }
        let (new, undone) = told.learn(returned, counts: String(returned.count))
        return Watched(returned: new, takenBack: undone, memory: told.text)
    }

    func numbers(of text: String) async throws(ChannelTrouble) -> CopyMetrics {
        let others = try await room.relations(of: text).filter { $0.sender != room.user }
        func count(_ kind: String) -> Int64 { Int64(others.filter { $0.content.relation?.rel_type == kind }.count) }
        return CopyMetrics(likes: count(MatrixRelation.Kind.reacts), replies: count(MatrixRelation.Kind.threads))
    }

    private func returned(_ event: MatrixEvent, _ copy: WatchedCopy) -> Returned? {
        guard event.sender != room.user, let relation = event.content.relation else { return nil }
        let kind: Returned.Kind
        switch relation.rel_type {
        case MatrixRelation.Kind.reacts: kind = .like
        case MatrixRelation.Kind.threads: kind = .reply
        default: return nil
        }
        let words = kind == .reply ? event.content.body : relation.key
        return Returned(
            channel: copy.channel, publication: copy.publication, kind: kind, remote: event.event_id,
            actor: String(event.sender.prefix(255)), text: words ?? "", address: room.address(of: event.event_id),
            at: Instant(microseconds: min(max(event.origin_server_ts, 0), 1 << 50) * 1_000))
    }
}
