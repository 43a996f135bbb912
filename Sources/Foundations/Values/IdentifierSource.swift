import Synchronization

/// Makes identifiers that grow with time and never repeat within one node.
///
/// 41 bits of milliseconds since 2020-01-01 UTC, 10 bits of node, 12 bits of sequence: 4,096 a millisecond on each of
/// 1,024 nodes until 2089. When a millisecond is used up, or the clock steps back, the source runs ahead of the clock.
public final class IdentifierSource: Sendable {
    private static let epoch: Int64 = 1_577_836_800_000
    private let node: Int64
    private let clock: any WallClock
    private let last: Mutex<Int64>

    public init(node: Int = 0, clock: any WallClock) {
        precondition((0..<1024).contains(node), "a node is 0 to 1023")
        self.node = Int64(node)
        self.clock = clock
        last = Mutex(0)
    }

    public func next<Thing>(_ kind: Identifier<Thing>.Type = Identifier<Thing>.self) -> Identifier<Thing> {
        let milliseconds = clock.now().microseconds / 1_000 - Self.epoch
        let tick = last.withLock { last in
            last = max(last + 1, milliseconds << 12)
            return last
        }
        return Identifier((tick >> 12) << 22 | node << 12 | tick & 0xFFF)
    }
}
