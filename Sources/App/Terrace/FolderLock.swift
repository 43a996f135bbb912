import Foundation

/// Keeps a second server off a data folder; the system lets go of it when the process ends, however it ends.
struct FolderLock: Sendable {
    private let file: FileHandle

    init(folder: String) throws {
        let path = folder + "/terrace.lock"
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FolderInUse.unwritable(folder) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            Foundation.close(descriptor)
            throw FolderInUse.served(folder)
        }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}

enum FolderInUse: Error, CustomStringConvertible {
    case served(String)
    case unwritable(String)

    var description: String {
        switch self {
        case .served(let folder): "another process serves \(folder): stop it, or name another folder with --data"
        case .unwritable(let folder): "\(folder) cannot be written to: check its owner and its rights"
        }
    }
}
