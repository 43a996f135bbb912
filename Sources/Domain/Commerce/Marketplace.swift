public import Contracts
public import Storage
public import Values

/// An e-commerce platform, or one shop on it, that tells about its orders.
public struct Marketplace: Hashable, Sendable {
    /// In whose form it signs and writes its webhooks; one folder each in Adapters/Marketplaces.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable, Bindable, Readable {
        case shopify
    }

    public let id: MarketplaceID
    public let name: String
    public let kind: Kind
    /// Where the shop stands: https, or http on this machine.
    public let address: String
    /// The currency in which all its orders must be.
    public let currency: Currency
    public let openedAt: Instant
    public let openedBy: MemberID
    /// Nil as long as it is in use.
    public let switchedOff: SwitchedOff?

    /// When it was taken out of use, by whom and why.
    public struct SwitchedOff: Hashable, Sendable {
        public let at: Instant
        public let by: MemberID
        public let reason: String
    }
}

/// What is asked for when a marketplace is opened.
public struct MarketplaceRequest: Hashable, Sendable {
    public let name: String
    public let kind: String
    public let address: String
    public let currency: String
    /// The secret with which the shop signs, if the shop makes it; nil to have one made.
    public let secret: String?

    public init(name: String, kind: String, address: String, currency: String = "CNY", secret: String? = nil) {
        self.name = name
        self.kind = kind
        self.address = address
        self.currency = currency
        self.secret = secret
    }
}

/// A marketplace with its webhook secret, which is shown this once.
public struct OpenedMarketplace: Hashable, Sendable {
    public let marketplace: Marketplace
    public let secret: String
}

/// What must be known at the door before a webhook's body may be read: the form it is in and the secrets that
/// hold.
public struct WebhookDoor: Hashable, Sendable {
    public let marketplace: Marketplace
    /// One, or two while a shop changes from one to the next; the newest first.
    public let secrets: [String]
}

extension MarketplaceRequest {
    func checked() throws(CommerceError) -> (
        name: String, kind: Marketplace.Kind, address: String, currency: Currency, secret: String?
    ) {
        let name = try checkedText(self.name, "name", most: 80)
        guard let kind = Marketplace.Kind(rawValue: kind) else { throw .field("kind", .unknown(kind)) }
        let address = try checkedAddress(self.address, "address")
        guard let currency = Currency(rawValue: currency) else {
            throw .field("currency", .unknown(currency))
        }
        return (
            name, kind, address, currency,
            try secret.map { secret throws(CommerceError) in try checkedSecret(secret) }
        )
    }
}

func checkedSecret(_ secret: String) throws(CommerceError) -> String {
    guard secret.utf8.count >= 16 else { throw .field("secret", .tooShort(least: 16)) }
    guard secret.utf8.count <= 200 else { throw .field("secret", .tooLong(most: 200)) }
    guard secret.utf8.allSatisfy({ (33...126).contains($0) }) else {
        throw .field("secret", .malformed(expected: "ASCII 33–126"))
    }
    return secret
}
