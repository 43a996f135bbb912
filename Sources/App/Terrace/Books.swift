import EventLog
import Foundation
public import Impact
import Members
import Storage
import Values

/// The ledger alone, opened beside a running server: for commands that look and never change.
public final class Books: Sendable {
    public let impact: ImpactRoom
    private let store: any Store

    /// Throws when there is no database yet; makes none.
    public static func open(_ settings: Settings) async throws -> Books {
        if settings.database == nil, !FileManager.default.fileExists(atPath: settings.dataFolder + "/terrace.sqlite") {
            throw NoRecords(folder: settings.dataFolder)
        }
        return Books(store: try await settings.openStore())
    }

    private init(store: any Store) {
        self.store = store
        let clock = SystemClock()
        let identifiers = IdentifierSource(clock: clock)
        impact = ImpactRoom(
            ground: Ground(
                store: store, outbox: Outbox(identifiers: identifiers, clock: clock), clock: clock,
                identifiers: identifiers))
    }

    public func close() async { await store.close() }
}

struct NoRecords: Error, CustomStringConvertible {
    let folder: String

    var description: String { "there are no records in \(folder): name the data folder with --data" }
}
