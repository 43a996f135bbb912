import Contracts
import FoundationEssentials
import Values

/// What a person enters for a channel, by name, before it is held against the fields of its kind.
public enum EnteredValue: Hashable, Sendable, Codable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([EnteredValue])
    case object([String: EnteredValue])

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([EnteredValue].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: EnteredValue].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .list(let list): try container.encode(list)
        case .object(let members): try container.encode(members)
        }
    }

    var isEmpty: Bool { self == .text("") }
}

/// Holds what was entered against the fields of a kind, and writes it as the adapter reads it.
struct ChannelSetup {
    let fields: [ChannelField]

    /// The settings in their canonical form; a text where a number or a flag belongs is read as one, as forms send it.
    func settings(_ entered: [String: EnteredValue]) throws(DistributionError) -> ChannelSettings {
        var kept: [String: EnteredValue] = [:]
        let places = fields.filter { $0.place == .settings }
        for (name, value) in entered.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
            if let field = places.first(where: { $0.name == name }) {
                kept[name] = try read(value, as: field)
            } else if fields.isEmpty {
                kept[name] = value
            } else {
                throw .invalid(FieldProblem("settings.\(name)", .unknown(name)))
            }
        }
        for field in places where field.isRequired && kept[field.name] == nil {
            throw .invalid(FieldProblem("settings.\(field.name)", .required))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(kept),
            let settings = ChannelSettings(json: String(decoding: data, as: UTF8.self))
        else { throw .invalid(FieldProblem("settings", .tooLong(most: ChannelSettings.mostBytes))) }
        return settings
    }

    /// Refuses credentials that the kind does not know.
    func check(_ credentials: ChannelCredentials) throws(DistributionError) {
        let places = fields.filter { $0.place == .credentials }
        for name in credentials.values.keys.sorted() where !places.contains(where: { $0.name == name }) {
            throw .invalid(FieldProblem("credentials.\(name)", .unknown(name)))
        }
        let bytes = credentials.values.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        guard bytes <= ChannelCredentials.mostBytes else {
            throw .invalid(FieldProblem("credentials", .tooLong(most: ChannelCredentials.mostBytes)))
        }
        for field in places {
            if let value = credentials[field.name] { _ = try read(.text(value), as: field) }
        }
    }

    /// Refuses credentials, as they would be kept, that lack what the kind must have.
    func checkWhole(_ credentials: ChannelCredentials) throws(DistributionError) {
        for field in fields where field.place == .credentials && field.isRequired && credentials[field.name] == nil {
            throw .invalid(FieldProblem("credentials.\(field.name)", .required))
        }
    }

    private func read(_ value: EnteredValue, as field: ChannelField) throws(DistributionError) -> EnteredValue {
        let name = (field.place == .settings ? "settings." : "credentials.") + field.name
        func refuse(_ rule: FieldRule) -> DistributionError { .invalid(FieldProblem(name, rule)) }
        switch field.form {
        case .text:
            guard let text = value.plain(joinedBy: ", ") else { throw refuse(.malformed(expected: "text")) }
            guard !text.contains(where: \.isNewline) else { throw refuse(.malformed(expected: "one line")) }
            return .text(text)
        case .block:
            guard let text = value.plain(joinedBy: "\n") else { throw refuse(.malformed(expected: "text")) }
            return .text(text)
        case .address:
            guard case .text(let text) = value, let address = text.trimmed,
                address.hasPrefix("https://") || address.hasPrefix("http://"),
                !address.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 32 })
            else { throw refuse(.malformed(expected: field.example.isEmpty ? "https://…" : field.example)) }
            return .text(address)
        case .number(let range):
            let number: Int?
            switch value {
            case .number(let given): number = given
            case .text(let text): number = text.trimmed.flatMap { Int($0) }
            case .flag, .list, .object: number = nil
            }
            guard let number else { throw refuse(.malformed(expected: "\(range.lowerBound)–\(range.upperBound)")) }
            guard range.contains(number) else {
                throw refuse(.outOfRange(least: Int64(range.lowerBound), most: Int64(range.upperBound)))
            }
            return .number(number)
        case .flag:
            switch value {
            case .flag: return value
            case .text("true"), .text("on"), .text("1"): return .flag(true)
            case .text("false"), .text("off"), .text("0"): return .flag(false)
            case .text, .number, .list, .object: throw refuse(.malformed(expected: "true, false"))
            }
        case .choice(let choices):
            guard case .text(let text) = value, choices.contains(text) else {
                throw refuse(.malformed(expected: choices.joined(separator: ", ")))
            }
            return value
        }
    }
}

extension EnteredValue {
    /// A text, a number that stands where a text belongs, or several of them as a form would take them.
    fileprivate func plain(joinedBy separator: String) -> String? {
        switch self {
        case .text(let text): return text
        case .number(let number): return String(number)
        case .list(let items):
            let texts = items.compactMap { $0.plain(joinedBy: separator) }
            return texts.count == items.count ? texts.joined(separator: separator) : nil
        case .flag, .object: return nil
        }
    }
}
