import Contracts
import Distribution
import FoundationEssentials

extension QQChannel {
    struct UploadedFile: Decodable, Sendable {
        let file_info: String
        let ttl: LooseNumber?
    }

    /// Puts a picture or a film where messages of this group can name it; nothing is sent by that.
    func upload(
        _ attachment: ArticleRendition.Attachment, _ client: QQClient
    ) async throws(ChannelTrouble) -> UploadedFile {
        /// 1 is a picture (PNG, JPEG), 2 a film (MP4).
        struct Question: Encodable {
            let file_type: Int
            var file_data: String?
            var url: String?
            let srv_send_msg = false
        }
        let question: Question
        switch attachment.part {
        case .cover, .picture:
            let file = try await media.picture(attachment.media, within: QQRendering.picture)
            question = Question(file_type: 1, file_data: Data(file.bytes).base64EncodedString())
        case .film:
            // Films are too large to go inline; the platform fetches them from the site.
            question = Question(file_type: 2, url: site.full("/media/\(attachment.media)/film"))
        }
        do throws(QQClient.Failure) {
            let given: UploadedFile? = try await client.call(
                "POST", "/v2/groups/\(client.account.settings.target.percentEncodedPart)/files", .looking,
                jsonBytes(question))
            guard let given else { throw QQClient.Failure.trouble(.transient("an empty answer", retryAfter: nil)) }
            return given
        } catch { throw error.trouble }
    }
}
