import Contracts
import Testing

@testable import Imaging

@Suite struct `A photograph` {
    @Test func `is made smaller in both formats and never larger`() async throws {
        let processor = try VipsImageProcessor()
        let made = try await processor.renditions(
            of: try await Drawing.halves(1_000, 500), widths: [320, 640, 1_280, 1_920],
            formats: [.webp, .jpeg])
        #expect(
            made.map { "\($0.format.rawValue) \($0.width)x\($0.height)" } == [
                "webp 320x160", "jpeg 320x160", "webp 640x320", "jpeg 640x320", "webp 1000x500",
                "jpeg 1000x500",
            ])
        for rendition in made {
            switch rendition.format {
            case .webp:
                #expect(rendition.bytes.starts(with: Array("RIFF".utf8)))
                #expect(rendition.bytes[8..<12].elementsEqual(Array("WEBP".utf8)))
            case .jpeg: #expect(rendition.bytes.starts(with: [0xFF, 0xD8, 0xFF]))
            }
            let measured = try await processor.measure(rendition.bytes)
            #expect(measured == (rendition.width, rendition.height))
            #expect(isNear(try Drawing.color(of: rendition.bytes, x: 10, y: 10), Drawing.red))
            let right = try Drawing.color(of: rendition.bytes, x: rendition.width - 10, y: 10)
            #expect(isNear(right, Drawing.blue), "\(right)")
        }
    }

    @Test(arguments: [(1, 600, 300), (3, 600, 300), (6, 300, 600), (8, 300, 600)])
    func `taken with the camera turned comes out upright`(
        orientation: Int, width: Int, height: Int
    ) async throws {
        let processor = try VipsImageProcessor()
        let original = Drawing.exif(try await Drawing.halvesAsJPEG(600, 300), orientation: UInt8(orientation))
        let measured = try await processor.measure(original)
        #expect(measured == (width, height))
        let made = try await processor.renditions(of: original, widths: [150], formats: [.webp, .jpeg])
        // Where the left half of what the sensor saw is once the picture stands upright (Exif 2.3, Orientation).
        let redSpot =
            switch orientation {
            case 3: (x: 140, y: 20)
            case 6: (x: 20, y: 20)
            case 8: (x: 20, y: 280)
            default: (x: 10, y: 20)
            }
        for rendition in made {
            #expect((rendition.width, rendition.height) == (150, 150 * height / width))
            #expect(isNear(try Drawing.color(of: rendition.bytes, x: redSpot.x, y: redSpot.y), Drawing.red))
            let opposite = (x: 149 - redSpot.x, y: rendition.height - 1 - redSpot.y)
            #expect(
                isNear(try Drawing.color(of: rendition.bytes, x: opposite.x, y: opposite.y), Drawing.blue))
        }
    }

    @Test func `loses what the camera wrote about its owner`() async throws {
        let original = Drawing.exif(try await Drawing.halvesAsJPEG(400, 300), orientation: 1)
        #expect(original.contains(Array("18607431234".utf8)))
        let made = try await VipsImageProcessor().renditions(
            of: original, widths: [1_920], formats: [.webp, .jpeg])
        #expect(made.count == 2)
        for rendition in made {
            #expect(!rendition.bytes.contains(Array("18607431234".utf8)), "\(rendition.format)")
            #expect(!rendition.bytes.contains(Array("Peng Juan".utf8)), "\(rendition.format)")
        }
    }

    @Test func `is read in the colours of its own profile`() async throws {
        // The profile says that what the file calls red is blue, and the other way round.
        let original = Drawing.swapped(try await Drawing.halvesAsJPEG(400, 200))
        let made = try await VipsImageProcessor().renditions(
            of: original, widths: [200], formats: [.webp, .jpeg])
        for rendition in made {
            let left = try Drawing.color(of: rendition.bytes, x: 10, y: 10)
            #expect(left[2] > 150 && left[0] < 80, "\(left)")
            #expect(!rendition.bytes.contains(Array("acsp".utf8)))
        }
    }

    @Test func `of one pixel is a picture too`() async throws {
        let processor = try VipsImageProcessor()
        let dot = try await processor.drawing(Drawing.red, width: 1, height: 1)
        let measured = try await processor.measure(dot)
        #expect(measured == (1, 1))
        let made = try await processor.renditions(of: dot, widths: [320, 640], formats: [.webp, .jpeg])
        #expect(made.map { "\($0.format.rawValue) \($0.width)x\($0.height)" } == ["webp 1x1", "jpeg 1x1"])
        #expect(isNear(try Drawing.color(of: made[1].bytes, x: 0, y: 0), Drawing.red))
    }

    @Test func `as tall as a long screenshot still fits into WebP`() async throws {
        let tall = try await Drawing.halves(40, 20_000)
        let made = try await VipsImageProcessor().renditions(
            of: tall, widths: [320], formats: [.webp, .jpeg])
        #expect(made.map(\.height) == [16_383, 16_383])
    }

    @Test func `cut short is refused, not half shown`() async throws {
        let processor = try VipsImageProcessor()
        for whole in [try await Drawing.halvesAsJPEG(800, 600), try await Drawing.halves(800, 600)] {
            _ = try await processor.renditions(of: whole, widths: [320], formats: [.jpeg])
            let error = await #expect(throws: ImageTrouble.self) {
                _ = try await processor.renditions(of: Drawing.cut(whole), widths: [320], formats: [.jpeg])
            }
            guard case .unreadable(let why) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(!why.isEmpty)
        }
    }

    @Test(arguments: [
        "", "GIF89a", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"/>", "%PDF-1.4",
        "\u{FF}\u{D8}\u{FF}",
        "P6 1 1 255 abc",
    ])
    func `is refused when it is something else`(text: String) async throws {
        let bytes = text.unicodeScalars.map { UInt8($0.value) }
        await #expect(throws: ImageTrouble.self) { try await VipsImageProcessor().measure(bytes) }
    }

    @Test func `that claims to be enormous is refused before it is opened`() async throws {
        let bomb = Drawing.bomb(width: 60_000, height: 60_000)
        let processor = try VipsImageProcessor()
        await #expect(throws: ImageTrouble.tooLarge(width: 60_000, height: 60_000)) {
            try await processor.measure(bomb)
        }
        await #expect(throws: ImageTrouble.tooLarge(width: 60_000, height: 60_000)) {
            try await processor.renditions(of: bomb, widths: [320], formats: [.webp])
        }
        let small = try VipsImageProcessor(mostPixels: 999)
        await #expect(throws: ImageTrouble.tooLarge(width: 40, height: 25)) {
            try await small.measure(try await Drawing.halves(40, 25))
        }
        let measured = try await VipsImageProcessor(mostPixels: 1_000).measure(
            try await Drawing.halves(40, 25))
        #expect(measured == (40, 25))
    }

    @Test func `is worked on beside others, each with its own answer`() async throws {
        let processor = try VipsImageProcessor(lanes: 2)
        let heights = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            for height in stride(from: 100, through: 400, by: 50) {
                group.addTask {
                    let made = try await processor.renditions(
                        of: try await Drawing.halves(400, height), widths: [200], formats: [.webp, .jpeg])
                    return (height, made[1].height)
                }
            }
            return try await group.reduce(into: [Int: Int]()) { $0[$1.0] = $1.1 }
        }
        #expect(heights == [100: 50, 150: 75, 200: 100, 250: 125, 300: 150, 350: 175, 400: 200])
    }
}
