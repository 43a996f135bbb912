import Contracts
public import Members
import Storage

/// The front door of Impact: the ledger in money and goods, and what is reported from it.
///
/// ``hear(_:in:)`` books what the rooms before it tell. Everything here may be read by anybody; what changes something
/// takes a caller.
public struct ImpactRoom: Sendable {
    let ground: Ground
    /// Signs the daily roots; nil on a node that does not.
    let signer: RootSigner?

    public init(ground: Ground, signer: RootSigner? = nil) {
        self.ground = ground
        self.signer = signer
    }
}
