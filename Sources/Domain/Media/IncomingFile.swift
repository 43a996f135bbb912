import Crypto
import Glibc
import Synchronization
import Values

/// A file on its way in: checked as it grows, and gone again unless it is kept. Its calls block.
final class IncomingFile: Sendable {
    struct Whole: Sendable {
        let path: String
        let digest: ContentDigest
        let format: MediaFormat
        let byteCount: Int
    }

    private struct State {
        var hash = SHA256()
        var byteCount = 0
        var beginning: [UInt8] = []
        var format: MediaFormat?
    }

    private let path: String
    private let announced: MediaKind
    private let file: OpenFile
    private let state = Mutex(State())

    init(in folder: ContentFolder, announced: MediaKind) throws(MediaError) {
        path = folder.newIncoming()
        self.announced = announced
        file = try OpenFile(creating: path)
    }

    // For whoever was cancelled before it could discard.
    deinit { discard() }

    /// Removes it, unless it was moved to its place.
    func discard() { unlink(path) }

    /// Refuses as soon as it is clear that the whole will not be taken.
    func append(_ bytes: [UInt8]) throws(MediaError) {
        try file.write(bytes)
        try state.withLock { state throws(MediaError) in
            state.byteCount += bytes.count
            guard state.byteCount <= announced.mostBytes else {
                throw .tooLarge(mostBytes: announced.mostBytes)
            }
            state.hash.update(data: bytes)
            guard state.format == nil else { return }
            state.beginning += bytes.prefix(MediaFormat.beginningBytes - state.beginning.count)
            if state.beginning.count == MediaFormat.beginningBytes { try recognize(&state) }
        }
    }

    /// All of it came: what it is, and on the disk for good, though not yet under its name.
    func finish() throws(MediaError) -> Whole {
        try file.synchronize()
        return try state.withLock { state throws(MediaError) in
            guard let digest = ContentDigest(bytes: Array(state.hash.finalize())) else {
                preconditionFailure("SHA-256 has 32 bytes")
            }
            return Whole(
                path: path, digest: digest, format: try recognize(&state), byteCount: state.byteCount)
        }
    }

    @discardableResult
    private func recognize(_ state: inout State) throws(MediaError) -> MediaFormat {
        if let format = state.format { return format }
        guard let format = MediaFormat(beginning: state.beginning) else { throw .notAccepted }
        guard format.kind == announced else { throw .wrongKind(announced: announced, found: format.kind) }
        state.format = format
        return format
    }
}
