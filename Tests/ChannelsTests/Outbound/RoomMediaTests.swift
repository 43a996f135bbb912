import Channels
import Contracts
import Distribution
import EventLog
import FoundationEssentials
import Imaging
import Media
import Members
import Storage
import TestKit
import Testing
import Values

@Suite struct `Pictures for channels` {
    @Test func `are made to fit, upright and in shape, and never enlarged`() async throws {
        try await withDarkroom { room in
            let id = try await room.store(noise: 1_600, 1_200)
            let cover = try await room.media.picture(
                id, within: PictureBounds(mostWidth: 900, mostBytes: 1 << 20, aspect: 2.35))
            #expect(cover.width == 900)
            #expect(cover.height == 383)
            #expect(cover.contentType == "image/jpeg")
            #expect(cover.name == "\(id).jpg")
            #expect(cover.bytes.starts(with: [0xFF, 0xD8, 0xFF]))
            let whole = try await room.media.picture(
                id, within: PictureBounds(mostWidth: 9_000, mostBytes: 1 << 24, format: .webp))
            #expect(whole.width == 1_600)
            #expect(whole.height == 1_200)
            #expect(whole.contentType == "image/webp")
            let tall = try await room.media.picture(
                id, within: PictureBounds(mostWidth: 5_000, mostBytes: 1 << 24, aspect: 0.5))
            #expect(tall.width == 600)
            #expect(tall.height == 1_200)
        }
    }

    @Test(arguments: [400_000, 100_000, 30_000])
    func `lose quality first and pixels then, until they are light enough`(_ most: Int) async throws {
        try await withDarkroom { room in
            let id = try await room.store(noise: 1_200, 900)
            let picture = try await room.media.picture(id, within: PictureBounds(mostWidth: 1_200, mostBytes: most))
            #expect(picture.bytes.count <= most)
            // Not smaller than it need be.
            #expect(picture.bytes.count * 3 > most)
            let size = try await VipsImageProcessor().measure(picture.bytes)
            #expect(size.width == picture.width)
        }
    }

    @Test func `that cannot fit are content that somebody must change`() async throws {
        try await withDarkroom { room in
            let id = try await room.store(noise: 400, 300)
            let result = await outcome { () async throws(ChannelTrouble) in
                try await room.media.picture(id, within: PictureBounds(mostWidth: 400, mostBytes: 500))
            }
            #expect(result.trouble == "content pictures")
            let nothing = await outcome { () async throws(ChannelTrouble) in
                try await room.media.picture(MediaID(404), within: PictureBounds(mostWidth: 400, mostBytes: 500))
            }
            #expect(nothing.trouble == "content pictures")
        }
    }

    @Test func `are kept for the next channel that wants the same`() async throws {
        try await withDarkroom { room in
            let id = try await room.store(noise: 800, 600)
            let bounds = PictureBounds(mostWidth: 640, mostBytes: 1 << 20)
            let first = try await room.media.picture(id, within: bounds)
            // Without its original it could not be made again.
            try FileManager.default.removeItem(atPath: room.folder)
            #expect(try await room.media.picture(id, within: bounds).bytes == first.bytes)
            let other = await outcome { () async throws(ChannelTrouble) in
                try await room.media.picture(id, within: PictureBounds(mostWidth: 320, mostBytes: 1 << 20))
            }
            #expect(other.trouble == "transient")
        }
    }

    @Test func `are not films, which go as they were brought, within the limit`() async throws {
        try await withDarkroom { room in
            let film =
                [0, 0, 0, 20] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("mp41".utf8)
                + [UInt8](repeating: 9, count: 5_000)
            let id = try await room.room.store(film, as: .film, by: room.author).id
            let file = try await room.media.film(id, mostBytes: 10_000)
            #expect(file.bytes == film)
            #expect(file.contentType == "video/mp4")
            #expect(file.name == "\(id).mp4")
            let tooLong = await outcome { () async throws(ChannelTrouble) in
                try await room.media.film(id, mostBytes: 5_000)
            }
            #expect(tooLong.trouble == "content films")
            let picture = await outcome { () async throws(ChannelTrouble) in
                try await room.media.picture(id, within: PictureBounds(mostWidth: 100, mostBytes: 10_000))
            }
            #expect(picture.trouble == "content pictures")
        }
    }

    private func withDarkroom(_ body: (Darkroom) async throws -> Void) async throws {
        try await World.on(.sqlite, [.members, .media]) { world in
            try await withTemporaryFolder { folder in
                let room = try MediaRoom(ground: world.ground, folder: folder + "/media", images: VipsImageProcessor())
                try await body(Darkroom(folder: folder + "/media", room: room, media: RoomMedia(room)))
            }
        }
    }
}

private struct Darkroom {
    let folder: String
    let room: MediaRoom
    let media: RoomMedia
    let author = Caller(member: MemberID(11), organization: OrganizationID(10), roles: [.author])

    /// A picture that packs badly, the same each time.
    func store(noise width: Int, _ height: Int) async throws -> MediaID {
        var state: UInt32 = 1
        let pixels = (0..<width * height * 3).map { _ -> UInt8 in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(state >> 24)
        }
        let png = try await VipsImageProcessor().drawing(pixels, width: width, height: height)
        return try await room.store(png, as: .picture, by: author).id
    }
}
