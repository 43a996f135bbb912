import Distribution
import FoundationEssentials
import Values

/// Where a copy stands on an official account: as a draft, as a publication under way, or as an article.
///
/// An article is named by its identifier alone, however it was found: the same article always has the same reference, or it
/// would be taken for a second one.
struct WeChatReference: Codable, Hashable, Sendable {
    /// `media_id` of the draft.
    var draft: String?
    /// `publish_id`.
    var job: String?
    /// `article_id`, once it is published.
    var article: String?
    /// `msg_data_id` of the publication under way.
    var message: String?

    /// Whether it is the same article: what was looked up knows neither the draft nor the job that it came from.
    func isSame(_ other: WeChatReference) -> Bool {
        if let article, let others = other.article { return article == others }
        if let job, let others = other.job { return job == others }
        if let draft, let others = other.draft { return draft == others }
        return false
    }

    var text: String { String(decoding: jsonBytes(self), as: UTF8.self) }

    init(draft: String? = nil, job: String? = nil, article: String? = nil, message: String? = nil) {
        self.draft = draft
        self.job = job
        self.article = article
        self.message = message
    }

    /// A person who settles a publication by hand gives the article's identifier alone.
    init(_ text: String) {
        let read = try? JSONDecoder().decode(Self.self, from: Data(text.utf8))
        self = read ?? Self(article: text)
    }

    func copy(at address: String? = nil) -> RemoteCopy { RemoteCopy(reference: text, address: address) }
}
