import Contracts

@testable import Imaging

/// Pictures that the tests draw themselves.
enum Drawing {
    static let red: [UInt8] = [200, 30, 30]
    static let blue: [UInt8] = [30, 30, 200]

    /// A PNG whose left half is red and whose right half is blue.
    static func halves(_ width: Int, _ height: Int) async throws -> [UInt8] {
        var pixels: [UInt8] = []
        for _ in 0..<height { for x in 0..<width { pixels += x < width / 2 ? red : blue } }
        return try await VipsImageProcessor().drawing(pixels, width: width, height: height)
    }

    /// A JPEG of the same.
    static func halvesAsJPEG(_ width: Int, _ height: Int) async throws -> [UInt8] {
        let made = try await VipsImageProcessor().renditions(
            of: try await halves(width, height), widths: [width], formats: [.jpeg])
        return made[0].bytes
    }

    /// The JPEG with an Exif segment that says how the camera was held (TIFF tag 0x0112), and who made it.
    static func exif(_ jpeg: [UInt8], orientation: UInt8) -> [UInt8] {
        let artist = Array("Peng Juan, 18607431234\0".utf8)
        var tiff: [UInt8] = Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 2]
        tiff += [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
        tiff += [0x01, 0x3B, 0, 2, 0, 0, 0, UInt8(artist.count), 0, 0, 0, 38, 0, 0, 0, 0]
        let payload = Array("Exif\0\0".utf8) + tiff + artist
        let length = payload.count + 2
        return Array(jpeg[..<2]) + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + payload
            + jpeg[2...]
    }

    /// The JPEG with a colour profile (ICC.1:2001-04) in which red and blue have changed places.
    static func swapped(_ jpeg: [UInt8]) -> [UInt8] {
        func xyz(_ numbers: [Double]) -> [UInt8] {
            Array("XYZ \0\0\0\0".utf8) + numbers.flatMap { bigEndian(UInt32(($0 * 65_536).rounded())) }
        }
        let red = xyz([0.4361, 0.2225, 0.0139])
        let green = xyz([0.3851, 0.7169, 0.0971])
        let blue = xyz([0.1431, 0.0606, 0.7141])
        let curve = Array("curv\0\0\0\0".utf8) + bigEndian(1) + [2, 0x33, 0, 0]
        let tags = [
            ("wtpt", xyz([0.9642, 1, 0.8249])), ("rXYZ", blue), ("gXYZ", green), ("bXYZ", red),
            ("rTRC", curve),
            ("gTRC", curve), ("bTRC", curve),
        ]
        var table = bigEndian(UInt32(tags.count))
        var content: [UInt8] = []
        for (name, bytes) in tags {
            let offset = 132 + 12 * tags.count + content.count
            table += Array(name.utf8) + bigEndian(UInt32(offset)) + bigEndian(UInt32(bytes.count))
            content += bytes
        }
        let length = 128 + table.count + content.count
        var head = bigEndian(UInt32(length)) + [0, 0, 0, 0, 2, 0x40, 0, 0] + Array("mntrRGB XYZ ".utf8)
        head += [UInt8](repeating: 0, count: 12) + Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
        head += [0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D]
        head += [UInt8](repeating: 0, count: 128 - head.count)
        let payload = Array("ICC_PROFILE\0".utf8) + [1, 1] + head + table + content
        let size = payload.count + 2
        return Array(jpeg[..<2]) + [0xFF, 0xE2, UInt8(size >> 8), UInt8(size & 255)] + payload + jpeg[2...]
    }

    /// The JPEG cut before its picture ends.
    static func cut(_ bytes: [UInt8]) -> [UInt8] { Array(bytes.prefix(bytes.count * 2 / 3)) }

    /// A PNG of the greatest size that its header can claim, with a few bytes of content.
    static func bomb(width: UInt32, height: UInt32) -> [UInt8] {
        func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
            let checked = Array(kind.utf8) + content
            return bigEndian(UInt32(content.count)) + checked + bigEndian(crc(checked))
        }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0])
            + chunk("IDAT", [0x78, 0x9C, 0x63, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01]) + chunk("IEND", [])
    }

    /// The colour at a place of a rendition, red, green, blue.
    static func color(of bytes: [UInt8], x: Int, y: Int) throws -> [UInt8] {
        let picture = try Vips.decode(bytes, fitting: 10_000)
        let size = picture.uprightSize()
        let samples = try picture.samples()
        let bands = samples.count / (size.width * size.height)
        let start = (y * size.width + x) * bands
        return Array(samples[start..<start + bands])
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }

    /// PNG specification, annex D.
    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : 0xEDB8_8320 ^ (crc >> 1) }
        }
        return ~crc
    }
}

/// Whether each band differs by less than a lossy format may make of it.
func isNear(_ color: [UInt8], _ wanted: [UInt8]) -> Bool {
    color.count == wanted.count && zip(color, wanted).allSatisfy { abs(Int($0) - Int($1)) < 24 }
}
