/// A database: the seam behind which SQLite and PostgreSQL stand.
///
/// Bodies are synchronous and run on the driver's thread. Writes run one after another, each seeing the ones before;
/// writes that arrive together share one commit, and each still fails alone. A body must have no effect but through its
/// transaction, because a driver may run it again.
public protocol Store: Sendable {
    var dialect: Dialect { get }

    /// Reads one consistent state.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value

    /// Reads and changes; returns once the change is durable. Whatever the body throws undoes the body alone.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value

    /// Ends all connections; every later call throws `StorageError.unavailable`.
    func close() async
}

extension Store {
    /// ``read(_:)`` for the door of a room: errors that are not the room's own come out as its `storage` case.
    public func read<Value: Sendable, Failure: RoomError>(
        refusing type: Failure.Type, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws(Failure) -> Value {
        do { return try await read(body) } catch { throw Failure(wrapping: error) }
    }

    /// ``write(_:)`` for the door of a room: errors that are not the room's own come out as its `storage` case.
    @discardableResult
    public func write<Value: Sendable, Failure: RoomError>(
        refusing type: Failure.Type, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws(Failure) -> Value {
        do { return try await write(body) } catch { throw Failure(wrapping: error) }
    }
}

extension RoomError {
    /// The error itself when it is the room's own, else the room's `storage` case.
    public init(wrapping error: any Error) {
        if let own = error as? Self {
            self = own
        } else if let storage = error as? StorageError {
            self = .storage(storage)
        } else {
            self = .storage(.unexpected(String(describing: error)))
        }
    }
}
