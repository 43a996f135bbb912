import Contracts
import Values

/// The members of a JSON object with the path to it, read field by field. A field that is null counts as
/// missing.
struct JSONFields {
    private let members: [ExactJSON.Member]
    private let path: String

    init(_ json: ExactJSON, at path: String) throws(WebhookError) {
        guard case .object(let members) = json else {
            throw .senseless(FieldProblem(path.isEmpty ? "body" : path, .malformed(expected: "{…}")))
        }
        self.members = members
        self.path = path
    }

    func problem(_ key: String, _ rule: FieldRule) -> WebhookError {
        .senseless(FieldProblem(path.isEmpty ? key : "\(path).\(key)", rule))
    }

    private func value(_ key: String) -> ExactJSON? {
        guard let found = members.first(where: { $0.key == key })?.value, found != .null else { return nil }
        return found
    }

    /// A line of text of up to 500 bytes.
    func text(_ key: String, most: Int = 500) throws(WebhookError) -> String? {
        switch value(key) {
        case nil: return nil
        case .string(let text):
            guard text.utf8.count <= most else { throw problem(key, .tooLong(most: most)) }
            return text
        default: throw problem(key, .malformed(expected: "\"…\""))
        }
    }

    /// A text, or a number as it is written: shops are not of one mind about the values of attributes.
    func plain(_ key: String) throws(WebhookError) -> String? {
        if case .number(let number) = value(key) { return number }
        return try text(key)
    }

    /// An identifier of the shop's, which may be a number of up to 63 bits or a text; as text.
    func identifier(_ key: String) throws(WebhookError) -> String? {
        switch value(key) {
        case nil: return nil
        case .number(let text):
            guard let number = Int64(text), number > 0 else {
                throw problem(key, .outOfRange(least: 1, most: .max))
            }
            return String(number)
        case .string(let text):
            guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy({ (33...126).contains($0) }) else {
                throw problem(key, .malformed(expected: "123"))
            }
            return text
        default: throw problem(key, .malformed(expected: "123"))
        }
    }

    /// A whole number, written without point and exponent.
    func integer(_ key: String, in range: ClosedRange<Int64>) throws(WebhookError) -> Int64? {
        guard let json = value(key) else { return nil }
        guard case .number(let text) = json,
            text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) })
        else { throw problem(key, .malformed(expected: "123")) }
        guard let number = Int64(text), range.contains(number) else {
            throw problem(key, .outOfRange(least: range.lowerBound, most: range.upperBound))
        }
        return number
    }

    /// An amount such as `"28.00"`; a JSON number is read by its text, never through binary floating point.
    func money(_ key: String, _ currency: Currency, most: Int64) throws(WebhookError) -> Money? {
        let text: String
        switch value(key) {
        case nil: return nil
        case .string(let string): text = string
        case .number(let number): text = number
        default: throw problem(key, .malformed(expected: "28.00"))
        }
        guard let money = Money(plain: text, currency: currency) else {
            throw problem(key, .malformed(expected: "28.00"))
        }
        guard (0...most).contains(money.fen) else { throw problem(key, .outOfRange(least: 0, most: most)) }
        return money
    }

    func instant(_ key: String) throws(WebhookError) -> Instant? {
        guard let text = try text(key) else { return nil }
        guard let instant = Instant(iso8601: text) else {
            throw problem(key, .malformed(expected: "2026-11-24T16:04:25+08:00"))
        }
        return instant
    }

    func boolean(_ key: String) throws(WebhookError) -> Bool? {
        switch value(key) {
        case nil: return nil
        case .boolean(let boolean): return boolean
        default: throw problem(key, .malformed(expected: "true | false"))
        }
    }

    /// The object in a field.
    func object(_ key: String) throws(WebhookError) -> JSONFields? {
        guard let json = value(key) else { return nil }
        return try JSONFields(json, at: path.isEmpty ? key : "\(path).\(key)")
    }

    /// The objects in a list; none when the field is missing.
    func objects(_ key: String, most: Int) throws(WebhookError) -> [JSONFields] {
        guard let json = value(key) else { return [] }
        guard case .array(let elements) = json else { throw problem(key, .malformed(expected: "[…]")) }
        guard elements.count <= most else { throw problem(key, .tooLong(most: most)) }
        var objects: [JSONFields] = []
        for (index, element) in elements.enumerated() {
            objects.append(
                try JSONFields(element, at: (path.isEmpty ? key : "\(path).\(key)") + "[\(index)]"))
        }
        return objects
    }

    /// A field that must be there.
    func required<Value>(_ key: String, _ value: Value?) throws(WebhookError) -> Value {
        guard let value else { throw problem(key, .required) }
        return value
    }
}
