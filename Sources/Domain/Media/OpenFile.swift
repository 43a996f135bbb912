import Glibc

/// One open file, closed when it goes. Its calls block.
final class OpenFile: Sendable {
    private let descriptor: Int32

    init(creating path: String) throws(MediaError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw .failed("create") }
    }

    init(reading path: String) throws(MediaError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .failed("open") }
    }

    /// Nil when there is no such file.
    static func existing(_ path: String) throws(MediaError) -> OpenFile? {
        guard access(path, F_OK) == 0 else { return nil }
        return try OpenFile(reading: path)
    }

    deinit { close(descriptor) }

    func length() throws(MediaError) -> Int {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw .failed("fstat") }
        return Int(facts.st_size)
    }

    func write(_ bytes: [UInt8]) throws(MediaError) {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + start, $0.count - start)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .failed("write") }
            start += count
        }
    }

    /// Fewer bytes than asked for only at the end of the file.
    func read(_ range: Range<Int>) throws(MediaError) -> [UInt8] {
        var start = 0
        var failure: MediaError?
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
            while start < range.count {
                let count = pread(
                    descriptor, buffer.baseAddress! + start, range.count - start,
                    off_t(range.lowerBound + start))
                if count < 0, errno == EINTR { continue }
                if count < 0 { failure = .failed("read") }
                guard count > 0 else { break }
                start += count
            }
            filled = start
        }
        if let failure { throw failure }
        return bytes
    }

    /// Returns once what was written is on the disk.
    func synchronize() throws(MediaError) {
        guard fsync(descriptor) == 0 else { throw .failed("fsync") }
    }
}
