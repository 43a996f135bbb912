import CVips
public import Contracts

/// Makes renditions with libvips 8.14: JPEG, PNG and WebP in, upright sRGB without metadata out.
///
/// The work runs on threads of its own, a few pictures at a time. Limits are checked from the header, before anything is
/// decoded, so a small file that claims to be huge costs nothing.
public struct VipsImageProcessor: ImageProcessor {
    static let webpQuality: Int32 = 80
    static let jpegQuality: Int32 = 82
    /// WebP ends at 16,383 pixels either way; a taller picture is made smaller than its width asks for.
    static let tallest: Int32 = 16_383

    private let mostPixels: Int
    private let lanes: WorkLanes

    /// `lanes` is how many pictures are worked on at once, each on one core; a hundred megapixels may take half a gigabyte.
    public init(mostPixels: Int = 100_000_000, lanes: Int = 1) throws(ImageTrouble) {
        guard Vips.hasStarted else { throw .unreadable("libvips does not start") }
        self.mostPixels = mostPixels
        self.lanes = WorkLanes("terrace.imaging", count: lanes)
    }

    public func measure(_ original: [UInt8]) async throws(ImageTrouble) -> (width: Int, height: Int) {
        try await lanes.run { [mostPixels] () throws(ImageTrouble) in
            try Vips.measure(original, most: mostPixels)
        }
    }

    public func renditions(
        of original: [UInt8], widths: [Int], formats: [Rendition.Format]
    ) async throws(ImageTrouble) -> [Rendition] {
        try await lanes.run { [mostPixels] () throws(ImageTrouble) in
            let size = try Vips.measure(original, most: mostPixels)
            var made: [Rendition] = []
            for width in Set(widths.map { min($0, size.width) }).sorted() {
                let picture = try Vips.decode(original, fitting: width)
                for format in formats { made.append(try Vips.encode(picture, as: format)) }
            }
            return made
        }
    }

    public func picture(of original: [UInt8], fitting: PictureFit) async throws(ImageTrouble) -> Rendition {
        try await lanes.run { [mostPixels] () throws(ImageTrouble) in
            try Vips.fit(original, of: Vips.measure(original, most: mostPixels), to: fitting)
        }
    }

    /// A PNG of pixels that were drawn: three bytes each, red, green and blue, row by row from the top.
    public func drawing(_ pixels: [UInt8], width: Int, height: Int) async throws(ImageTrouble) -> [UInt8] {
        try await lanes.run { () throws(ImageTrouble) in
            try Vips.picture(pixels, width: width, height: height).png()
        }
    }
}
