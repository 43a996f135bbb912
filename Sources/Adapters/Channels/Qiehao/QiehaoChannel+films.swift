import Contracts
import Crypto
import Distribution
import FoundationEssentials
import Synchronization
import Values

/// How far films are up, so that a try that ran out of time goes on where it stopped.
final class FilmUploads: Sendable {
    struct Upload: Hashable, Sendable {
        /// `transaction_id`.
        let transaction: String
        let md5: String
        /// Bytes.
        var offset: Int
    }

    private let uploads = Mutex<[String: Upload]>([:])

    subscript(name: String) -> Upload? {
        get { uploads.withLock { $0[name] } }
        set { uploads.withLock { $0[name] = newValue } }
    }
}

extension QiehaoChannel {
    /// One megabyte a part.
    private static let part = 1 << 20

    /// Brings a film up in parts; nothing is published by that.
    func upload(
        _ film: MediaID, _ client: QiehaoClient
    ) async throws(ChannelTrouble) -> FilmUploads.Upload {
        struct Begun: Decodable { let transaction_id: LooseText }
        struct Taken: Decodable { let end_offset: LooseNumber }
        let file = try await media.film(film, mostBytes: QiehaoRendering.filmBytes)
        let data = Data(file.bytes)
        let md5 = hexadecimal(Array(Insecure.MD5.hash(data: data)))
        let paths = client.account.settings.paths
        let name = "\(client.account.settings.clientID) \(client.account.openID ?? "") \(md5)"
        var upload: FilmUploads.Upload
        if let begun = films[name] {
            upload = begun
        } else {
            let sha = hexadecimal(Array(Insecure.SHA1.hash(data: data)))
            let begun: Begun? = try await client.post(
                paths.filmBegin, RequestForm([("size", String(file.bytes.count)), ("md5", md5), ("sha", sha)]), .looking
            )
            guard let begun else { throw .transient("an answer without a transaction", retryAfter: nil) }
            upload = FilmUploads.Upload(transaction: begun.transaction_id.value, md5: md5, offset: 0)
            films[name] = upload
        }
        while upload.offset < file.bytes.count {
            let end = min(upload.offset + Self.part, file.bytes.count)
            var form = RequestForm([
                ("transaction_id", upload.transaction), ("start_offset", String(upload.offset)),
            ])
            form.add(
                "mediatrunk",
                MediaFile(
                    bytes: Array(file.bytes[upload.offset..<end]), contentType: "application/octet-stream",
                    name: file.name))
            let taken: Taken?
            do throws(ChannelTrouble) {
                taken = try await client.post(paths.filmPart, form, .looking)
            } catch {
                // An upload that is not there any longer is begun anew at the next try.
                if case .gone = error { films[name] = nil }
                throw error
            }
            guard let reached = taken.map({ Int($0.end_offset.value) }), reached > upload.offset,
                reached <= file.bytes.count
            else {
                films[name] = nil
                throw .transient("the platform did not take part \(upload.offset)-\(end) of the film", retryAfter: nil)
            }
            upload.offset = reached
            films[name] = upload
        }
        films[name] = nil
        return upload
    }
}
