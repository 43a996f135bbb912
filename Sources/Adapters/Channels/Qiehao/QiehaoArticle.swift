import Contracts
import Distribution
import Values

/// An article as lists and transactions show it.
struct QiehaoArticle: Decodable, Sendable {
    let article_title: String?
    let article_url: String?
    /// `发布成功`, `审核中` … words for people.
    let article_pub_flag: String?
    /// `2017-03-04 13:40:01` in Shanghai.
    let article_pub_time: String?
    /// Only some versions of the interface show it.
    let original_url: String?

    var publishedAt: Instant? {
        article_pub_time.flatMap { Instant(iso8601: $0 + "+08:00") }
    }

    var hasFailed: Bool { QiehaoNames.hasFailed(article_pub_flag ?? "") }

    var address: String? { article_url.flatMap { $0.isEmpty ? nil : $0 } }

    /// Clocks differ, and the platform's shows seconds.
    private static let margin: Int64 = 120

    /// Whether it is the copy that was sent under this title: named in its original's address where that is shown, else by
    /// title and time, unless it is known to be another copy.
    func isCopy(_ copy: ChannelCopy, sent sending: QiehaoSendingTable.Sending?) -> Bool {
        if let original_url, !original_url.isEmpty { return copy.isNamed(in: original_url) }
        guard let sending else { return false }
        if let address, address == sending.address { return true }
        guard let article_title, article_title == sending.title, let publishedAt else { return false }
        if let address, sending.others.contains(address) { return false }
        return publishedAt >= sending.firstSentAt.adding(seconds: -Self.margin)
    }
}
