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
