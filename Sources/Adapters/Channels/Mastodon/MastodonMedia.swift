import Contracts
import Distribution
import Values

/// The one picture or film of a post: sent up with its description, and waited for until the server has worked it over.
struct MastodonMedia {
    /// Seconds that one try waits for the server's own work.
    private static let patience: Int64 = 20
    let client: MastodonClient
    let media: any ChannelMedia
    let limits: MastodonLimits

    /// What was sent up, as a preparation and the watch keep it.
    struct Attached: Codable, Hashable {
        let id: String
        /// The media and its alternative text: another of either is another attachment.
        let of: String

        var preparation: Preparation { Preparation(["attachment": id, "of": of]) }

        init(id: String, of: String) {
            self.id = id
            self.of = of
        }

        init?(_ preparation: Preparation) {
            guard let id = preparation.entries["attachment"], let of = preparation.entries["of"] else { return nil }
            self.init(id: id, of: of)
        }
    }

    /// The film if there is one and the server takes it, else the cover. `attached` hangs on the post already, `earlier` was
    /// sent up by a former try.
    func prepare(
        _ rendition: ArticleRendition, attached: Attached?, earlier: Attached?
    ) async throws(ChannelTrouble) -> Preparation {
        guard limits.attachments > 0 else { return .none }
        for attachment in rendition.attachments {
            let of = "\(attachment.part.rawValue) \(attachment.media) \(attachment.alternativeText)"
            if let attached, attached.of == of { return attached.preparation }
            if let earlier, earlier.of == of, try await isReady(earlier.id) { return earlier.preparation }
            let file: MediaFile
            do throws(ChannelTrouble) {
                file = try await self.file(of: attachment)
            } catch .content(let field, let rule) {
                // Too large a film: its poster goes instead.
                if attachment.part == .film, rendition.attachments.count > 1 { continue }
                throw .content(field: field, rule: rule)
            }
            return Attached(id: try await send(file, attachment.alternativeText), of: of).preparation
        }
        return .none
    }

    private func file(of attachment: ArticleRendition.Attachment) async throws(ChannelTrouble) -> MediaFile {
        switch attachment.part {
        case .film: try await media.film(attachment.media, mostBytes: limits.filmBytes)
        case .cover, .picture:
            try await media.picture(
                attachment.media, within: PictureBounds(mostWidth: 1_920, mostBytes: min(limits.pictureBytes, 8 << 20)))
        }
    }

    private struct Upload: Decodable {
        let id: String
        let url: String?
    }

    private func send(_ file: MediaFile, _ description: String) async throws(ChannelTrouble) -> String {
        var form = RequestForm()
        if !description.isEmpty { form.add("description", description.cut(to: limits.description)) }
        form.add("file", file)
        let answer = try await client.ask(
            "POST", "/api/v2/media", headers: [("Content-Type", form.contentType)], body: form.bytes, .looking)
        guard let upload = answer.json(Upload.self) else { throw answer.unreadable(.looking) }
        if answer.status == 202 { _ = try await isReady(upload.id) }
        return upload.id
    }

    /// Waits until the server is done; false when it knows nothing of it any longer. When it takes too long, the post itself
    /// will be refused until it is done, and tried again.
    private func isReady(_ id: String) async throws(ChannelTrouble) -> Bool {
        for second in 0..<Self.patience {
            let answer: OutboundAnswer
            do throws(ChannelTrouble) {
                answer = try await client.ask("GET", "/api/v1/media/\(id.percentEncodedPart)", .looking, isAbout: true)
            } catch .gone {
                return false
            }
            // 206 while it is at work (docs.joinmastodon.org/methods/media/#get).
            if answer.status != 206 { return true }
            if second + 1 == Self.patience { break }
            do { try await Task.sleep(for: .seconds(1)) } catch { throw .transient("interrupted", retryAfter: nil) }
        }
        return true
    }
}
