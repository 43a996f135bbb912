import GRDB
import Storage

extension StorageError {
    static let closed = StorageError.unavailable("the database is closed")

    init(_ error: any Error) {
        guard let error = error as? DatabaseError else {
            self = error as? StorageError ?? .unexpected(String(describing: error))
            return
        }
        let text = error.message ?? error.extendedResultCode.description
        // GRDB's word for a closed pool is MISUSE without a statement.
        guard error.resultCode != .SQLITE_MISUSE || error.sql != nil else {
            self = .closed
            return
        }
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: self = .duplicate(text)
        default:
            switch error.resultCode {
            case .SQLITE_CONSTRAINT: self = .constraint(text)
            case .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_MISUSE, .SQLITE_RANGE: self = .statement(text)
            default: self = .unavailable(text)
            }
        }
    }
}
