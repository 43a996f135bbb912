/// The append-only log: the seam behind which an SQLite file or a JetStream stream stands.
public protocol EventLog: Sendable {
    /// A name given when the log was made, by which a database knows that its offsets belong to it.
    var identity: String { get }

    /// Appends in order; returns once all are durable. An event whose id is there already is skipped.
    func append(_ events: [Envelope]) async throws(EventLogError)

    /// Events behind a position, oldest first, at most `limit`.
    func read(_ stream: EventStream, after position: Int64, limit: Int) async throws(EventLogError) -> [RecordedEvent]

    /// The last position of a stream; 0 when it is empty.
    func end(of stream: EventStream) async throws(EventLogError) -> Int64

    func close() async
}

public enum EventLogError: Error, Hashable, Sendable {
    case payload(String)
    case unavailable(String)
    /// The database's offsets were made with another log: the data folder and the database do not belong together.
    case foreignLog(expected: String, found: String)
}
