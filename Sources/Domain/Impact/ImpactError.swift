public import Contracts
public import Storage
public import Values

/// What Impact can refuse.
public enum ImpactError: RoomError, Equatable {
    case storage(StorageError)
    case invalid(FieldProblem)
    case notAllowed(anyOf: [Role])
    case noSuchEntry(EntryID)
    /// Only a day that has ended in Shanghai can be closed.
    case dayNotOver(Day)
    /// The day, or a later one, was closed before.
    case alreadyClosed(Day)
    /// No key was given with which a root could be signed.
    case noSigningKey
    /// A journal can only be read into a ledger without entries.
    case ledgerNotEmpty
    /// A line of a journal, counted from 1, that cannot be what Terrace wrote; the text says why.
    case unreadableJournal(line: Int, String)
}
