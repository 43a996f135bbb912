import Synchronization

/// What a callback on another thread was told, in order.
final class Seen: Sendable {
    private let numbers = Mutex<[Int64]>([])
    func add(_ number: Int64) { numbers.withLock { $0.append(number) } }
    var all: [Int64] { numbers.withLock { $0 } }
}
