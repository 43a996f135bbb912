/// An amount of money in its smallest unit; for yuan that is the fen.
public struct Money: Hashable, Sendable, Codable {
    public let fen: Int64
    public let currency: Currency

    public init(fen: Int64, currency: Currency = .yuan) {
        self.fen = fen
        self.currency = currency
    }

    public static func fen(_ fen: Int64) -> Money { Money(fen: fen) }
    public static let zero = Money(fen: 0)

    /// `28.00`, without the currency; never through binary floating point.
    public var plain: String { decimalText(fen, digits: currency.digits) }

    /// `¥12,345.60` or `-¥28.00`, for people.
    public var display: String {
        let amount = grouped(plain)
        return fen < 0 ? "-" + currency.symbol + amount.dropFirst() : currency.symbol + amount
    }

    /// Reads a decimal such as a shop's `"28.00"`. Nil when it is not a plain decimal number or has more digits
    /// behind the point than the currency (further zeros are let pass).
    public init?(plain text: String, currency: Currency = .yuan) {
        guard let fen = decimalUnits(text, digits: currency.digits) else { return nil }
        self.init(fen: fen, currency: currency)
    }
}

/// An ISO 4217 currency that Terrace can keep books in.
public enum Currency: String, Hashable, Sendable, Codable, CaseIterable {
    case yuan = "CNY"

    /// Digits behind the point.
    public var digits: Int {
        switch self {
        case .yuan: 2
        }
    }

    public var symbol: String {
        switch self {
        case .yuan: "¥"
        }
    }
}
