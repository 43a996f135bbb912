import Crypto
public import EventLog
public import Values

extension EventID {
    /// The identifier of an event that can happen only once for those things: the log skips it when it comes again.
    ///
    /// The first 63 bits of SHA-256 over the kind and the numbers.
    public init(derivedFrom kind: String, _ numbers: Int64...) {
        var hash = SHA256()
        hash.update(data: Array(kind.utf8))
        for number in numbers { withUnsafeBytes(of: number.bigEndian) { hash.update(bufferPointer: $0) } }
        let bits = hash.finalize().prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 1
        self.init(Int64(max(1, bits)))
    }
}

/// What happens to an impression at most once.
public enum ImpressionAct: Int64, Sendable {
    case seen = 0
    // An impression's number grows with time from the highest bits down, so those that differ in one of them alone are 34
    // years apart, and acts on impressions of the same hour lie side by side in the log's index.
    case opened = 0x4000_0000_0000_0000
}

extension EventID {
    /// 2026-11-24 00:00 UTC: what happened to impressions minted before bears a hash in the logs of then.
    private static let numbered: Int64 = 1_795_478_400

    /// The identifier of an act on an impression: the log skips it when it comes again.
    ///
    /// A pure function of the sealed referral: the impression's own number, which no other event bears, because one source
    /// makes both.
    public init(of act: ImpressionAct, on impression: ReferralOrigin) {
        if impression.mintedAt.seconds >= Self.numbered {
            self.init(impression.id ^ act.rawValue)
        } else {
            let kind =
                switch act {
                case .seen: ImpressionSeen.kind
                case .opened: ArticleOpened.kind
                }
            self.init(derivedFrom: kind, impression.id)
        }
    }
}
