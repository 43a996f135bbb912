import Contracts

/// A stored file, open for reading: whole, or piece by piece for a film.
public struct StoredFile: Sendable {
    public let length: Int
    private let file: OpenFile
    private let disk: WorkLanes

    init(_ file: OpenFile, on disk: WorkLanes) throws(MediaError) {
        length = try file.length()
        self.file = file
        self.disk = disk
    }

    /// The bytes of a range, which must lie within the file; reads beside the cooperative pool.
    public func bytes(in range: Range<Int>) async throws(MediaError) -> [UInt8] {
        precondition(range.lowerBound >= 0 && range.upperBound <= length, "a range within the file")
        return try await disk.run { [file] () throws(MediaError) in try file.read(range) }
    }

    public func bytes() async throws(MediaError) -> [UInt8] { try await bytes(in: 0..<length) }
}
