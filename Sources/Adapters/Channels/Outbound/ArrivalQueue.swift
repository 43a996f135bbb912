import Distribution
import NIOCore

/// What has come and was not asked for yet, in order. Lives on one event loop.
///
/// When it holds much, the channel stops reading, and the other side must wait: nobody can fill our memory.
struct ArrivalQueue<Element: Sendable> {
    private let most: Int
    private var waiting: [Element] = []
    private var weight = 0
    /// Nil inside when the other side has ended in good order.
    private var end: ChannelTrouble??
    private var asker: EventLoopPromise<[Element]?>?

    /// `most` is the weight above which no more is read.
    init(most: Int) { self.most = most }

    mutating func push(_ element: Element, weight: Int, _ channel: any NetworkChannel) {
        guard end == nil else { return }
        if let asker {
            self.asker = nil
            asker.succeed([element])
            return
        }
        waiting.append(element)
        self.weight += weight
        if self.weight > most { channel.setOption(.autoRead, value: false).whenFailure { _ in } }
    }

    mutating func finish(_ trouble: ChannelTrouble?) {
        guard end == nil else { return }
        end = .some(trouble)
        guard let asker else { return }
        self.asker = nil
        answer(asker)
    }

    /// All that waits; nil at the end. Only one may ask at a time.
    mutating func ask(_ promise: EventLoopPromise<[Element]?>, _ channel: any NetworkChannel) {
        guard asker == nil else {
            promise.fail(ChannelTrouble.transient("two at once read from one line", retryAfter: nil))
            return
        }
        guard waiting.isEmpty else {
            promise.succeed(waiting)
            waiting = []
            if weight > most { channel.setOption(.autoRead, value: true).whenFailure { _ in } }
            weight = 0
            return
        }
        if end == nil { asker = promise } else { answer(promise) }
    }

    /// Nobody asks any more.
    mutating func withdraw() {
        asker?.fail(CancellationError())
        asker = nil
    }

    /// Whether something came that nobody has read.
    var isEmpty: Bool { waiting.isEmpty }

    private func answer(_ promise: EventLoopPromise<[Element]?>) {
        switch end {
        case .none, .some(.none): promise.succeed(nil)
        case .some(.some(let trouble)): promise.fail(trouble)
        }
    }
}
