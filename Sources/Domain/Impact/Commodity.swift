public import Storage
public import Values

/// What a line counts: money by its currency in the smallest unit, goods by their unit.
public enum Commodity: String, Hashable, Sendable, CaseIterable {
    case yuan = "CNY"
    case grams
    case places

    public init(_ currency: Currency) {
        switch currency {
        case .yuan: self = .yuan
        }
    }

    public init(_ unit: Unit) {
        switch unit {
        case .grams: self = .grams
        case .places: self = .places
        }
    }

    public var countsGoods: Bool {
        switch self {
        case .yuan: false
        case .grams, .places: true
        }
    }
}

extension Commodity: Bindable, Readable {}
