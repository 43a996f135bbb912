import Contracts
import EventLog
import FoundationEssentials
import Imaging
import Media
import Members
import Storage
import TestKit
import Values

/// A media room with a folder of its own, and an author who brings things.
struct Gallery {
    let world: World
    let folder: String
    let processor: VipsImageProcessor
    let room: MediaRoom
    let author = Caller(member: MemberID(11), organization: OrganizationID(10), roles: [.author])
    let auditor = Caller(member: MemberID(12), organization: OrganizationID(10), roles: [.auditor])

    static func on<Answer>(_ engine: Engine, _ body: (Gallery) async throws -> Answer) async throws -> Answer {
        try await World.on(engine, [.members, .media]) { world in
            try await withTemporaryFolder { folder in
                let processor = try VipsImageProcessor()
                let room = try MediaRoom(ground: world.ground, folder: folder + "/media", images: processor)
                return try await body(
                    Gallery(world: world, folder: folder + "/media", processor: processor, room: room))
            }
        }
    }

    /// An orange on green, as PNG: no two shades give the same bytes.
    func photograph(_ width: Int, _ height: Int, shade: UInt8 = 0) async throws -> [UInt8] {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height * 3)
        for y in 0..<height {
            for x in 0..<width {
                let (dx, dy) = (x - width / 2, y - height / 2)
                pixels += dx * dx + dy * dy < height * height / 9 ? [240, 140, shade] : [40, 120, 60]
            }
        }
        return try await processor.drawing(pixels, width: width, height: height)
    }

    /// All files of the room's folder, by path below it.
    func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
            var isFolder = false
            return FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
                && !isFolder
        }.sorted()
    }

    /// The beginning of a film whose `ftyp` box names those brands, and some more bytes.
    static func film(_ brands: [String], bytes: Int = 10_000) -> [UInt8] {
        let box =
            Array("ftyp".utf8) + Array(brands[0].utf8) + [0, 0, 2, 0] + brands.flatMap { Array($0.utf8) }
        let head = [0, 0, 0, UInt8(box.count + 4)] + box
        return head + (head.count..<max(bytes, head.count)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    }

    static func webm(docType: String) -> [UInt8] {
        let type = Array(docType.utf8)
        let head: [UInt8] =
            [0x42, 0x86, 0x81, 1, 0x42, 0xF7, 0x81, 1, 0x42, 0x82, 0x80 + UInt8(type.count)] + type
        return [0x1A, 0x45, 0xDF, 0xA3, 0x80 + UInt8(head.count)] + head + [UInt8](repeating: 7, count: 100)
    }
}

/// Content as it comes over a wire: in pieces, and perhaps not to its end.
struct Wire: AsyncSequence {
    struct Cut: Error {}

    let bytes: [UInt8]
    var piece = 1_000
    var cutAt: Int?

    struct AsyncIterator: AsyncIteratorProtocol {
        let wire: Wire
        var position = 0

        mutating func next() async throws -> ArraySlice<UInt8>? {
            if let cut = wire.cutAt, position >= cut { throw Cut() }
            guard position < wire.bytes.count else { return nil }
            let end = Swift.min(position + wire.piece, wire.bytes.count)
            defer { position = end }
            return wire.bytes[position..<end]
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(wire: self) }
}
