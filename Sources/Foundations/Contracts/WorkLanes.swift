import Dispatch
import Synchronization

/// A few threads beside the cooperative pool, for work that blocks or computes long: hashing passwords, files, pictures.
///
/// Each lane does one piece at a time, in order; a new piece goes to the lane with the least to do.
package final class WorkLanes: Sendable {
    private let lanes: [DispatchQueue]
    private let load: Mutex<[Int]>

    package init(_ label: String, count: Int) {
        precondition(count > 0, "at least one lane")
        lanes = (0..<count).map { DispatchQueue(label: "\(label).\($0)") }
        load = Mutex(Array(repeating: 0, count: count))
    }

    /// Pieces that wait or run.
    package var pending: Int { load.withLock { $0.reduce(0, +) } }

    package func run<Value: Sendable, Failure: Error>(
        _ work: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let lane = load.withLock { load in
            var least = 0
            for index in load.indices where load[index] < load[least] { least = index }
            load[least] += 1
            return least
        }
        let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
            lanes[lane].async {
                let result = Result(catching: work)
                self.load.withLock { $0[lane] -= 1 }
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }
}
