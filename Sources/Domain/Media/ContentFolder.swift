import Contracts
import FoundationEssentials
import Glibc
import Values

/// The folder in which originals lie by their digest (`ab/cdef…`), renditions beside them, and what is still arriving.
///
/// A file gets its name only when it is whole and on the disk: what has a name can be relied on, also after a power cut.
/// All calls block; they run on the room's disk lanes.
struct ContentFolder: Sendable {
    private static let incoming = "incoming"
    private static let renditions = "renditions"

    let path: String

    /// Makes what is missing and clears what an earlier run left half done.
    init(path: String) throws(MediaError) {
        self.path = path
        for folder in [Self.incoming, Self.renditions] { try makeFolder("\(path)/\(folder)") }
        try clearIncoming(olderThanSeconds: 86_400)
    }

    func original(_ digest: ContentDigest) -> String {
        let name = digest.description
        return "\(path)/\(name.prefix(2))/\(name.dropFirst(2))"
    }

    func rendition(_ digest: ContentDigest, _ width: PictureWidth, _ format: Rendition.Format) -> String {
        let name = digest.description
        return
            "\(path)/\(Self.renditions)/\(name.prefix(2))/\(name.dropFirst(2))-\(width.rawValue).\(format.fileExtension)"
    }

    func newIncoming() -> String {
        "\(path)/\(Self.incoming)/\(hexadecimal((0..<16).map { _ in UInt8.random(in: .min ... .max) }))"
    }

    /// Writes a whole file, which then has its name or does not exist.
    func put(_ bytes: [UInt8], at path: String) throws(MediaError) {
        let temporary = newIncoming()
        do throws(MediaError) {
            let file = try OpenFile(creating: temporary)
            try file.write(bytes)
            try file.synchronize()
            try move(temporary, to: path)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Gives a synchronised file its name for good.
    func move(_ temporary: String, to path: String) throws(MediaError) {
        let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
        try makeFolder(String(folder))
        guard rename(temporary, path) == 0 else { throw .failed("rename") }
        try synchronize(folder: String(folder))
    }

    private func makeFolder(_ path: String) throws(MediaError) {
        var isFolder = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder { return }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .folder("\(path): \(error)")
        }
        // The entry of a new folder stands in its parent.
        try synchronize(folder: path + "/..")
    }

    private func synchronize(folder: String) throws(MediaError) {
        try OpenFile(reading: folder).synchronize()
    }

    private func clearIncoming(olderThanSeconds age: Int) throws(MediaError) {
        let folder = "\(path)/\(Self.incoming)"
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw .folder("\(folder): \(error)")
        }
        let limit = time(nil) - age
        for name in names {
            var facts = stat()
            guard stat("\(folder)/\(name)", &facts) == 0, facts.st_mtim.tv_sec < limit else { continue }
            unlink("\(folder)/\(name)")
        }
    }
}

extension MediaError {
    /// What the system said about the call that just failed.
    static func failed(_ call: String) -> MediaError {
        .folder("\(call): \(String(cString: strerror(errno)))")
    }
}
