import Synchronization

/// A progress bar that may be moved from any thread.
final class SharedProgress: Sendable {
    private let bar: Mutex<ProgressBar>

    init(_ label: String) { bar = Mutex(ProgressBar(label)) }

    func show(_ fraction: Double, _ note: String) { bar.withLock { $0.show(fraction, note) } }
    func end() { bar.withLock { $0.end() } }
}
