import Contracts
import FoundationEssentials
import Imaging
import Media
import Members
import Storage
import TestKit
import Testing
import Values

@Suite struct `What an author brings` {
    @Test(arguments: Engine.all)
    func `is kept under its digest, measured, and with a small rendition at once`(
        engine: Engine
    ) async throws {
        try await Gallery.on(engine) { gallery in
            let bytes = try await gallery.photograph(900, 600)
            let media = try await gallery.room.store(bytes, as: .picture, by: gallery.author)
            #expect(media.format == .png)
            #expect(media.byteCount == bytes.count)
            #expect(media.width == 900)
            #expect(media.height == 600)
            #expect(media.storedBy == gallery.author.member)
            #expect(media.storedAt == gallery.world.clock.now())
            let found = try await gallery.room.media(media.id)
            #expect(found == media)
            let byDigest = try await gallery.room.media(of: media.digest)
            #expect(byDigest == media)
            let several = try await gallery.room.media([media.id, MediaID(4)])
            #expect(several == [media.id: media])
            let name = media.digest.description
            #expect(
                try gallery.files()
                    == [
                        "\(name.prefix(2))/\(name.dropFirst(2))",
                        "renditions/\(name.prefix(2))/\(name.dropFirst(2))-320.jpg",
                    ].sorted())
            let original = try await gallery.room.original(media.id, by: gallery.author).bytes()
            #expect(original == bytes)
        }
    }

    @Test(arguments: Engine.all) func `is the same media when it is brought twice, whole or in pieces`(
        engine: Engine
    ) async throws {
        try await Gallery.on(engine) { gallery in
            let bytes = try await gallery.photograph(400, 300)
            let first = try await gallery.room.store(bytes, as: .picture, by: gallery.author)
            gallery.world.clock.advance(days: 1)
            let again = try await gallery.room.store(
                Wire(bytes: bytes, piece: 77), as: .picture, by: gallery.author)
            #expect(again == first)
            let trail = try await gallery.world.store.read { transaction in
                try transaction.rows("SELECT verb, subject FROM members_audit") { row throws(StorageError) in
                    try row.value(0, as: String.self) + " " + row.value(1, as: String.self)
                }
            }
            #expect(trail == ["media.store media \(first.id)"])
        }
    }

    @Test(arguments: Engine.all) func `is the same media when many bring it at once`(
        engine: Engine
    ) async throws {
        try await Gallery.on(engine) { gallery in
            let bytes = try await gallery.photograph(400, 300)
            let ids = try await withThrowingTaskGroup(of: MediaID.self) { group in
                for _ in 1...8 {
                    group.addTask { try await gallery.room.store(bytes, as: .picture, by: gallery.author).id }
                }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            #expect(try gallery.files().count == 2)
        }
    }

    @Test(arguments: Engine.all) func `is refused when it is not what is taken, and nothing of it stays`(
        engine: Engine
    ) async throws {
        try await Gallery.on(engine) { gallery in
            let photograph = try await gallery.photograph(400, 300)
            let cases: [([UInt8], MediaKind, MediaError)] = [
                ([], .picture, .notAccepted),
                (Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8), .picture, .notAccepted),
                (Array("<?xml version=\"1.0\"?><svg/>".utf8), .picture, .notAccepted),
                (Array("GIF89a".utf8) + photograph, .picture, .notAccepted),
                (Array("#!/bin/sh\n".utf8), .paper, .notAccepted),
                (photograph, .film, .wrongKind(announced: .film, found: .picture)),
                (Array("%PDF-1.7 …".utf8), .picture, .wrongKind(announced: .picture, found: .paper)),
                (Gallery.film(["isom", "mp41"]), .picture, .wrongKind(announced: .picture, found: .film)),
                (Array(photograph.prefix(photograph.count / 2)), .picture, .unreadable),
                (Array(photograph.prefix(20)), .picture, .unreadable),
            ]
            for (bytes, kind, error) in cases {
                await #expect(throws: error) {
                    try await gallery.room.store(bytes, as: kind, by: gallery.author)
                }
                await #expect(throws: error) {
                    try await gallery.room.store(Wire(bytes: bytes), as: kind, by: gallery.author)
                }
            }
            await #expect(throws: MediaError.interrupted) {
                try await gallery.room.store(
                    Wire(bytes: photograph, piece: 100, cutAt: 200), as: .picture, by: gallery.author)
            }
            await #expect(
                throws: MediaError.notAllowed(anyOf: [
                    .nominator, .assessor, .author, .editor, .publisher, .marketer, .merchant,
                ])
            ) {
                try await gallery.room.store(photograph, as: .picture, by: gallery.auditor)
            }
            #expect(try gallery.files() == [])
            let count: Int = try await gallery.world.store.read {
                try $0.value("SELECT count(*) FROM media_item")
            }
            #expect(count == 0)
        }
    }

    @Test func `is refused as soon as it is too large`() async throws {
        try await Gallery.on(.sqlite) { gallery in
            let paper = Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 32, count: MediaKind.paper.mostBytes)
            await #expect(throws: MediaError.tooLarge(mostBytes: 20 * 1_048_576)) {
                try await gallery.room.store(paper, as: .paper, by: gallery.author)
            }
            // The wire is cut behind the limit: the refusal comes before that.
            await #expect(throws: MediaError.tooLarge(mostBytes: 20 * 1_048_576)) {
                try await gallery.room.store(
                    Wire(bytes: paper + paper, piece: 65_536, cutAt: MediaKind.paper.mostBytes + 100_000),
                    as: .paper,
                    by: gallery.author)
            }
            await #expect(throws: MediaError.notAccepted) {
                try await gallery.room.store(
                    Wire(bytes: [UInt8](repeating: 1, count: 100_000), cutAt: 10_000), as: .film,
                    by: gallery.author)
            }
            let exact = Array(paper.prefix(MediaKind.paper.mostBytes))
            let stored = try await gallery.room.store(
                Wire(bytes: exact, piece: 65_536), as: .paper, by: gallery.author)
            #expect(stored.byteCount == MediaKind.paper.mostBytes)
        }
    }

    @Test(arguments: Engine.all) func `may be a film, which is given out piece by piece`(
        engine: Engine
    ) async throws {
        try await Gallery.on(engine) { gallery in
            let film = Gallery.film(["mp42", "isom"], bytes: 300_000)
            let media = try await gallery.room.store(
                Wire(bytes: film, piece: 65_536), as: .film, by: gallery.author)
            #expect(media.format == .mp4)
            #expect(media.width == nil)
            let file = try await gallery.room.film(media.id)
            #expect(file.length == 300_000)
            let first = try await file.bytes(in: 0..<10)
            #expect(first == Array(film[0..<10]))
            let last = try await file.bytes(in: 299_990..<300_000)
            #expect(last == Array(film[299_990..<300_000]))
            let none = try await file.bytes(in: 5..<5)
            #expect(none == [])
            let whole = try await file.bytes()
            #expect(whole == film)
            let webm = try await gallery.room.store(
                Gallery.webm(docType: "webm"), as: .film, by: gallery.author)
            #expect(webm.format == .webm)
            await #expect(throws: MediaError.noSuchRendition) {
                try await gallery.room.rendition(of: media.id, .small, .jpeg)
            }
        }
    }

    @Test func `is told from its look-alikes by what it says of itself`() async throws {
        try await Gallery.on(.sqlite) { gallery in
            for bytes in [
                Gallery.film(["heic", "mif1"]), Gallery.film(["avif", "mif1", "isom"]),
                Gallery.film(["qt  "]),
                Gallery.film(["M4A "]), Gallery.webm(docType: "matroska"),
                Array(Gallery.film(["isom"]).prefix(15)),
                [0, 0, 0, 3] + Gallery.film(["isom"]).dropFirst(4),
                [0xFF, 0xFF, 0xFF, 0xFC] + Gallery.film(["isom"]).dropFirst(4),
            ] {
                await #expect(throws: MediaError.notAccepted) {
                    try await gallery.room.store(bytes, as: .film, by: gallery.author)
                }
            }
            let phone = try await gallery.room.store(
                Gallery.film(["XAVC", "XAVC", "mp42"]), as: .film, by: gallery.author)
            #expect(phone.format == .mp4)
        }
    }

    @Test func `keeps its old files and clears what was half done when the room opens anew`() async throws {
        try await Gallery.on(.sqlite) { gallery in
            let bytes = try await gallery.photograph(400, 300)
            let media = try await gallery.room.store(bytes, as: .picture, by: gallery.author)
            let stale = gallery.folder + "/incoming/stale"
            let fresh = gallery.folder + "/incoming/fresh"
            for path in [stale, fresh] { try Data([1, 2, 3]).write(to: URL(filePath: path)) }
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -100_000)], ofItemAtPath: stale)
            let again = try MediaRoom(
                ground: gallery.world.ground, folder: gallery.folder, images: gallery.processor)
            let original = try await again.original(media.id, by: gallery.author).bytes()
            #expect(original == bytes)
            #expect(try gallery.files().filter { $0.hasPrefix("incoming") } == ["incoming/fresh"])
        }
    }

    @Test func `is refused with what the system says when the folder cannot be written`() async throws {
        try await World.on(.sqlite, [.members, .media]) { world in
            try await withTemporaryFolder { folder in
                try Data([1]).write(to: URL(filePath: folder + "/media"))
                let processor = try VipsImageProcessor()
                let error = #expect(throws: MediaError.self) {
                    try MediaRoom(ground: world.ground, folder: folder + "/media", images: processor)
                }
                guard case .folder(let why) = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
                #expect(why.contains(folder))
            }
        }
    }
}
