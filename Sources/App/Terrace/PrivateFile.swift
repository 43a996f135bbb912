import Foundation

/// Writes a file that its owner alone can read, whole or not at all.
func writePrivately(_ data: Data, to path: String) throws {
    let fresh = path + ".new"
    try? FileManager.default.removeItem(atPath: fresh)
    guard FileManager.default.createFile(atPath: fresh, contents: data, attributes: [.posixPermissions: 0o600]),
        rename(fresh, path) == 0
    else { throw CocoaError(.fileWriteUnknown) }
}
