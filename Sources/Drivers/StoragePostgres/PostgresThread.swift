import Dispatch
import Storage
import Synchronization

/// One connection and the queue on which alone it is used: libpq blocks, and never on the cooperative pool.
final class PostgresThread: Sendable {
    private let queue = DispatchQueue(label: "terrace.postgres")
    private let address: String
    /// Touched on `queue` alone; the lock is there for the compiler and is never waited for.
    private let connection = Mutex<PostgresConnection?>(nil)
    private let isClosed = Mutex(false)

    init(address: String) { self.address = address }

    /// Runs a piece of work with a connection, which is opened anew when it was lost.
    func perform(_ work: @escaping @Sendable (Result<PostgresConnection, StorageError>) -> Void) {
        queue.async { work(self.usable()) }
    }

    func close() async {
        isClosed.withLock { $0 = true }
        await withCheckedContinuation { continuation in
            queue.async {
                self.connection.withLock { $0 = nil }
                continuation.resume()
            }
        }
    }

    private func usable() -> Result<PostgresConnection, StorageError> {
        guard !isClosed.withLock({ $0 }) else { return .failure(.unavailable("the database is closed")) }
        if let open = connection.withLock({ $0 }), open.isUsable { return .success(open) }
        do throws(StorageError) {
            let fresh = try PostgresConnection(address: address)
            connection.withLock { $0 = fresh }
            return .success(fresh)
        } catch {
            return .failure(error)
        }
    }
}
