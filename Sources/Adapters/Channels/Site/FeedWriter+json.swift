import Contracts
import FoundationEssentials
import Values

extension FeedWriter {
    /// JSON Feed 1.1 (jsonfeed.org/version/1.1).
    func json(_ copies: [SiteCopy]) throws -> [UInt8] {
        let feed = Feed(
            version: "https://jsonfeed.org/version/1.1", title: name, homePage: address.full("/"),
            feed: address.full(SiteFeed.json.path), description: summary,
            hubs: hubs.isEmpty ? nil : hubs.map { Feed.Hub(type: "WebSub", url: $0) }, items: copies.map(item)
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(feed)) + [10]
    }

    private func item(_ copy: SiteCopy) -> Feed.Item {
        let edition = copy.edition
        return Feed.Item(
            id: copy.feedID, url: address.article(edition.slug), title: edition.title,
            summary: edition.summary,
            html: html(of: copy), image: cover(of: copy).map { address.full($0.file.address) },
            published: edition.firstPublishedAt.iso8601, modified: edition.updatedAt.iso8601,
            authors: [Feed.Author(name: edition.authorName)], language: edition.language.rawValue,
            attachments: attachments(of: copy))
    }

    /// Attachments with the same title would count as the same thing in several forms, so each has its own.
    private func attachments(of copy: SiteCopy) -> [Feed.Attachment]? {
        let files = enclosures(of: copy)
        guard !files.isEmpty else { return nil }
        return files.enumerated().map { index, file in
            Feed.Attachment(
                url: address.full(file.address), type: file.contentType, size: file.length,
                title: files.count > 1 ? title(ofFilm: index, of: copy) : nil)
        }
    }
}

private struct Feed: Encodable {
    let version: String
    let title: String
    let homePage: String
    let feed: String
    let description: String
    let hubs: [Hub]?
    let items: [Item]

    enum CodingKeys: String, CodingKey {
        case version, title, description, hubs, items
        case homePage = "home_page_url"
        case feed = "feed_url"
    }

    struct Item: Encodable {
        let id: String
        let url: String
        let title: String
        let summary: String
        let html: String
        let image: String?
        let published: String
        let modified: String
        let authors: [Author]
        let language: String
        let attachments: [Attachment]?

        enum CodingKeys: String, CodingKey {
            case id, url, title, summary, image, authors, language, attachments
            case html = "content_html"
            case published = "date_published"
            case modified = "date_modified"
        }
    }

    struct Hub: Encodable {
        let type: String
        let url: String
    }

    struct Author: Encodable {
        let name: String
    }

    struct Attachment: Encodable {
        let url: String
        let type: String
        let size: Int64
        let title: String?

        enum CodingKeys: String, CodingKey {
            case url, title
            case type = "mime_type"
            case size = "size_in_bytes"
        }
    }
}
