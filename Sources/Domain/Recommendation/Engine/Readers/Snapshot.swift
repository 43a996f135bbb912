#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that holds what the engine knows at one position of the log.
///
/// Written beside its place and renamed into it, so there is always a whole one; every section carries its length and a
/// checksum, so half a file is never taken for one. Little-endian.
///
/// ```
/// header   8 bytes "TERRACE1", format, sections; domain and reader position, seal
/// section  name (8 bytes), bytes, checksum; then so many bytes
/// ```
enum Snapshot {
    enum Problem: Error, Hashable, Sendable {
        /// The operating system's word, and what was being done.
        case file(String, code: Int32)
        case notASnapshot
        case otherFormat(UInt64)
        /// A section's bytes are not those that were written.
        case damaged(section: String)
        case missing(section: String)
    }

    static let format: UInt64 = 2

    fileprivate static func seal(of words: [UInt64]) -> UInt64 { words.reduce(0) { Chance.mixed($0 ^ $1) } }
    fileprivate static let magic: UInt64 = 0x3145_4341_5252_4554
}

/// Writes a snapshot, section by section.
struct SnapshotWriter: ~Copyable {
    private let path: String
    private let draft: String
    private var file: Int32
    private var isDone = false

    init(path: String, sections: Int, domain: Int64, reader: Int64) throws(Snapshot.Problem) {
        self.path = path
        draft = path + ".draft"
        file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .file("create \(draft)", code: errno) }
        let head = [
            Snapshot.magic, Snapshot.format, UInt64(sections), UInt64(bitPattern: domain), UInt64(bitPattern: reader),
        ]
        try write(words: head + [Snapshot.seal(of: head)])
    }

    deinit {
        close(file)
        if !isDone { unlink(draft) }
    }

    mutating func write(section: String, _ bytes: RawSpan) throws(Snapshot.Problem) {
        try write(words: [Self.name(section), UInt64(bytes.byteCount), Checksum.of(bytes)])
        try write(bytes)
    }

    /// Makes all durable and puts it in its place.
    mutating func finish() throws(Snapshot.Problem) {
        guard fsync(file) == 0 else { throw .file("sync \(draft)", code: errno) }
        guard rename(draft, path) == 0 else { throw .file("rename to \(path)", code: errno) }
        isDone = true
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let directory = open(folder, O_RDONLY | O_CLOEXEC)
        guard directory >= 0 else { throw .file("open \(folder)", code: errno) }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw .file("sync \(folder)", code: errno) }
    }

    /// The first eight bytes of a name, filled up with zeros.
    static func name(_ section: String) -> UInt64 {
        var name: UInt64 = 0
        for (place, byte) in section.utf8.prefix(8).enumerated() { name |= UInt64(byte) << UInt64(place * 8) }
        return name
    }

    private func write(words: [UInt64]) throws(Snapshot.Problem) {
        let words = words.map(\.littleEndian)
        try write(words.span.bytes)
    }

    private func write(_ bytes: RawSpan) throws(Snapshot.Problem) {
        let code = bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) -> Int32 in
            var done = 0
            while done < buffer.count {
                // A single call takes less than two gigabytes.
                let written = Glibc.write(
                    file, buffer.baseAddress?.advanced(by: done), min(buffer.count - done, 1 << 30))
                if written < 0, errno != EINTR { return errno }
                done += max(written, 0)
            }
            return 0
        }
        guard code == 0 else { throw .file("write \(draft)", code: code) }
    }
}

/// Reads a snapshot's sections in the order in which they were written.
struct SnapshotReader: ~Copyable {
    let domain: Int64
    let reader: Int64
    private let file: Int32

    init(path: String) throws(Snapshot.Problem) {
        file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .file("open \(path)", code: errno) }
        var head = Array(repeating: UInt64(0), count: 6)
        let isWhole = Self.fill(&head, from: file)
        guard isWhole, UInt64(littleEndian: head[0]) == Snapshot.magic else {
            close(file)
            throw .notASnapshot
        }
        guard UInt64(littleEndian: head[1]) == Snapshot.format else {
            close(file)
            throw .otherFormat(UInt64(littleEndian: head[1]))
        }
        guard UInt64(littleEndian: head[5]) == Snapshot.seal(of: head[..<5].map { UInt64(littleEndian: $0) }) else {
            close(file)
            throw .damaged(section: "header")
        }
        domain = Int64(bitPattern: UInt64(littleEndian: head[3]))
        reader = Int64(bitPattern: UInt64(littleEndian: head[4]))
    }

    deinit { close(file) }

    /// Reads the next section, which must have this name, into a list of plain values without references.
    func read<Value: BitwiseCopyable>(
        section: String, blank: Value
    ) throws(Snapshot.Problem) -> [Value] {
        var head = Array(repeating: UInt64(0), count: 3)
        guard Self.fill(&head, from: file), UInt64(littleEndian: head[0]) == SnapshotWriter.name(section) else {
            throw .missing(section: section)
        }
        let size = UInt64(littleEndian: head[1])
        let stride = UInt64(MemoryLayout<Value>.stride)
        // A length that the file cannot hold is damage, and nothing to make room for.
        guard size % stride == 0, size <= left() else { throw .damaged(section: section) }
        var values = Array(repeating: blank, count: Int(size / stride))
        guard Self.fill(&values, from: file), Checksum.of(values.span.bytes) == UInt64(littleEndian: head[2]) else {
            throw .damaged(section: section)
        }
        return values
    }

    private func left() -> UInt64 {
        var status = stat()
        guard fstat(file, &status) == 0 else { return 0 }
        return UInt64(max(0, Int64(status.st_size) - Int64(lseek(file, 0, SEEK_CUR))))
    }

    private static func fill<Value: BitwiseCopyable>(_ values: inout [Value], from file: Int32) -> Bool {
        values.withUnsafeMutableBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Glibc.read(file, buffer.baseAddress?.advanced(by: done), min(buffer.count - done, 1 << 30))
                if count == 0 || (count < 0 && errno != EINTR) { return false }
                done += max(count, 0)
            }
            return true
        }
    }
}
