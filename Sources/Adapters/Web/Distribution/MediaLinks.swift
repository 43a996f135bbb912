package import Contracts
package import Media
import Values

/// Tells the feeds what they may link of Media: for a photograph its large JPEG, for a film the film.
package struct MediaLinks: LinkedFiles {
    private let media: MediaRoom

    package init(_ media: MediaRoom) { self.media = media }

    package func files(of wanted: [MediaID]) async throws -> [MediaID: LinkedFile] {
        var files: [MediaID: LinkedFile] = [:]
        for (id, stored) in try await media.media(wanted) {
            switch stored.kind {
            case .picture:
                // A picture whose file was damaged is left out; the articles go out all the same.
                guard let rendition = try? await media.rendition(of: id, .large, .jpeg) else { continue }
                files[id] = LinkedFile(
                    address: MediaAddress.picture(id, .large, .jpeg), contentType: "image/jpeg",
                    length: Int64(rendition.length))
            case .film:
                files[id] = LinkedFile(
                    address: MediaAddress.film(id), contentType: stored.format.mediaType,
                    length: Int64(stored.byteCount))
            case .paper: continue
            }
        }
        return files
    }
}
