/// One field of a request that cannot be taken, and the rule that it breaks. Every room's error has a case that holds it.
public struct FieldProblem: Hashable, Sendable {
    /// As the API spells it, with dots and indices: `signatures[1].member`.
    public let field: String
    public let rule: FieldRule

    public init(_ field: String, _ rule: FieldRule) {
        self.field = field
        self.rule = rule
    }
}

/// What a field must be. The pages and the API say it in the reader's language.
public enum FieldRule: Hashable, Sendable {
    /// It is missing or empty.
    case required
    /// It has more characters, bytes or elements than allowed.
    case tooLong(most: Int)
    case tooShort(least: Int)
    /// A number below or above what is allowed.
    case outOfRange(least: Int64, most: Int64)
    /// It names something that does not exist.
    case unknown(String)
    /// It is not written as it must be; `expected` shows how: `YYYY-MM-DD`, `28.00`, `lower-case letters`.
    case malformed(expected: String)
    /// Somebody has it already.
    case taken(String)
    /// It does not go together with another field.
    case conflicts(with: String)
}

extension String {
    /// Trimmed of white space; nil when nothing is left.
    public var trimmed: String? {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return nil }
        return String(scalars[first...last])
    }
}
