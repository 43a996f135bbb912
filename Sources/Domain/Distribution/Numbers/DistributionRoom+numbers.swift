import Contracts
import Logging
import Members
import Storage
import Values

extension DistributionRoom {
    /// Asks channels what readers did with the copies whose turn it is: every five minutes in a copy's first hour, every
    /// hour in its first two days, then once a day.
    public func askNumbers() async throws(DistributionError) {
        let now = ground.clock.now()
        let due = try await ground.store.read(refusing: DistributionError.self) { [self] transaction in
            try numbers.due(at: now, limit: 200, in: transaction).compactMap { id -> (Publication, Channel)? in
                guard let publication = try lines.publications.find(id, in: transaction),
                    let channel = try channels.find(publication.channel, in: transaction)
                else { return nil }
                return (publication, channel)
            }
        }
        // One channel after another's copies, all channels beside one another.
        let byChannel = Dictionary(grouping: due) { $0.1.id }
        let results = await withTaskGroup(of: Result<Void, DistributionError>.self) { group in
            for copies in byChannel.values {
                group.addTask {
                    do throws(DistributionError) {
                        for (publication, channel) in copies where !Task.isCancelled {
                            try await askAndKeep(publication, channel, at: now)
                        }
                        return .success(())
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: [Result<Void, DistributionError>]()) { $0.append($1) }
        }
        for result in results { try result.get() }
    }

    private func askAndKeep(
        _ publication: Publication, _ channel: Channel, at now: Instant
    ) async throws(DistributionError) {
        let found = await askNumbers(of: publication, on: channel)
        let next = publication.standing.map { Self.nextNumbers(since: $0.since, at: now) }
        try await ground.store.write(refusing: DistributionError.self) { [numbers] transaction in
            try numbers.put(found, of: publication.id, at: now, next: next, in: transaction)
        }
    }

    /// Nil when the channel could not be asked; it is asked again in its turn.
    private func askNumbers(of publication: Publication, on channel: Channel) async -> CopyMetrics? {
        guard let adapter = adapters[channel.kind], channel.switchedOff == nil, publication.standing != nil,
            adapter.capabilities(of: channel).metrics
        else { return nil }
        do throws(ChannelTrouble) {
            let entered = try await worker.vault.entered(channel, adapter)
            let copy = worker.copy(of: publication, on: entered, pending: nil)
            return try await worker.looking(on: entered) { () async throws(ChannelTrouble) in
                try await adapter.metrics(of: copy)
            }
        } catch {
            worker.logger.debug(
                "no numbers", metadata: ["publication": "\(publication.id)", "cause": "\(error.word)"])
            return nil
        }
    }

    static func nextNumbers(since: Instant, at now: Instant) -> Instant {
        let age = (now.microseconds - since.microseconds) / 1_000_000
        return now.adding(seconds: age < 3_600 ? 300 : age < 2 * 86_400 ? 3_600 : 86_400)
    }
}
