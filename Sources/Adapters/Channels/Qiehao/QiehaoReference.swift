import Distribution
import FoundationEssentials

/// Where a copy stands on 企鹅号: as a transaction that the platform works on, or as an article with an address.
struct QiehaoReference: Codable, Hashable, Sendable {
    var transaction: String?
    var address: String?

    init(transaction: String? = nil, address: String? = nil) {
        self.transaction = transaction
        self.address = address
    }

    /// A person who settles a publication by hand gives the article's address alone.
    init(_ text: String) {
        let read = try? JSONDecoder().decode(Self.self, from: Data(text.utf8))
        self = read ?? Self(address: text)
    }

    var copy: RemoteCopy { RemoteCopy(reference: String(decoding: jsonBytes(self), as: UTF8.self), address: address) }

    /// The last part of the article's address: `20170314A06ARB00`.
    var article: String? {
        address.flatMap { $0.split(separator: "?").first }?.split(separator: "/").last.map(String.init)
    }
}
