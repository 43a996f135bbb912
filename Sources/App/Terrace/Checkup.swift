import Foundation
import Storage
import Values

/// What `terrace doctor` looks after.
public struct Checkup: Sendable {
    public struct Check: Sendable {
        public let name: String
        public let isWell: Bool
        /// What was found, and what to do when it is not well.
        public let finding: String
    }

    private let settings: Settings

    public init(settings: Settings) { self.settings = settings }

    public func run() async -> [Check] {
        [folder, keys, await database]
    }

    private var folder: Check {
        let path = settings.dataFolder
        guard FileManager.default.fileExists(atPath: path) else {
            return Check(
                name: "data folder", isWell: true, finding: "\(path) is not there yet; the first start makes it")
        }
        let isWritable = FileManager.default.isWritableFile(atPath: path)
        return Check(
            name: "data folder", isWell: isWritable,
            finding: isWritable
                ? "\(path) can be written to" : "\(path) cannot be written to: check its owner and its rights")
    }

    private var keys: Check {
        let path = settings.dataFolder + "/keys.json"
        guard let rights = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int else {
            return Check(name: "keys", isWell: true, finding: "not there yet; the first start makes them")
        }
        let isPrivate = rights & 0o077 == 0
        return Check(
            name: "keys", isWell: isPrivate,
            finding: isPrivate ? "readable by their owner alone" : "others can read them: chmod 600 \(path)")
    }

    private var database: Check {
        get async {
            if settings.database == nil,
                !FileManager.default.fileExists(atPath: settings.dataFolder + "/terrace.sqlite")
            {
                return Check(name: "database", isWell: true, finding: "not there yet; the first start makes it")
            }
            do {
                let store = try await settings.openStore()
                let steps = try await store.appliedStepCount()
                await store.close()
                let known = Schema.all.reduce(0) { $0 + $1.steps.count }
                return Check(
                    name: "database", isWell: steps <= known,
                    finding: steps <= known
                        ? "answers, \(steps) of \(known) schema steps done"
                        : "was made by a later Terrace: use that one")
            } catch {
                return Check(name: "database", isWell: false, finding: "does not answer: \(error)")
            }
        }
    }
}
