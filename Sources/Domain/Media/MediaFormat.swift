public import Storage

/// How the bytes are written, told by themselves and never by a name or a header that came along.
public enum MediaFormat: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
    case jpeg
    case png
    case webp
    case mp4
    case webm
    case pdf

    /// As many bytes from the beginning as ``init(beginning:)`` wants to see.
    static let beginningBytes = 4_096

    public var kind: MediaKind {
        switch self {
        case .jpeg, .png, .webp: .picture
        case .mp4, .webm: .film
        case .pdf: .paper
        }
    }

    public var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .mp4: "video/mp4"
        case .webm: "video/webm"
        case .pdf: "application/pdf"
        }
    }

    /// Nil for what is not taken. SVG is not: it is a program as much as a picture.
    init?(beginning bytes: some Collection<UInt8>) {
        let bytes = Array(bytes.prefix(Self.beginningBytes))
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = .webp
        } else if bytes.starts(with: Array("%PDF-".utf8)) {
            self = .pdf
        } else if isMP4(bytes) {
            self = .mp4
        } else if isWebM(bytes) {
            self = .webm
        } else {
            return nil
        }
    }
}

/// An ISO base media file (ISO/IEC 14496-12 §4.3) that begins with `ftyp` and names a brand of MP4. HEIC and AVIF pictures
/// and QuickTime films begin alike, but their first brand says so.
private func isMP4(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 16, bytes[4..<8].elementsEqual(Array("ftyp".utf8)) else { return false }
    let length = bytes[0..<4].reduce(0) { $0 << 8 | Int($1) }
    guard length >= 16, length % 4 == 0, length <= bytes.count else { return false }
    let brands = stride(from: 8, to: length, by: 4).filter { $0 != 12 }.map {
        String(decoding: bytes[$0..<$0 + 4], as: UTF8.self)
    }
    let others: Set = [
        "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif", "avis", "crx ", "qt  ", "jp2 ",
    ]
    let ours: Set = [
        "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV",
    ]
    return !others.contains(brands[0]) && brands.contains(where: ours.contains)
}

/// An EBML head (RFC 8794) whose DocType is `webm`; Matroska has the same head with another one.
private func isWebM(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) else { return false }
    return bytes.prefix(80).contains([0x42, 0x82, 0x84] + Array("webm".utf8))
}
