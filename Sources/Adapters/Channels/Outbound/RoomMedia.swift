public import Contracts
public import Distribution
public import Media
import Synchronization
public import Values

/// Pictures and films out of Media, made to fit what a channel takes, and kept a while for the next channel.
public final class RoomMedia: ChannelMedia {
    /// Tried one after another until the picture is small enough; below the last one people see it.
    private static let qualities = [84, 74, 62]
    /// A picture that does not fit at this width does not fit at all.
    private static let leastWidth = 120
    private static let mostKeptBytes = 32 << 20

    private struct Order: Hashable {
        let media: MediaID
        let bounds: PictureBounds
    }

    private struct Shelf {
        var made: [Order: Task<Result<MediaFile, ChannelTrouble>, Never>] = [:]
        /// Oldest first.
        var order: [(order: Order, bytes: Int)] = []
        var bytes = 0
    }

    private let media: MediaRoom
    private let shelf = Mutex(Shelf())

    public init(_ media: MediaRoom) { self.media = media }

    public func picture(
        _ id: MediaID, within bounds: PictureBounds
    ) async throws(ChannelTrouble) -> MediaFile {
        let order = Order(media: id, bounds: bounds)
        let task = shelf.withLock { shelf in
            if let task = shelf.made[order] { return task }
            // Not cancelled with whoever asked first: others may be waiting for the same picture.
            let task = Task { () -> Result<MediaFile, ChannelTrouble> in
                let result: Result<MediaFile, ChannelTrouble>
                do throws(ChannelTrouble) {
                    result = .success(try await self.make(id, within: bounds))
                } catch {
                    result = .failure(error)
                }
                self.keep(result, order)
                return result
            }
            shelf.made[order] = task
            return task
        }
        return try await task.value.get()
    }

    public func film(_ id: MediaID, mostBytes: Int64) async throws(ChannelTrouble) -> MediaFile {
        let stored: StoredMedia
        do throws(MediaError) { stored = try await media.media(id) } catch {
            throw ChannelTrouble(error, field: "films")
        }
        guard stored.kind == .film else { throw .content(field: "films", rule: "\(id) is no film") }
        guard stored.byteCount <= mostBytes else {
            throw .content(
                field: "films", rule: "film \(id) has \(stored.byteCount) bytes, and \(mostBytes) are the most")
        }
        do throws(MediaError) {
            return MediaFile(
                bytes: try await media.film(id).bytes(), contentType: stored.format.mediaType,
                name: "\(id).\(stored.format.rawValue)")
        } catch {
            throw ChannelTrouble(error, field: "films")
        }
    }

    private func make(_ id: MediaID, within bounds: PictureBounds) async throws(ChannelTrouble) -> MediaFile {
        let aspect = bounds.aspect.map { max(1, Int(($0 * 1_000).rounded())) }
        var width = max(1, bounds.mostWidth)
        while true {
            for quality in Self.qualities {
                let made = try await fit(
                    id, PictureFit(width: width, aspect: aspect, format: bounds.format, quality: quality))
                // It may be narrower than what was asked for.
                width = made.width
                guard made.bytes.count > bounds.mostBytes else {
                    return MediaFile(
                        bytes: made.bytes, contentType: made.format.mediaType,
                        name: "\(id).\(made.format.fileExtension)",
                        width: made.width, height: made.height)
                }
                // No quality makes a third of it: go on with fewer pixels.
                if made.bytes.count > bounds.mostBytes * 3 { break }
            }
            guard width * 4 / 5 >= Self.leastWidth else {
                throw .content(
                    field: "pictures", rule: "picture \(id) cannot be made to fit into \(bounds.mostBytes) bytes")
            }
            width = width * 4 / 5
        }
    }

    private func fit(_ id: MediaID, _ fit: PictureFit) async throws(ChannelTrouble) -> Rendition {
        do throws(MediaError) {
            return try await media.picture(id, fitting: fit)
        } catch {
            throw ChannelTrouble(error, field: "pictures")
        }
    }

    /// What failed is tried again by the next who asks.
    private func keep(_ result: Result<MediaFile, ChannelTrouble>, _ order: Order) {
        shelf.withLock { shelf in
            guard case .success(let file) = result, file.bytes.count <= Self.mostKeptBytes else {
                shelf.made[order] = nil
                return
            }
            shelf.order.append((order, file.bytes.count))
            shelf.bytes += file.bytes.count
            while shelf.bytes > Self.mostKeptBytes {
                let oldest = shelf.order.removeFirst()
                shelf.made[oldest.order] = nil
                shelf.bytes -= oldest.bytes
            }
        }
    }
}

extension ChannelTrouble {
    /// Trouble with what should have gone along; nothing was sent.
    init(_ error: MediaError, field: String) {
        switch error {
        case .noSuchMedia, .noSuchRendition: self = .content(field: field, rule: "it is not there: \(error)")
        case .unreadable, .tooManyPixels, .notAccepted, .wrongKind, .tooLarge, .interrupted, .invalid:
            self = .content(field: field, rule: "it cannot be read: \(error)")
        case .storage, .folder, .notAllowed: self = .transient("our own media: \(error)", retryAfter: nil)
        }
    }
}
