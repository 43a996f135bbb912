public import Contracts
public import Distribution

/// Where adapters get the pictures and films that go along, made to fit.
public protocol ChannelMedia: Sendable {
    /// A photograph within the bounds, upright and without metadata; the largest that fits.
    func picture(_ id: MediaID, within bounds: PictureBounds) async throws(ChannelTrouble) -> MediaFile

    /// A film as it was brought; refused as content when it is longer than `mostBytes`.
    func film(_ id: MediaID, mostBytes: Int64) async throws(ChannelTrouble) -> MediaFile
}

public struct PictureBounds: Hashable, Sendable {
    public let mostWidth: Int
    public let mostBytes: Int
    public let format: Rendition.Format
    /// Width to height, when the channel wants its pictures cropped (2.35 for a cover of an official account).
    public let aspect: Double?

    public init(mostWidth: Int, mostBytes: Int, format: Rendition.Format = .jpeg, aspect: Double? = nil) {
        self.mostWidth = mostWidth
        self.mostBytes = mostBytes
        self.format = format
        self.aspect = aspect
    }
}

public struct MediaFile: Sendable {
    public let bytes: [UInt8]
    public let contentType: String
    /// With its ending: `0189….jpg`.
    public let name: String
    public let width: Int?
    public let height: Int?

    public init(bytes: [UInt8], contentType: String, name: String, width: Int? = nil, height: Int? = nil) {
        self.bytes = bytes
        self.contentType = contentType
        self.name = name
        self.width = width
        self.height = height
    }
}
