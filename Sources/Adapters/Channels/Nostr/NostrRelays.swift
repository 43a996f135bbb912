import Distribution
import Values

/// The relays of one channel, all asked at once; one that is slow or gone holds up none of the others.
struct NostrRelays: Sendable {
    /// A relay that has not answered an errand by then counts as unreachable.
    static let mostSeconds = 8

    let addresses: [String]
    let key: NostrKey
    let outbound: any Outbound
    let clock: any WallClock

    /// What came of an errand at each relay, in the order of the addresses.
    func each<Answer: Sendable>(
        _ late: ChannelTrouble,
        _ errand: @escaping @Sendable (NostrConversation) async throws(ChannelTrouble) -> Answer
    ) async -> [Result<Answer, ChannelTrouble>] {
        await withTaskGroup(of: (Int, Result<Answer, ChannelTrouble>).self) { group in
            for (index, address) in addresses.enumerated() {
                group.addTask {
                    let result = await inTime(late) { () async throws(ChannelTrouble) in
                        let conversation = try await NostrConversation(to: address, as: key, outbound, clock)
                        do throws(ChannelTrouble) {
                            let answer = try await errand(conversation)
                            await conversation.close()
                            return answer
                        } catch {
                            await conversation.close()
                            throw error
                        }
                    }
                    return (index, result)
                }
            }
            var results = [Result<Answer, ChannelTrouble>](repeating: .failure(late), count: addresses.count)
            for await (index, result) in group { results[index] = result }
            return results
        }
    }

    private func inTime<Answer: Sendable>(
        _ late: ChannelTrouble, _ work: @escaping @Sendable () async throws(ChannelTrouble) -> Answer
    ) async -> Result<Answer, ChannelTrouble> {
        await withTaskGroup(of: Result<Answer, ChannelTrouble>?.self) { group in
            group.addTask {
                do throws(ChannelTrouble) { return .success(try await work()) } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                do { try await Task.sleep(for: .seconds(Self.mostSeconds)) } catch { return nil }
                return .failure(late)
            }
            defer { group.cancelAll() }
            for await result in group { if let result { return result } }
            return .failure(late)
        }
    }
}

/// What the relays' answers amount to.
struct NostrTally {
    /// How many relays have it as it should be.
    let done: Int
    let troubles: [ChannelTrouble]

    init<Answer>(_ results: [Result<Answer, ChannelTrouble>], isDone: (Answer) -> Bool) {
        var done = 0
        var troubles: [ChannelTrouble] = []
        for result in results {
            switch result {
            case .success(let answer): if isDone(answer) { done += 1 }
            case .failure(let trouble): troubles.append(trouble)
            }
        }
        self.done = done
        self.troubles = troubles
    }

    var words: String { troubles.map(\.said).joined(separator: "; ") }

    var isUncertain: Bool {
        troubles.contains { trouble in
            if case .unknownOutcome = trouble { true } else { false }
        }
    }

    /// Seconds until it is worth trying those again that are not done; nil when all of them refuse for good.
    func pause(at now: Instant) -> Int64? {
        var pause: Int64?
        for trouble in troubles {
            switch trouble {
            case .limited(let until, _, _):
                let seconds = max(1, (until.microseconds - now.microseconds) / 1_000_000)
                pause = min(pause ?? seconds, seconds)
            case .transient(_, let retryAfter): pause = min(pause ?? 60, retryAfter ?? 60)
            case .auth, .content, .gone, .unknownOutcome, .unsupported: break
            }
        }
        return pause
    }

    /// The trouble to tell when nothing was changed anywhere: one that passes by itself before one that a person must mend.
    var trouble: ChannelTrouble {
        let passing = troubles.first { trouble in
            switch trouble {
            case .limited, .transient: true
            case .auth, .content, .gone, .unknownOutcome, .unsupported: false
            }
        }
        return passing ?? troubles.first ?? .transient("no relay answered", retryAfter: nil)
    }
}
