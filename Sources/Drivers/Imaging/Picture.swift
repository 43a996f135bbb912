import CVips
import Contracts

/// One picture of libvips, released when it goes. Its methods keep it alive while libvips works on it.
struct Picture: ~Copyable {
    private let image: UnsafeMutablePointer<VipsImage>

    /// Throws what libvips complained about when there is no picture.
    init(_ image: UnsafeMutablePointer<VipsImage>?) throws(ImageTrouble) {
        guard let image else { throw Vips.trouble() }
        self.image = image
    }

    deinit { g_object_unref(image) }

    /// Width and height as a person sees them, after the rotation that the metadata asks for.
    func uprightSize() -> (width: Int, height: Int) {
        let (width, height) = (Int(vips_image_get_width(image)), Int(vips_image_get_height(image)))
        return vips_image_get_orientation_swap(image) == 0 ? (width, height) : (height, width)
    }

    /// Whether its colours are meant in a profile of its own.
    func hasProfile() -> Bool { terrace_has_profile(image) != 0 }

    /// The same with all its pixels computed.
    func inMemory() throws(ImageTrouble) -> Picture { try Picture(vips_image_copy_memory(image)) }

    /// Removes what the camera wrote. The savers are told to strip as well, but that of WebP in 8.14 writes all that is there,
    /// and when nothing is there still an Exif segment with the resolution.
    func forgetMetadata() {
        guard let fields = vips_image_get_fields(image) else { return }
        defer { g_strfreev(fields) }
        var next = fields
        while let field = next.pointee {
            vips_image_remove(image, field)
            next += 1
        }
    }

    /// The same without transparency.
    func onWhite() throws(ImageTrouble) -> Picture {
        guard vips_image_hasalpha(image) != 0 else { return try inMemory() }
        var flat: UnsafeMutablePointer<VipsImage>?
        guard terrace_flatten(image, &flat) == 0 else { throw Vips.trouble() }
        return try Picture(flat)
    }

    func webp(quality: Int32 = VipsImageProcessor.webpQuality) throws(ImageTrouble) -> [UInt8] {
        try taking { terrace_save_webp(image, quality, $0, $1) }
    }

    func jpeg(quality: Int32 = VipsImageProcessor.jpegQuality) throws(ImageTrouble) -> [UInt8] {
        try taking { terrace_save_jpeg(image, quality, $0, $1) }
    }

    func png() throws(ImageTrouble) -> [UInt8] {
        try taking { terrace_save_png(image, $0, $1) }
    }

    /// Its samples, all bands of a pixel together, row by row.
    func samples() throws(ImageTrouble) -> [UInt8] {
        try taking { bytes, length in
            bytes.pointee = vips_image_write_to_memory(image, length)
            return bytes.pointee == nil ? -1 : 0
        }
    }

    /// The bytes that libvips allocated for an answer.
    private func taking(
        _ make: (UnsafeMutablePointer<UnsafeMutableRawPointer?>, UnsafeMutablePointer<Int>) -> Int32
    ) throws(ImageTrouble) -> [UInt8] {
        var bytes: UnsafeMutableRawPointer?
        var length = 0
        guard make(&bytes, &length) == 0 else { throw Vips.trouble() }
        defer { g_free(bytes) }
        return [UInt8](UnsafeRawBufferPointer(start: bytes, count: length))
    }
}
