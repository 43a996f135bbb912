public import Distribution
import Members
import Values

extension NostrChannel {
    /// A relay that was given an old version by somebody else shows that one once the newest is gone.
    private static let mostRounds = 3
    /// When to look again after a relay did not do as it was asked.
    private static let checkSeconds: Int64 = 60

    public func delete(_ copy: ChannelCopy) async throws(ChannelTrouble) -> RemoteAnswer {
        let (settings, key) = (try NostrSettings.of(copy.channel), try NostrKey.of(copy.channel))
        let filter = NostrFilter.versions(of: NostrAddress(author: key.author, key: copy.key.description))
        var seen: [NostrEvent] = []
        var asked: NostrCopy?
        for _ in 0..<Self.mostRounds {
            let request = try await ledger.deletion(of: NostrLedger.Subject(copy), seen: seen, by: key)
            guard let event = request.deletion else { return .absent }
            asked = request
            let answers = await relays(settings, key).each(.unknownOutcome("no answer in time")) {
                conversation async throws(ChannelTrouble) -> [NostrEvent] in
                // Whether it took the request or not: what counts is what it shows.
                let refusal: ChannelTrouble?
                do throws(ChannelTrouble) {
                    try await conversation.publish(event)
                    refusal = nil
                } catch { refusal = error }
                if case .unknownOutcome = refusal { throw .unknownOutcome(refusal?.said ?? "") }
                let left = try await conversation.versions(filter)
                if let refusal, !left.isEmpty { throw refusal }
                return left
            }
            var left: [NostrEvent] = []
            for case .success(let events) in answers { left += events.filter { !left.contains($0) } }
            let tally = NostrTally(answers) { $0.isEmpty }
            if left.isEmpty {
                if tally.done >= settings.least { return .absent }
                throw tally.isUncertain ? .unknownOutcome(tally.words) : tally.trouble
            }
            seen = left
        }
        let reference =
            asked.map { remote($0, settings) } ?? RemoteCopy(reference: copy.reference ?? "", address: nil)
        return .pending(reference, checkAfter: Self.checkSeconds)
    }
}
