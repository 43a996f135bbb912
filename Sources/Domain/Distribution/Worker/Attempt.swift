import Contracts
import Values

/// One try of one delivery, with what was known when it began.
struct Attempt: Sendable {
    let delivery: Delivery
    let publication: Publication
    let channel: Channel
    let lease: Int64
    let batch: ClaimBatch
    /// Set when it gives way without having begun.
    let yielded: Mark

    /// The same with the means to enter the channel.
    func on(_ entered: Channel) -> Attempt {
        Attempt(
            delivery: delivery, publication: publication, channel: entered, lease: lease, batch: batch,
            yielded: yielded)
    }
}

/// What came of a try.
enum Outcome: Sendable {
    /// It stands there now; `shown` is what was sent.
    case stands(RemoteCopy, shown: Delivery.Dispatch, lookAgain: Bool)
    /// It was found there, left by a try whose answer was lost.
    case found(RemoteCopy)
    /// What stands there is what would have been sent.
    case unchanged(Delivery.Dispatch)
    case pending(RemoteCopy, checkAfter: Int64, shown: Delivery.Dispatch?)
    /// It is ready there, and a person must release it; `hindrance` is why it could not be brought up to date.
    case ready(
        RemoteCopy, checkAfter: Int64, shown: Delivery.Dispatch?, prepared: Preparation?, hindrance: DeliveryProblem?)
    /// It stands there, and of some of its parts only a person can tell.
    case partly(RemoteCopy, said: String, checkAfter: Int64?, shown: Delivery.Dispatch?)
    case removed
    /// There is nothing to be sent any more.
    case cancelled
    /// Something newer stands there already.
    case superseded
    /// Only a person can tell whether it is there.
    case undecided
    /// Trouble on our own side, before anything was sent.
    case postponed(String)
    case trouble(ChannelTrouble)
    /// Another had trouble there before this one began: it goes back into the line, and this was no try.
    case yielded
    /// The lease was taken away before anything was sent; somebody else goes on.
    case abandoned
}
