import Contracts
import Synchronization
import Values

/// Makes renditions, each once: those that ask for the same one at the same time wait for the same work.
final class RenditionWorkshop: Sendable {
    private struct Order: Hashable {
        let digest: ContentDigest
        let width: PictureWidth
    }

    private let folder: ContentFolder
    private let images: any ImageProcessor
    private let disk: WorkLanes
    private let underWay = Mutex<[Order: Task<Result<Void, MediaError>, Never>]>([:])

    init(folder: ContentFolder, images: any ImageProcessor, disk: WorkLanes) {
        self.folder = folder
        self.images = images
        self.disk = disk
    }

    /// Measures a picture that has just arrived and makes its smallest rendition as JPEG, which is then always there.
    /// Reading it through for that shows that nothing of it is missing.
    func open(_ whole: IncomingFile.Whole) async throws(MediaError) -> (width: Int, height: Int) {
        let bytes = try await read(whole.path)
        let size: (width: Int, height: Int)
        do { size = try await images.measure(bytes) } catch { throw MediaError(error) }
        try await make(.small, [.jpeg], of: bytes, whole.digest)
        return size
    }

    func rendition(
        of media: StoredMedia, _ wanted: PictureWidth, _ format: Rendition.Format
    ) async throws(MediaError) -> StoredFile {
        let width = wanted.fitting(media.width ?? wanted.rawValue)
        let path = folder.rendition(media.digest, width, format)
        if let file = try await existing(path) { return file }
        try await once(Order(digest: media.digest, width: width))
        guard let file = try await existing(path) else { throw .folder("\(path) is gone") }
        return file
    }

    /// Both formats of one width, by whoever comes first.
    private func once(_ order: Order) async throws(MediaError) {
        let task = underWay.withLock { underWay in
            if let task = underWay[order] { return task }
            let task = Task { () -> Result<Void, MediaError> in
                let result: Result<Void, MediaError>
                do throws(MediaError) {
                    let bytes = try await self.read(self.folder.original(order.digest))
                    try await self.make(order.width, Rendition.Format.allCases, of: bytes, order.digest)
                    result = .success(())
                } catch {
                    result = .failure(error)
                }
                self.underWay.withLock { $0[order] = nil }
                return result
            }
            underWay[order] = task
            return task
        }
        try await task.value.get()
    }

    private func make(
        _ width: PictureWidth, _ formats: [Rendition.Format], of bytes: [UInt8], _ digest: ContentDigest
    ) async throws(MediaError) {
        let made: [Rendition]
        do {
            made = try await images.renditions(of: bytes, widths: [width.rawValue], formats: formats)
        } catch {
            throw MediaError(error)
        }
        try await disk.run { [folder] () throws(MediaError) in
            for rendition in made {
                try folder.put(rendition.bytes, at: folder.rendition(digest, width, rendition.format))
            }
        }
    }

    private func existing(_ path: String) async throws(MediaError) -> StoredFile? {
        try await disk.run { [disk] () throws(MediaError) in
            guard let file = try OpenFile.existing(path) else { return nil }
            return try StoredFile(file, on: disk)
        }
    }

    private func read(_ path: String) async throws(MediaError) -> [UInt8] {
        try await disk.run { () throws(MediaError) in
            let file = try OpenFile(reading: path)
            return try file.read(0..<file.length())
        }
    }
}

extension MediaError {
    init(_ trouble: ImageTrouble) {
        switch trouble {
        case .unreadable: self = .unreadable
        case .tooLarge(let width, let height): self = .tooManyPixels(width: width, height: height)
        }
    }
}
