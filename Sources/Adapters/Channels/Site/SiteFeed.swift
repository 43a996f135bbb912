import Crypto
public import Distribution
public import Values

/// The feeds of the site.
public enum SiteFeed: String, Hashable, Sendable, CaseIterable {
    case rss
    case atom
    case json

    public var path: String {
        switch self {
        case .rss: "/feed.xml"
        case .atom: "/atom.xml"
        case .json: "/feed.json"
        }
    }

    /// With the character set where the type has that parameter (RFC 7303, JSON Feed 1.1).
    public var contentType: String {
        switch self {
        case .rss: "application/rss+xml; charset=utf-8"
        case .atom: "application/atom+xml; charset=utf-8"
        case .json: "application/feed+json"
        }
    }
}

/// A whole document with what conditional requests need.
public struct SiteDocument: Sendable {
    public let body: [UInt8]
    public let contentType: String
    /// Strong: other bytes have another tag.
    public let etag: String
    public let changedAt: Instant
    /// The document's own address, for `Link: …; rel="self"`.
    public let link: String

    init(body: [UInt8], contentType: String, changedAt: Instant, link: String) {
        self.body = body
        self.contentType = contentType
        self.changedAt = changedAt
        self.link = link
        etag = "\"\(hexadecimal(Array(SHA256.hash(data: body).prefix(16))))\""
    }

    /// As an inbound route gives it.
    public var answer: InboundAnswer {
        InboundAnswer(
            status: 200,
            headers: [
                ("content-type", contentType), ("etag", etag), ("last-modified", changedAt.httpDate),
                ("cache-control", "public, max-age=60"), ("link", "<\(link)>; rel=\"self\""),
            ],
            body: body)
    }
}
