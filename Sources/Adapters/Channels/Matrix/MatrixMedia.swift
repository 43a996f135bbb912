import Contracts
import Distribution
import FoundationEssentials
import Values

/// Pictures and films in the homeserver's media repository.
struct MatrixMedia {
    let client: MatrixClient
    let media: any ChannelMedia
    let mostBytes: Int

    static func name(_ media: MediaID) -> String { "media.\(media)" }

    /// All of a rendition; `there` are those of the copy that stands, `earlier` what a former try sent up.
    func prepare(
        _ rendition: ArticleRendition, there: [MatrixPicture], earlier: Preparation
    ) async throws(ChannelTrouble) -> Preparation {
        var entries: [String: String] = [:]
        for (index, attachment) in rendition.attachments.enumerated() {
            let name = Self.name(attachment.media)
            guard entries[name] == nil else { continue }
            var known = there.first { $0.media == attachment.media.description }
            if known == nil, let before = Self.picture(earlier, attachment.media), try await stands(before.url) {
                known = before
            }
            let picture: MatrixPicture
            if let known {
                picture = MatrixPicture(
                    media: known.media, url: known.url, name: known.name, words: attachment.alternativeText,
                    info: known.info)
            } else {
                guard let sent = try await send(attachment, index) else { continue }
                picture = sent
            }
            entries[name] = String(decoding: jsonBytes(picture), as: UTF8.self)
        }
        return Preparation(entries)
    }

    static func picture(_ preparation: Preparation, _ media: MediaID) -> MatrixPicture? {
        preparation.entries[name(media)].flatMap { try? JSONDecoder().decode(MatrixPicture.self, from: Data($0.utf8)) }
    }

    /// Nil for a film that the server would not take: the article's link leads to it.
    private func send(
        _ attachment: ArticleRendition.Attachment, _ index: Int
    ) async throws(ChannelTrouble) -> MatrixPicture? {
        struct Uploaded: Decodable { let content_uri: String }
        let file: MediaFile
        do throws(ChannelTrouble) {
            file = try await self.file(of: attachment)
        } catch .content(let field, let rule) {
            if attachment.part == .film { return nil }
            throw .content(field: field, rule: rule)
        }
        let uploaded: Uploaded
        do throws(ChannelTrouble) {
            uploaded = try await client.ask(
                "POST", "/media/v3/upload", query: [("filename", file.name)], contentType: file.contentType,
                body: file.bytes,
                .looking)
        } catch .content(_, let rule) {
            throw .content(field: "attachments[\(index)]", rule: rule)
        }
        return MatrixPicture(
            media: attachment.media.description, url: uploaded.content_uri, name: file.name,
            words: attachment.alternativeText,
            info: MatrixPicture.Measures(
                mimetype: file.contentType, size: file.bytes.count, w: file.width, h: file.height))
    }

    private func file(of attachment: ArticleRendition.Attachment) async throws(ChannelTrouble) -> MediaFile {
        switch attachment.part {
        case .film: try await media.film(attachment.media, mostBytes: Int64(mostBytes))
        case .cover, .picture:
            try await media.picture(
                attachment.media, within: PictureBounds(mostWidth: 1_920, mostBytes: min(mostBytes, 8 << 20)))
        }
    }

    /// A repository may be emptied; a thumbnail is enough to know.
    private func stands(_ url: String) async throws(ChannelTrouble) -> Bool {
        guard url.hasPrefix("mxc://") else { return false }
        let parts = url.dropFirst(6).split(separator: "/")
        guard parts.count == 2 else { return false }
        do throws(ChannelTrouble) {
            _ = try await client.send(
                "GET",
                "/client/v1/media/thumbnail/\(String(parts[0]).percentEncodedPart)/\(String(parts[1]).percentEncodedPart)",
                query: [("width", "32"), ("height", "32"), ("method", "scale")], .looking)
            return true
        } catch {
            switch error {
            case .gone, .unsupported, .content: return false
            case .transient, .limited, .auth, .unknownOutcome: throw error
            }
        }
    }
}
