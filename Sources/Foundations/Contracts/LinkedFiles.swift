public import Values

/// A file of Media as a feed or another site links it.
public struct LinkedFile: Hashable, Sendable {
    /// Relative to the site: `/media/…`.
    public let address: String
    /// `image/jpeg`, `video/mp4` …
    public let contentType: String
    /// Bytes.
    public let length: Int64

    public init(address: String, contentType: String, length: Int64) {
        self.address = address
        self.contentType = contentType
        self.length = length
    }
}

/// Answered by Media.
public protocol LinkedFiles: Sendable {
    /// For each photograph a JPEG rendition fit for a link preview, for each film the film; those that are not there
    /// are left out.
    func files(of media: [MediaID]) async throws -> [MediaID: LinkedFile]
}
