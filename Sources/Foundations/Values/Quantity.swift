/// What a quantity counts: `grams` of goods, or `places` (a bed-night, a seat at a meal or an experience).
public enum Unit: String, Hashable, Sendable, Codable, CaseIterable {
    case grams
    case places
}

/// An amount of goods in its unit.
public struct Quantity: Hashable, Sendable, Codable {
    public let amount: Int64
    public let unit: Unit

    public init(amount: Int64, unit: Unit) {
        self.amount = amount
        self.unit = unit
    }

    public static func grams(_ amount: Int64) -> Quantity { Quantity(amount: amount, unit: .grams) }
    public static func kilograms(_ amount: Int64) -> Quantity {
        Quantity(amount: amount * 1_000, unit: .grams)
    }
    public static func places(_ amount: Int64) -> Quantity { Quantity(amount: amount, unit: .places) }

    /// `50,000 kg`, `2.5 kg`, `120` places; without trailing zeros.
    public func display(_ language: Language) -> String {
        switch unit {
        case .grams:
            var text = decimalText(amount, digits: 3)
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
            return grouped(text) + (language == .chinese ? " 公斤" : " kg")
        case .places:
            return grouped(String(amount)) + (language == .chinese ? " 位" : " places")
        }
    }
}
