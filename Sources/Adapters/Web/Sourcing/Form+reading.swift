import Contracts
import Sourcing
import Values

extension Form {
    /// What was typed, by field, to show it again.
    var values: [String: String] {
        Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// `name_chinese` and `name_english`.
    func localized(_ name: String) -> Localized {
        Localized(chinese: self[name + "_chinese"], english: self[name + "_english"])
    }

    func number(_ name: String) throws -> Int64 {
        guard let text = self[name].trimmed else { throw SourcingError.invalid(FieldProblem(name, .required)) }
        guard let number = Int64(text) else {
            throw SourcingError.invalid(FieldProblem(name, .malformed(expected: "123")))
        }
        return number
    }

    /// Kilograms as typed, such as `50000` or `2.5`, in grams; places as they are.
    func amount(_ name: String, _ unit: Unit) throws -> Int64 {
        switch unit {
        case .places: return try number(name)
        case .grams:
            guard let text = self[name].trimmed else { throw SourcingError.invalid(FieldProblem(name, .required)) }
            guard let grams = decimalUnits(text, digits: 3) else {
                throw SourcingError.invalid(FieldProblem(name, .malformed(expected: "50000 (kg)")))
            }
            return grams
        }
    }

    /// Yuan as typed, such as `28.00`.
    func money(_ name: String) throws -> Money {
        guard let text = self[name].trimmed else { throw SourcingError.invalid(FieldProblem(name, .required)) }
        guard let money = Money(plain: text) else {
            throw SourcingError.invalid(FieldProblem(name, .malformed(expected: "28.00")))
        }
        return money
    }

    func day(_ name: String) throws -> Day {
        guard let text = self[name].trimmed else { throw SourcingError.invalid(FieldProblem(name, .required)) }
        guard let day = Day(text) else {
            throw SourcingError.invalid(FieldProblem(name, .malformed(expected: "YYYY-MM-DD")))
        }
        return day
    }
}
