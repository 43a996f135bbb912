import Foundation
import StorageSQLite

/// A consistent copy of the data folder, made while the server runs.
public struct Backup: Sendable {
    private let settings: Settings

    public init(settings: Settings) { self.settings = settings }

    /// Copies into `target`, which must not exist. Records come first and events after them, so that no offset points
    /// behind the end of the copied log.
    public func copy(to target: String, progress: @Sendable (Double, String) -> Void) async throws {
        let source = settings.dataFolder
        guard FileManager.default.fileExists(atPath: source + "/events.sqlite") else { throw NoRecords(folder: source) }
        guard !FileManager.default.fileExists(atPath: target) else { throw BackupRefused.exists(target) }
        try FileManager.default.createDirectory(
            atPath: target, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for (index, name) in ["terrace.sqlite", "events.sqlite"].enumerated() {
            progress(Double(index) * 0.3, name)
            guard FileManager.default.fileExists(atPath: "\(source)/\(name)") else { continue }
            let store = try SQLiteStore(path: "\(source)/\(name)")
            try await store.backUp(to: "\(target)/\(name)")
            await store.close()
        }
        for (index, name) in ["keys.json", "terrace.json", "media"].enumerated() {
            progress(0.6 + Double(index) * 0.1, name)
            guard FileManager.default.fileExists(atPath: "\(source)/\(name)") else { continue }
            try FileManager.default.copyItem(atPath: "\(source)/\(name)", toPath: "\(target)/\(name)")
        }
        progress(1, "done")
    }
}

enum BackupRefused: Error, CustomStringConvertible {
    case exists(String)

    var description: String {
        switch self {
        case .exists(let path): "\(path) is there already: name a folder that is not"
        }
    }
}
