import Crypto
public import Distribution
public import Values

/// The feeds of the site.
public enum SiteFeed: String, Hashable, Sendable, CaseIterable {
    case rss
    case atom
    case json
    /// The films alone, as a podcast.
    case films

    public var path: String {
        switch self {
        case .rss: "/feed.xml"
        case .atom: "/atom.xml"
        case .json: "/feed.json"
        case .films: "/films.xml"
        }
    }

    /// With the character set where the type has that parameter (RFC 7303, JSON Feed 1.1).
    public var contentType: String {
        switch self {
        case .rss, .films: "application/rss+xml; charset=utf-8"
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
    /// Where to ask to be told of changes (WebSub).
    public let hubs: [String]

    init(body: [UInt8], contentType: String, changedAt: Instant, link: String, hubs: [String] = []) {
        self.body = body
        self.contentType = contentType
        self.changedAt = changedAt
        self.link = link
        self.hubs = hubs
        etag = "\"\(hexadecimal(Array(SHA256.hash(data: body).prefix(16))))\""
    }

    /// Subscribers look here first (WebSub §4).
    var linkHeader: String {
        (hubs.map { "<\($0)>; rel=\"hub\"" } + ["<\(link)>; rel=\"self\""]).joined(separator: ", ")
    }

    /// As an inbound route gives it.
    public var answer: InboundAnswer {
        InboundAnswer(
            status: 200,
            headers: [
                ("content-type", contentType), ("etag", etag), ("last-modified", changedAt.httpDate),
                ("cache-control", "public, max-age=60"), ("link", linkHeader),
            ],
            body: body)
    }
}
