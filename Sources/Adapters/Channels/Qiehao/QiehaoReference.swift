import Distribution
import FoundationEssentials

/// Where a copy stands on 企鹅号: as a transaction that the platform works on, or as an article, which is named by its address
/// alone, however it was found: the same article always has the same reference, or it would be taken for a second one.
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

    /// Whether it is the same article: what was looked up does not know the transaction that it came from.
    func isSame(_ other: QiehaoReference) -> Bool {
        if let article, let others = other.article { return article == others }
        guard let transaction else { return false }
        return transaction == other.transaction
    }

    /// The last part of the article's address: `20170314A06ARB00`.
    var article: String? {
        address.flatMap { $0.split(separator: "?").first }?.split(separator: "/").last.map(String.init)
    }
}
