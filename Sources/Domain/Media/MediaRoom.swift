public import Contracts
public import Members
public import Storage
import Synchronization
public import Values

/// The front door of Media: takes photographs, films and papers in, and gives them out again.
public final class MediaRoom: Sendable {
    /// Whoever works on something may bring pictures of it; an auditor only looks.
    static let storers: [Role] = [.nominator, .assessor, .author, .editor, .publisher, .marketer, .merchant]
    private static let mostRemembered = 10_000

    private let ground: Ground
    private let folder: ContentFolder
    private let images: any ImageProcessor
    private let disk = WorkLanes("terrace.media", count: 4)
    private let table = MediaTable()
    private let workshop: RenditionWorkshop
    /// A row never changes, and pictures are asked for all the time.
    private let remembered = Mutex<[MediaID: StoredMedia]>([:])

    /// `folder` is made when it is missing; it belongs to this room alone.
    public init(ground: Ground, folder path: String, images: any ImageProcessor) throws(MediaError) {
        self.ground = ground
        self.images = images
        folder = try ContentFolder(path: path)
        workshop = RenditionWorkshop(folder: folder, images: images, disk: disk)
    }

    /// Takes content in as it arrives. The same content twice is the same media.
    public func store<Chunks: AsyncSequence>(
        _ content: Chunks, as kind: MediaKind, by caller: Caller
    ) async throws(MediaError) -> StoredMedia
    where Chunks.Element: Collection, Chunks.Element.Element == UInt8 {
        try await receive(kind, by: caller) { [disk] incoming throws(MediaError) in
            do {
                for try await chunk in content {
                    let bytes = Array(chunk)
                    try await disk.run { () throws(MediaError) in try incoming.append(bytes) }
                }
            } catch {
                throw error as? MediaError ?? .interrupted
            }
        }
    }

    public func store(
        _ bytes: [UInt8], as kind: MediaKind, by caller: Caller
    ) async throws(MediaError) -> StoredMedia {
        guard bytes.count <= kind.mostBytes else { throw .tooLarge(mostBytes: kind.mostBytes) }
        return try await receive(kind, by: caller) { [disk] incoming throws(MediaError) in
            try await disk.run { () throws(MediaError) in try incoming.append(bytes) }
        }
    }

    public func media(_ id: MediaID) async throws(MediaError) -> StoredMedia {
        if let found = remembered.withLock({ $0[id] }) { return found }
        let found = try await ground.store.read(refusing: MediaError.self) { [table] transaction in
            try table.find(id, in: transaction)
        }
        guard let found else { throw .noSuchMedia(id) }
        remembered.withLock { remembered in
            if remembered.count >= Self.mostRemembered { remembered.removeAll(keepingCapacity: true) }
            remembered[id] = found
        }
        return found
    }

    /// Nil when this content was never stored.
    public func media(of digest: ContentDigest) async throws(MediaError) -> StoredMedia? {
        try await ground.store.read(refusing: MediaError.self) { [table] transaction in
            try table.find(digest, in: transaction)
        }
    }

    /// Those that exist, by identifier.
    public func media(_ ids: some Collection<MediaID>) async throws(MediaError) -> [MediaID: StoredMedia] {
        let wanted = Array(Set(ids))
        let found = try await ground.store.read(refusing: MediaError.self) { [table] transaction in
            try table.find(wanted, in: transaction)
        }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    /// For another room's verb, which must not refer to media that do not exist.
    public func find(_ id: MediaID, in transaction: Transaction) throws(StorageError) -> StoredMedia? {
        try table.find(id, in: transaction)
    }

    /// For another room's verb, whose evidence is named by digest.
    public func find(
        _ digest: ContentDigest, in transaction: Transaction
    ) throws(StorageError) -> StoredMedia? {
        try table.find(digest, in: transaction)
    }

    /// A picture for the web: upright, without metadata, never larger than the original. Made when it is first asked for.
    public func rendition(
        of id: MediaID, _ width: PictureWidth, _ format: Rendition.Format
    ) async throws(MediaError) -> StoredFile {
        let media = try await media(id)
        guard media.kind == .picture else { throw .noSuchRendition }
        return try await workshop.rendition(of: media, width, format)
    }

    /// A picture cut and packed for one place, from the original; upright, without metadata, never enlarged. Made anew each
    /// time.
    public func picture(_ id: MediaID, fitting: PictureFit) async throws(MediaError) -> Rendition {
        let media = try await media(id)
        guard media.kind == .picture else { throw .noSuchRendition }
        let bytes = try await original(media).bytes()
        do {
            return try await images.picture(of: bytes, fitting: fitting)
        } catch {
            throw MediaError(error)
        }
    }

    /// A film as it was brought.
    public func film(_ id: MediaID) async throws(MediaError) -> StoredFile {
        let media = try await media(id)
        guard media.kind == .film else { throw .noSuchRendition }
        return try await original(media)
    }

    /// The very bytes that were brought, with all that a camera wrote into them: for members.
    public func original(_ id: MediaID, by caller: Caller) async throws(MediaError) -> StoredFile {
        try await original(try await media(id))
    }

    private func original(_ media: StoredMedia) async throws(MediaError) -> StoredFile {
        try await disk.run { [folder, disk] () throws(MediaError) in
            try StoredFile(OpenFile(reading: folder.original(media.digest)), on: disk)
        }
    }

    /// Whatever goes wrong on the way, nothing of the file stays behind.
    private func receive(
        _ kind: MediaKind, by caller: Caller, _ fill: (IncomingFile) async throws(MediaError) -> Void
    ) async throws(MediaError) -> StoredMedia {
        guard Self.storers.contains(where: caller.has) else { throw .notAllowed(anyOf: Self.storers) }
        let incoming = try await disk.run { [folder] () throws(MediaError) in
            try IncomingFile(in: folder, announced: kind)
        }
        do throws(MediaError) {
            try await fill(incoming)
            let media = try await keep(incoming, by: caller)
            await disk.run { incoming.discard() }
            return media
        } catch {
            await disk.run { incoming.discard() }
            throw error
        }
    }

    /// First the file, then the row: a row without its file would be a broken promise, a file without a row is only waste.
    private func keep(_ incoming: IncomingFile, by caller: Caller) async throws(MediaError) -> StoredMedia {
        let whole = try await disk.run { () throws(MediaError) in try incoming.finish() }
        let path = folder.original(whole.digest)
        if let known = try await media(of: whole.digest),
            try await disk.run({ () throws(MediaError) in
                try OpenFile.existing(path)?.length() == whole.byteCount
            })
        {
            return known
        }
        var size: (width: Int, height: Int)?
        if whole.format.kind == .picture { size = try await workshop.open(whole) }
        try await disk.run { [folder] () throws(MediaError) in try folder.move(whole.path, to: path) }
        let new = StoredMedia(
            id: ground.identifiers.next(), digest: whole.digest, format: whole.format,
            byteCount: whole.byteCount,
            width: size?.width, height: size?.height, storedAt: ground.clock.now(), storedBy: caller.member)
        return try await ground.store.write(refusing: MediaError.self) { [table, ground] transaction in
            let media = try table.add(new, in: transaction)
            if media.id == new.id {
                try ground.audit.record("media.store", of: "media \(media.id)", by: caller, in: transaction)
            }
            return media
        }
    }
}
