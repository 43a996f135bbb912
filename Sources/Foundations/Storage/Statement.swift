/// One SQL statement: text in which interpolated values have become `$1 … $n`, and the cells to bind to them.
///
/// Written as a literal: `"SELECT name FROM sourcing_product WHERE id = \(id)"`. Text can only be spliced in from
/// static strings and from other statements, so no value of a user ever becomes text.
public struct Statement: ExpressibleByStringInterpolation, Sendable {
    public private(set) var text: String
    public private(set) var cells: [Cell]

    public init(stringLiteral text: String) {
        self.text = text
        cells = []
    }

    init(text: String, cells: [Cell]) {
        self.text = text
        self.cells = cells
    }

    public init(stringInterpolation parts: Interpolation) {
        text = parts.text
        cells = parts.cells
    }

    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var cells: [Cell] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 3)
            cells.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) { text += literal }

        public mutating func appendInterpolation(_ value: some Bindable) {
            cells.append(value.cell)
            text += "$\(cells.count)"
        }

        /// The same as for any value; spelt out because the compiler warns of optionals in other interpolations.
        public mutating func appendInterpolation(_ value: (some Bindable)?) {
            appendInterpolation(value?.cell ?? .null)
        }

        /// Splices static text, such as a list of columns: `"SELECT \(text: Self.columns) FROM …"`.
        public mutating func appendInterpolation(text static: StaticString) { text += `static`.description }

        /// Splices another statement, whose cells are renumbered.
        public mutating func appendInterpolation(_ other: Statement) {
            if cells.isEmpty || other.cells.isEmpty {
                text += other.text
            } else {
                // `$n` stands nowhere else in a statement: it is this type that writes it.
                var next = 1
                var skipsDigits = false
                var spliced: [UInt8] = []
                spliced.reserveCapacity(other.text.utf8.count + 8)
                for byte in other.text.utf8 {
                    if skipsDigits, (48...57).contains(byte) { continue }
                    skipsDigits = false
                    spliced.append(byte)
                    if byte == UInt8(ascii: "$"), next <= other.cells.count {
                        spliced.append(contentsOf: "\(cells.count + next)".utf8)
                        next += 1
                        skipsDigits = true
                    }
                }
                text += String(decoding: spliced, as: UTF8.self)
            }
            cells += other.cells
        }

        /// Splices `$n, $n+1, …` for an `IN (…)` list, which must not be empty.
        public mutating func appendInterpolation<Value: Bindable>(list values: [Value]) {
            precondition(!values.isEmpty, "an IN list has at least one value")
            for (index, value) in values.enumerated() {
                if index > 0 { text += ", " }
                appendInterpolation(value)
            }
        }
    }
}

extension Statement {
    /// Joins statements, for filters put together at run time: `Statement.joined(filters, by: " AND ")`.
    public static func joined(_ statements: [Statement], by separator: StaticString) -> Statement {
        var parts = Interpolation(literalCapacity: 0, interpolationCount: 0)
        for (index, statement) in statements.enumerated() {
            if index > 0 { parts.appendInterpolation(text: separator) }
            parts.appendInterpolation(statement)
        }
        return Statement(stringInterpolation: parts)
    }
}
