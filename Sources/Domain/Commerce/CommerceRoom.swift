public import Contracts
public import Crypto
public import Members

/// The front door of Commerce: marketplaces, listings, and the orders that shops report.
///
/// Marketplaces: ``openMarketplace(_:by:)`` · ``rotateSecret(of:to:by:)`` · ``retireOldSecret(of:by:)`` ·
/// ``switchOff(_:because:by:)`` · ``switchOn(_:by:)``. Listings: ``openListing(_:by:)`` ·
/// ``reviseListing(_:to:expecting:by:)`` · ``closeListing(_:because:by:)`` · ``reopenListing(_:by:)``.
/// Orders: ``door(of:)`` · ``receive(_:at:)``. The rest asks.
public struct CommerceRoom: Sendable {
    let ground: Ground
    let referrals: ReferralSeal
    let keys: CommerceKeys
    let doors = DoorCache()

    /// `key` is the room's own secret, 256 bits: with it go the commitments to buyers and the webhook
    /// secrets. Another key on the same database makes every buyer a new one and every webhook secret
    /// unreadable.
    public init(ground: Ground, referrals: ReferralSeal, key: SymmetricKey) {
        self.ground = ground
        self.referrals = referrals
        keys = CommerceKeys(key)
    }

    /// Merchants and admins change what is sold where.
    func check(_ caller: Caller) throws(CommerceError) {
        guard caller.has(.merchant) else { throw .notAllowed(anyOf: [.merchant, .admin]) }
    }

    /// Single orders are seen by merchants, auditors and admins.
    func checkReading(_ caller: Caller) throws(CommerceError) {
        guard caller.has(anyOf: .merchant, .auditor) else {
            throw .notAllowed(anyOf: [.merchant, .auditor, .admin])
        }
    }
}
