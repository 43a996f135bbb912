import FoundationEssentials

/// The engine's snapshots in a folder, as versions: each a file named by how far the log had been heard, and a pointer to the one
/// that a node begins from.
///
/// A version is never changed after it was written. Going back moves the pointer; a node that begins there hears the log again
/// from the version's position, with the program as it is then: the way to undo what a mistaken program learnt. Versions newer
/// than the pointer stay for comparison until the next one is kept.
struct EngineVersions: Sendable {
    enum Problem: Error, Hashable, Sendable {
        case snapshot(String, Snapshot.Problem)
        /// There is no version of that name.
        case noSuchVersion(String, known: [String])
        /// The folder or its pointer cannot be read or written.
        case folder(String)
    }

    let folder: String
    /// So many are kept; the oldest go first, but never the one pointed at.
    var most = 8

    private static let ending = ".engine"
    private static let pointer = "current"

    /// Writes a version of what was learnt and points at it; returns its name.
    @discardableResult
    func keep(_ engine: FeedEngine) throws(Problem) -> String {
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw .folder("make \(folder): \(error)")
        }
        let name = Self.name(domain: engine.domain, reader: engine.reader)
        let left = try current()
        do throws(Snapshot.Problem) { try engine.save(to: path(name)) } catch { throw .snapshot(name, error) }
        try point(at: name)
        // What had been learnt beyond the version that was begun from is nobody's past any more.
        if let left { for later in try list() where later > left && later != name { try remove(later) } }
        for old in try list().dropLast(most) { try remove(old) }
        return name
    }

    /// The versions' names, the oldest first.
    func list() throws(Problem) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(Self.ending) }.map { String($0.dropLast(Self.ending.count)) }.sorted()
        } catch {
            throw .folder("list \(folder): \(error)")
        }
    }

    /// The version that a node begins from; nil when there is none yet.
    func current() throws(Problem) -> String? {
        let path = folder + "/" + Self.pointer
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let bytes = FileManager.default.contents(atPath: path) else { throw .folder("read \(path)") }
        let name = String(decoding: bytes, as: UTF8.self)
        guard try list().contains(name) else { throw .noSuchVersion(name, known: try list()) }
        return name
    }

    func load(_ name: String) throws(Problem) -> FeedEngine {
        guard try list().contains(name) else { throw .noSuchVersion(name, known: try list()) }
        do throws(Snapshot.Problem) { return try FeedEngine(from: path(name)) } catch { throw .snapshot(name, error) }
    }

    /// Begins from the version pointed at, or from the newest older one that is whole: only more of the log is heard again then.
    ///
    /// - Returns: Nil when there is no version at all; and those that could not be read.
    func begin() throws(Problem) -> (engine: FeedEngine?, refused: [Problem]) {
        guard let current = try current() else { return (nil, []) }
        var refused: [Problem] = []
        for name in try list().reversed() where name <= current {
            do throws(Problem) { return (try load(name), refused) } catch { refused.append(error) }
        }
        return (nil, refused)
    }

    /// Lets nodes begin from another version.
    func goBack(to name: String) throws(Problem) {
        // Whoever goes back wants to know now whether it can be read.
        _ = try load(name)
        try point(at: name)
    }

    /// What is different between two versions.
    func compare(_ one: String, _ other: String) throws(Problem) -> EngineComparison {
        EngineComparison(try load(one), try load(other))
    }

    func path(_ name: String) -> String { folder + "/" + name + Self.ending }

    /// Sorted as the readers' stream goes.
    static func name(domain: Int64, reader: Int64) -> String { padded(reader) + "-" + padded(domain) }

    private static func padded(_ number: Int64) -> String {
        let digits = String(max(0, number))
        return String(repeating: "0", count: max(0, 19 - digits.count)) + digits
    }

    private func point(at name: String) throws(Problem) {
        let path = folder + "/" + Self.pointer
        do {
            // Foundation writes beside and renames.
            try Data(name.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw .folder("write \(path): \(error)")
        }
    }

    private func remove(_ name: String) throws(Problem) {
        guard try current() != name else { return }
        do { try FileManager.default.removeItem(atPath: path(name)) } catch {
            throw .folder("remove \(path(name)): \(error)")
        }
    }
}
