public import Contracts
import Members
import Storage
public import Values

extension DistributionRoom {
    /// Asks a channel now whether it can be reached and takes our credentials, and keeps the answer.
    public func checkChannel(_ id: ChannelID, by caller: Caller) async throws(DistributionError) -> ChannelCheck {
        guard caller.has(.publisher) else { throw .notAllowed(anyOf: [.publisher, .admin]) }
        let channel = try await ground.store.read(refusing: DistributionError.self) { [channels] transaction in
            try channels.find(id, in: transaction)
        }
        guard let channel, let adapter = adapters[channel.kind] else { throw .noSuchChannel(id) }
        return try await check(channel, adapter)
    }

    /// Checks the channels whose turn it is: once a day those that work, once an hour those that do not.
    public func checkChannels() async throws(DistributionError) {
        let now = ground.clock.now()
        let due = try await ground.store.read(refusing: DistributionError.self) { [self] transaction in
            try channels.all(in: transaction).filter { channel in
                guard channel.switchedOff == nil, adapters[channel.kind] != nil else { return false }
                guard let last = try checks.find(channel.id, in: transaction) else { return true }
                let health = try lines.health.find(channel, in: transaction)
                let isWell = last.trouble == nil && health.auth == nil && !health.isHostOff(at: now)
                return last.at.adding(seconds: isWell ? worker.pace.checkSeconds : worker.pace.probeSeconds) <= now
            }
        }
        let results = await withTaskGroup(of: Result<Void, DistributionError>.self) { group in
            for channel in due {
                guard let adapter = adapters[channel.kind] else { continue }
                group.addTask {
                    do throws(DistributionError) {
                        _ = try await check(channel, adapter)
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

    private func check(
        _ channel: Channel, _ adapter: any ChannelAdapter
    ) async throws(DistributionError) -> ChannelCheck {
        var trouble: ChannelTrouble?
        do throws(ChannelTrouble) {
            let entered = try await worker.vault.entered(channel, adapter)
            try await worker.looking(on: entered) { () async throws(ChannelTrouble) in
                try await adapter.health(of: entered)
            }
        } catch {
            trouble = error
        }
        let now = ground.clock.now()
        let found = ChannelCheck(
            at: now, trouble: trouble.map { ChannelCheck.Trouble(cause: $0.word, said: $0.said) })
        return try await ground.store.write(refusing: DistributionError.self) { [self, trouble] transaction in
            try checks.put(found, of: channel.id, in: transaction)
            let health = try lines.health.find(channel, in: transaction)
            switch trouble {
            case nil: try lines.welcome(channel, in: transaction)
            case .auth(let cause, let said):
                try lines.health.put(
                    health.refusing(cause, String(said.prefix(500)), at: now), of: channel, in: transaction)
            case .limited(let until, let scope, _):
                try lines.health.put(
                    health.limited(until: min(until, now.adding(days: 7)), scope, trouble?.said ?? ""), of: channel,
                    in: transaction)
            case .transient, .unknownOutcome:
                try lines.health.put(
                    health.failing(trouble?.said ?? "", pace: worker.pace, at: now), of: channel, in: transaction)
            case .content, .gone, .unsupported: break
            }
            transaction.afterCommit { self.worker.wake() }
            return found
        }
    }
}
