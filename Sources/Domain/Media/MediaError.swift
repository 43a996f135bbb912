public import Contracts
public import Storage
public import Values

/// What Media refuses, named after what the person sees.
public enum MediaError: RoomError, Equatable {
    case storage(StorageError)
    case invalid(FieldProblem)
    /// The caller has none of these roles.
    case notAllowed(anyOf: [Role])
    case noSuchMedia(MediaID)
    /// Not one of the formats that are taken: JPEG, PNG and WebP pictures, MP4 and WebM films, PDF papers.
    case notAccepted
    /// It is of a kind that is taken, but not of the kind that was announced.
    case wrongKind(announced: MediaKind, found: MediaKind)
    /// More bytes than its kind may have.
    case tooLarge(mostBytes: Int)
    /// More pixels than a picture may have.
    case tooManyPixels(width: Int, height: Int)
    /// The picture is damaged or was cut short on its way; send it again.
    case unreadable
    /// The connection ended before all of it had come; nothing was kept.
    case interrupted
    /// There is no such rendition: not a picture, or not one of the widths.
    case noSuchRendition
    /// The disk is full, or the folder cannot be written.
    case folder(String)
}
