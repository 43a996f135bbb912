import Contracts
import Values

extension ArticlePage {
    /// Puts the offers of the moment into the product cards of a text: the renderer left `<aside class="product-card"
    /// data-product="ID">…</aside>` where the author wanted one.
    static func filled(_ html: String, with products: [ProductOffers], _ house: House, _ request: WebRequest) -> String
    {
        let beginning = "<aside class=\"product-card\" data-product=\""
        var out = ""
        var rest = html[...]
        while let found = rest.firstRange(of: beginning), let end = rest[found.upperBound...].firstRange(of: "</aside>")
        {
            out += rest[..<end.lowerBound]
            let id = rest[found.upperBound...].prefix { $0 != "\"" }
            if let product = products.first(where: { $0.id == id }) { out += offers(of: product, house, request) }
            out += "</aside>"
            rest = rest[end.upperBound...]
        }
        return out + rest
    }

    private static func offers(of product: ProductOffers, _ house: House, _ request: WebRequest) -> String {
        func text(_ key: String) -> String { escaped(house.renderer.text(key, request)) }
        let language = request.language.rawValue
        guard !product.offers.isEmpty else {
            return " <span lang=\"\(language)\">\(text("distribution.no_offers"))</span>"
        }
        let lines = product.offers.map { offer in
            let link =
                offer.isSoldOut
                ? "<span class=\"badge badge-red\">\(text("distribution.sold_out"))</span>"
                : "<a class=\"button button-buy\" rel=\"nofollow sponsored\" href=\"\(escaped(offer.href))\" "
                    + "aria-label=\"\(text("distribution.buy")): \(escaped(offer.title)), \(escaped(offer.marketplace))\">"
                    + "\(text("distribution.buy"))</a>"
            return
                "<li class=\"offer\"><span><span class=\"price\">\(escaped(offer.price))</span> / \(escaped(offer.pack)) "
                + "<span class=\"meta\">\(escaped(offer.marketplace)) · \(escaped(offer.remaining))</span></span>\(link)</li>"
        }
        return "<ul class=\"offers\" lang=\"\(language)\">\(lines.joined())</ul>"
    }

    /// For text between tags and in quoted attributes.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
