public import Contracts
public import Values

/// A photograph, film or paper that is kept: the original's bytes never change.
public struct StoredMedia: Hashable, Sendable {
    public let id: MediaID
    /// SHA-256 of the original; the same content is stored once.
    public let digest: ContentDigest
    public let format: MediaFormat
    public let byteCount: Int
    /// Of a picture, as a person sees it; nil for films and papers.
    public let width: Int?
    public let height: Int?
    public let storedAt: Instant
    public let storedBy: MemberID

    public var kind: MediaKind { format.kind }
}

/// The widths in which pictures are shown.
public enum PictureWidth: Int, Hashable, Sendable, CaseIterable {
    case small = 320
    case medium = 640
    case large = 1_280
    case full = 1_920

    /// The one in which a picture that wide has all it can show: the same rendition serves all wider ones.
    func fitting(_ width: Int) -> PictureWidth {
        Self.allCases.first { $0.rawValue >= min(rawValue, width) } ?? .full
    }
}

/// The addresses, relative to the site, at which media are served.
public enum MediaAddress {
    /// `/media/{id}/640.webp`, `/media/{id}/640.jpg`
    public static func picture(_ id: MediaID, _ width: PictureWidth, _ format: Rendition.Format) -> String {
        "/media/\(id)/\(width.rawValue).\(format.fileExtension)"
    }

    /// `/media/{id}/film`
    public static func film(_ id: MediaID) -> String { "/media/\(id)/film" }

    /// `/media/{id}/paper`, for members.
    public static func paper(_ id: MediaID) -> String { "/media/\(id)/paper" }

    /// Reads `640.webp`; nil for anything but a width and format that exist.
    public static func picture(_ name: String) -> (width: PictureWidth, format: Rendition.Format)? {
        for width in PictureWidth.allCases {
            for format in Rendition.Format.allCases where name == "\(width.rawValue).\(format.fileExtension)" {
                return (width, format)
            }
        }
        return nil
    }
}

extension Rendition.Format {
    public var fileExtension: String {
        switch self {
        case .webp: "webp"
        case .jpeg: "jpg"
        }
    }

    public var mediaType: String {
        switch self {
        case .webp: "image/webp"
        case .jpeg: "image/jpeg"
        }
    }
}
