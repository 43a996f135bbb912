import EventLog
import EventLogSQLite
import Foundation
import Imaging
import Media
import Members
public import Recommendation
import Sourcing
import Storage
import Values

/// The log of decisions and what came of them, opened beside a running server: for questions that change nothing.
public final class DecisionLog: Sendable {
    public let evaluation: LogEvaluation
    private let store: any Store
    private let log: any EventLog

    /// Throws when there are no records or no events yet; makes none.
    public static func open(_ settings: Settings) async throws -> DecisionLog {
        let folder = settings.dataFolder
        for name in settings.database == nil ? ["terrace.sqlite", "events.sqlite"] : ["events.sqlite"]
        where !FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
            throw NoRecords(folder: folder)
        }
        let clock = SystemClock()
        let store = try await settings.openStore()
        return try DecisionLog(
            store: store, log: try await SQLiteEventLog(path: folder + "/events.sqlite", clock: clock), clock: clock,
            media: folder + "/media")
    }

    private init(store: any Store, log: any EventLog, clock: any WallClock, media folder: String) throws {
        self.store = store
        self.log = log
        let identifiers = IdentifierSource(clock: clock)
        let ground = Ground(
            store: store, outbox: Outbox(identifiers: identifiers, clock: clock), clock: clock, identifiers: identifiers
        )
        let catalog = SourcingRoom(
            ground: ground, members: MembersRoom(ground: ground),
            media: try MediaRoom(ground: ground, folder: folder, images: VipsImageProcessor()))
        evaluation = LogEvaluation(log: log, catalog: catalog)
    }

    public func close() async {
        await log.close()
        await store.close()
    }
}
