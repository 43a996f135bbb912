import CVips
import Contracts

/// The calls into libvips; each blocks until it is done.
enum Vips {
    /// Starts the library once: only what phones and cameras make is read, on the calling thread, and nothing is kept.
    static let hasStarted: Bool = {
        guard vips_init("terrace") == 0 else { return false }
        vips_concurrency_set(1)
        vips_cache_set_max(0)
        // A damaged picture makes it warn once for every row; what matters comes back as an error.
        g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING, { _, _, _, _ in }, nil)
        // Its loaders for thirty other formats (SVG, PDF, ImageMagick …) are no door into this house.
        vips_operation_block_set("VipsForeignLoad", 1)
        for loader in ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"] {
            vips_operation_block_set(loader, 0)
        }
        return true
    }()

    /// Width and height after rotation, from the header alone.
    static func measure(_ bytes: [UInt8], most: Int) throws(ImageTrouble) -> (width: Int, height: Int) {
        try bytes.span.bytes.withUnsafeBytes { bytes throws(ImageTrouble) in
            let size = try Picture(terrace_open(bytes.baseAddress, bytes.count)).uprightSize()
            guard size.width <= most / size.height else {
                throw .tooLarge(width: size.width, height: size.height)
            }
            return size
        }
    }

    /// The whole picture in memory, upright, in sRGB, at most that wide.
    static func decode(_ bytes: [UInt8], fitting width: Int) throws(ImageTrouble) -> Picture {
        try bytes.span.bytes.withUnsafeBytes { bytes throws(ImageTrouble) -> Picture in
            let hasProfile = try Picture(terrace_open(bytes.baseAddress, bytes.count)).hasProfile()
            var small: UnsafeMutablePointer<VipsImage>?
            let result = terrace_thumbnail(
                bytes.baseAddress, bytes.count, Int32(clamping: width), VipsImageProcessor.tallest,
                hasProfile ? 1 : 0,
                &small)
            guard result == 0 else { throw trouble() }
            // Until here nothing was decoded; from here on `bytes` is not looked at any more.
            let picture = try Picture(small).inMemory()
            picture.forgetMetadata()
            return picture
        }
    }

    static func encode(
        _ picture: borrowing Picture, as format: Rendition.Format
    ) throws(ImageTrouble) -> Rendition {
        let bytes =
            switch format {
            case .webp: try picture.webp()
            case .jpeg: try picture.onWhite().jpeg()
            }
        let size = picture.uprightSize()
        return Rendition(format: format, width: size.width, height: size.height, bytes: bytes)
    }

    /// One picture cut and packed as asked, never enlarged; `size` is what ``measure(_:most:)`` told.
    static func fit(
        _ bytes: [UInt8], of size: (width: Int, height: Int), to fit: PictureFit
    ) throws(ImageTrouble) -> Rendition {
        let picture =
            if let aspect = fit.aspect {
                try cut(bytes, to: window(within: size, width: fit.width, aspect: aspect))
            } else {
                try decode(bytes, fitting: max(1, min(fit.width, size.width)))
            }
        let quality = Int32(min(max(fit.quality, 1), 100))
        let packed =
            switch fit.format {
            case .webp: try picture.webp(quality: quality)
            case .jpeg: try picture.onWhite().jpeg(quality: quality)
            }
        let made = picture.uprightSize()
        return Rendition(format: fit.format, width: made.width, height: made.height, bytes: packed)
    }

    /// The largest window of that shape that is at most that wide and lies within the picture.
    private static func window(
        within size: (width: Int, height: Int), width: Int, aspect: Int
    ) -> (width: Int32, height: Int32) {
        let shape = max(1, aspect)
        let wide = max(1, min(width, size.width, size.height * shape / 1_000))
        let high = max(1, min(size.height, (wide * 1_000 + shape / 2) / shape))
        return (Int32(clamping: wide), min(Int32(clamping: high), VipsImageProcessor.tallest))
    }

    private static func cut(
        _ bytes: [UInt8], to window: (width: Int32, height: Int32)
    ) throws(ImageTrouble) -> Picture {
        try bytes.span.bytes.withUnsafeBytes { bytes throws(ImageTrouble) -> Picture in
            let hasProfile = try Picture(terrace_open(bytes.baseAddress, bytes.count)).hasProfile()
            var cut: UnsafeMutablePointer<VipsImage>?
            let result = terrace_cut(
                bytes.baseAddress, bytes.count, window.width, window.height, hasProfile ? 1 : 0, &cut)
            guard result == 0 else { throw trouble() }
            let picture = try Picture(cut).inMemory()
            picture.forgetMetadata()
            return picture
        }
    }

    /// A picture of red, green and blue bytes, row by row.
    static func picture(_ pixels: [UInt8], width: Int, height: Int) throws(ImageTrouble) -> Picture {
        guard width > 0, height > 0, pixels.count == width * height * 3 else {
            throw .unreadable("\(pixels.count) bytes are not \(width) × \(height) pixels")
        }
        return try pixels.span.bytes.withUnsafeBytes { pixels throws(ImageTrouble) -> Picture in
            try Picture(
                vips_image_new_from_memory_copy(
                    pixels.baseAddress, pixels.count, Int32(width), Int32(height), 3, VIPS_FORMAT_UCHAR))
        }
    }

    /// What libvips said last. Its log is one for all threads, so with several lanes it may be another picture's.
    static func trouble() -> ImageTrouble {
        guard let text = vips_error_buffer_copy() else { return .unreadable("") }
        defer { g_free(text) }
        return .unreadable(String(cString: text).split(separator: "\n").first.map(String.init) ?? "")
    }
}
