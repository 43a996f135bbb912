import Synchronization

/// Something that has happened or not, told from one task to another.
final class Mark: Sendable {
    private let kept = Atomic(false)

    var isSet: Bool { kept.load(ordering: .acquiring) }

    func set() { kept.store(true, ordering: .releasing) }
}
