import Contracts
import Members
import Storage

extension ImpactRoom {
    /// Holds the whole ledger against itself, entry by entry: the chain of hashes, the form and the balance of each body,
    /// every table that is drawn from them, the lots, and the signed roots.
    ///
    /// Reads one consistent state, a page at a time, and changes nothing, so it may run in another process beside the
    /// server. `publicKey` is the Ed25519 key (32 bytes) that all daily roots must bear, known from elsewhere; without
    /// it, signatures are held against the keys stored with them. `progress` is called after each page, on another thread.
    public func verify(
        publicKey: [UInt8]? = nil, progress: (@Sendable (VerifyProgress) -> Void)? = nil
    ) async throws(ImpactError) -> LedgerVerdict {
        try await ground.store.read(refusing: ImpactError.self) { transaction in
            do {
                var audit = LedgerAudit(
                    head: try EntryTable.head(in: transaction), roots: try RootTable.all(in: transaction),
                    publicKey: publicKey)
                while try audit.checkPage(in: transaction) { progress?(audit.progress) }
                return .holds(try audit.finish(in: transaction))
            } catch let fault as LedgerFault {
                return .broken(fault)
            }
        }
    }
}

extension LedgerFault: Error {}
