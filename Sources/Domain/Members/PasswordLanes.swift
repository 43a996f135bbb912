import Contracts
import Storage

/// Where passwords are hashed: beside the cooperative pool, few at a time, and with an end to the queue.
final class PasswordLanes: Sendable {
    /// Each takes 100 ms or so on a lane: whoever comes after these is told to come back.
    private static let mostPending = 64

    private let lanes: WorkLanes
    private let cost: PasswordCost
    /// Stands in for the hash of a login that does not exist, so that it costs as much as one that does.
    private let nobody: PasswordHash

    init(cost: PasswordCost, lanes count: Int) {
        lanes = WorkLanes("terrace.passwords", count: count)
        self.cost = cost
        nobody = .nobody(cost: cost)
    }

    func hash(_ password: Password) async throws(MembersError) -> PasswordHash {
        try await run { [cost] in try PasswordHash(password, cost: cost) }
    }

    /// Whether the password is the hash's; for a hash of nil it is not, after the same work.
    func matches(_ password: Password, _ hash: PasswordHash?) async throws(MembersError) -> Bool {
        let isRight = try await run { [nobody] in try (hash ?? nobody).matches(password) }
        return isRight && hash != nil
    }

    func isUpToDate(_ hash: PasswordHash) -> Bool { hash.cost == cost }

    private func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws(MembersError) -> Value {
        guard lanes.pending < Self.mostPending else { throw .tooManySignIns(retryAfterSeconds: 5) }
        do { return try await lanes.run(work) } catch { throw MembersError(wrapping: error) }
    }
}
