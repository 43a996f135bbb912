/// What can go wrong below the rooms.
public enum StorageError: Error, Hashable, Sendable {
    /// A UNIQUE or PRIMARY KEY constraint refused the row; the text names it as the engine does.
    case duplicate(String)
    /// A CHECK, NOT NULL or FOREIGN KEY constraint refused the row.
    case constraint(String)
    /// The statement is wrong: a mistake of ours.
    case statement(String)
    /// A column has not the type that its reader expects: a mistake of ours, or a database that others wrote to.
    case column(Int, String)
    /// The disk is full, the connection is lost, the file is locked or damaged.
    case unavailable(String)
    /// The database was made by a later Terrace, or an old step was edited.
    case schema(String)
    /// An error of another kind came out of a transaction's body.
    case unexpected(String)
}

/// An error of a room, which can carry trouble from below.
public protocol RoomError: Error {
    static func storage(_ error: StorageError) -> Self
}
