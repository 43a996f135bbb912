import Distribution
import FoundationEssentials
import Values

/// Where a copy stands on an official account: as a draft, as a publication under way, or as an article.
struct WeChatReference: Codable, Hashable, Sendable {
    /// `media_id` of the draft.
    var draft: String?
    /// `publish_id`.
    var job: String?
    /// `article_id`, once it is published.
    var article: String?
    /// `msg_data_id`, by which comments and numbers are asked for.
    var message: String?
    /// The day of publication in Shanghai, `2026-11-24`; numbers are kept by it.
    var day: String?

    var text: String { String(decoding: jsonBytes(self), as: UTF8.self) }

    init(draft: String? = nil, job: String? = nil, article: String? = nil, message: String? = nil, day: String? = nil) {
        self.draft = draft
        self.job = job
        self.article = article
        self.message = message
        self.day = day
    }

    /// A person who settles a publication by hand gives the article's identifier alone.
    init(_ text: String) {
        let read = try? JSONDecoder().decode(Self.self, from: Data(text.utf8))
        self = read ?? Self(article: text)
    }

    func copy(at address: String? = nil) -> RemoteCopy { RemoteCopy(reference: text, address: address) }
}
