import Channels
import Contracts
import HTTPTypes
import Sourcing
import Values

/// `/sitemap.xml` and `/robots.txt`: what search engines ask for first.
struct IndexPages: Sendable {
    let house: House

    var pages: [Page] {
        [
            .get("/sitemap.xml") { request in try await sitemap().conditional(on: request) },
            .get("/robots.txt") { _ in robots },
        ]
    }

    private func sitemap() async throws -> WebResponse {
        let document = try await house.rooms.site.sitemap(
            pages: ["/", "/articles", "/products", "/impact"] + (try await products()))
        return WebResponse.bytes(document.body, type: document.contentType)
            .with(.eTag, document.etag).with(.lastModified, document.changedAt.httpDate)
            .with(.cacheControl, "public, max-age=300")
    }

    /// The pages of confirmed products, as many as a sitemap is likely to be read for.
    private func products() async throws -> [String] {
        var paths: [String] = []
        var last: ProductID?
        repeat {
            let page = try await house.rooms.sourcing.products(
                ProductFilter(isConfirmed: true), before: last, limit: 100)
            paths += page.map { "/products/\($0.product.slug)" }
            last = page.count == 100 ? page.last?.product.id : nil
        } while last != nil && paths.count < 10_000
        return paths
    }

    private var robots: WebResponse {
        .text(
            """
            User-agent: *
            Disallow: /desk
            Disallow: /go/
            Disallow: /api/

            Sitemap: \(house.baseAddress)/sitemap.xml

            """, type: "text/plain; charset=utf-8"
        ).with(.cacheControl, "public, max-age=86400")
    }
}
