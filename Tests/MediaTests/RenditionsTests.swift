import Contracts
import FoundationEssentials
import Imaging
import Media
import Members
import Storage
import TestKit
import Testing
import Values

@Suite struct `A picture for the web` {
    @Test(arguments: Engine.all)
    func `is made at each width when it is first asked for, never larger than it was`(
        engine: Engine
    ) async throws {
        try await Gallery.on(engine) { gallery in
            let media = try await gallery.room.store(
                try await gallery.photograph(900, 600), as: .picture, by: gallery.author)
            var sizes: [String] = []
            for width in PictureWidth.allCases {
                for format in Rendition.Format.allCases {
                    let file = try await gallery.room.rendition(of: media.id, width, format)
                    let bytes = try await file.bytes()
                    let size = try await gallery.processor.measure(bytes)
                    sizes.append("\(width.rawValue).\(format.fileExtension) \(size.width)x\(size.height)")
                    switch format {
                    case .jpeg: #expect(bytes.starts(with: [0xFF, 0xD8, 0xFF]))
                    case .webp: #expect(bytes.starts(with: Array("RIFF".utf8)))
                    }
                }
            }
            #expect(
                sizes == [
                    "320.webp 320x213", "320.jpg 320x213", "640.webp 640x427", "640.jpg 640x427",
                    "1280.webp 900x600",
                    "1280.jpg 900x600", "1920.webp 900x600", "1920.jpg 900x600",
                ])
            // 1280 and 1920 are one file: the picture has no more to show.
            let names = try gallery.files().filter { $0.hasPrefix("renditions") }.compactMap {
                $0.split(separator: "-").last
            }
            #expect(names == ["1280.jpg", "1280.webp", "320.jpg", "320.webp", "640.jpg", "640.webp"])
        }
    }

    @Test func `is made again when its file was lost`() async throws {
        try await Gallery.on(.sqlite) { gallery in
            let media = try await gallery.room.store(
                try await gallery.photograph(700, 500), as: .picture, by: gallery.author)
            let before = try await gallery.room.rendition(of: media.id, .small, .jpeg).bytes()
            try FileManager.default.removeItem(atPath: gallery.folder + "/renditions")
            let after = try await gallery.room.rendition(of: media.id, .small, .jpeg).bytes()
            #expect(after == before)
        }
    }

    @Test func `is made once when many ask for it at the same time`() async throws {
        try await Gallery.on(.sqlite) { gallery in
            let counting = CountingProcessor(real: gallery.processor)
            let room = try MediaRoom(ground: gallery.world.ground, folder: gallery.folder, images: counting)
            let media = try await room.store(
                try await gallery.photograph(700, 500), as: .picture, by: gallery.author)
            let answers = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for number in 0..<20 {
                    group.addTask {
                        try await room.rendition(of: media.id, .medium, number % 2 == 0 ? .webp : .jpeg)
                            .bytes()
                    }
                }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(answers.count == 2)
            #expect(counting.widths == [[320], [640]])
        }
    }

    @Test(arguments: Engine.all) func `exists only for media that exist`(engine: Engine) async throws {
        try await Gallery.on(engine) { gallery in
            await #expect(throws: MediaError.noSuchMedia(MediaID(4))) {
                try await gallery.room.rendition(of: MediaID(4), .small, .jpeg)
            }
            await #expect(throws: MediaError.noSuchMedia(MediaID(4))) {
                try await gallery.room.film(MediaID(4))
            }
            await #expect(throws: MediaError.noSuchMedia(MediaID(4))) {
                try await gallery.room.original(MediaID(4), by: gallery.author)
            }
            let nothing = try await gallery.room.media(
                of: try #require(ContentDigest(bytes: [UInt8](repeating: 1, count: 32))))
            #expect(nothing == nil)
        }
    }

    @Test func `has an address that can be read back`() {
        #expect(MediaAddress.picture(MediaID(7), .large, .webp) == "/media/7/1280.webp")
        #expect(MediaAddress.picture(MediaID(7), .small, .jpeg) == "/media/7/320.jpg")
        #expect(MediaAddress.film(MediaID(7)) == "/media/7/film")
        #expect(MediaAddress.paper(MediaID(7)) == "/media/7/paper")
        let read = MediaAddress.picture("640.jpg")
        #expect(read?.width == .medium)
        #expect(read?.format == .jpeg)
        for wrong in ["640.jpeg", "641.jpg", "640", "0640.jpg", "640.JPG", "", "320.webp.jpg", "../320.jpg"] {
            #expect(MediaAddress.picture(wrong) == nil)
        }
    }
}
