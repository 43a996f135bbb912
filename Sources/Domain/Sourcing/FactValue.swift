public import Values

/// What a fact says, with its type and unit.
public enum FactValue: Hashable, Sendable {
    case money(Money)
    case quantity(Quantity)
    case text(Localized)
    case day(Day)
    case count(Int64)

    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case money
        case quantity
        case text
        case day
        case count
    }

    public var kind: Kind {
        switch self {
        case .money: .money
        case .quantity: .quantity
        case .text: .text
        case .day: .day
        case .count: .count
        }
    }
}

/// The names of facts that every product has a use for, and what each may be. Other names are free.
public enum StandardFact: String, Hashable, Sendable, CaseIterable {
    case price
    case packWeight = "pack_weight"
    case origin
    case county
    case harvest
    case shelfLife = "shelf_life"
    case certificate
    case households
    case gatePrice = "gate_price"

    public var kinds: [FactValue.Kind] {
        switch self {
        case .price, .gatePrice: [.money]
        case .packWeight: [.quantity]
        case .origin, .county, .certificate: [.text]
        case .harvest: [.day, .text]
        case .shelfLife, .households: [.count]
        }
    }
}

extension FactValue {
    /// As an article says it in each language: `¥28.00`, `5 kg`, `24 November 2026`, `30 days`.
    public func text(as name: String) -> Localized {
        switch self {
        case .money(let money): Localized(chinese: money.display, english: money.display)
        case .quantity(let quantity):
            Localized(chinese: quantity.display(.chinese), english: quantity.display(.english))
        case .text(let text): text
        case .day(let day): day.spelled
        case .count(let count): counted(count, as: name)
        }
    }

    private func counted(_ count: Int64, as name: String) -> Localized {
        let number = grouped(String(count))
        return switch StandardFact(rawValue: name) {
        case .shelfLife: Localized(chinese: "\(number) 天", english: count == 1 ? "1 day" : "\(number) days")
        case .households:
            Localized(chinese: "\(number) 户", english: count == 1 ? "1 household" : "\(number) households")
        case .price, .packWeight, .origin, .county, .harvest, .certificate, .gatePrice, nil:
            Localized(chinese: number, english: number)
        }
    }
}

extension Day {
    /// `2026年11月24日`, `24 November 2026`
    fileprivate var spelled: Localized {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let (year, month, day) = civil
        return Localized(
            chinese: "\(year)年\(month)月\(day)日", english: "\(day) \(months[Int(month) - 1]) \(year)")
    }
}
