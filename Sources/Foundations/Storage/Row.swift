public import Values

/// One row of an answer, decoded by position.
public struct Row {
    @usableFromInline let cells: [Cell]

    public init(_ cells: [Cell]) { self.cells = cells }

    public var count: Int { cells.count }
    public subscript(position: Int) -> Cell { cells[position] }
}

/// A value that can be read out of a cell.
public protocol Readable {
    init?(cell: Cell)
}

extension Row {
    /// The value at a position; the type follows from where it goes.
    public func value<Value: Readable>(_ position: Int, as type: Value.Type = Value.self) throws(StorageError) -> Value
    {
        guard let value = Value(cell: cells[position]) else {
            throw .column(position, "\(cells[position]) is not a \(Value.self)")
        }
        return value
    }
}

extension Int64: Readable {
    public init?(cell: Cell) {
        guard case .integer(let value) = cell else { return nil }
        self = value
    }
}

extension Int: Readable {
    public init?(cell: Cell) {
        guard case .integer(let value) = cell else { return nil }
        self.init(exactly: value)
    }
}

extension String: Readable {
    public init?(cell: Cell) {
        guard case .text(let value) = cell else { return nil }
        self = value
    }
}

extension Double: Readable {
    public init?(cell: Cell) {
        switch cell {
        case .real(let value): self = value
        case .integer(let value): self = Double(value)
        case .null, .text, .boolean, .bytes: return nil
        }
    }
}

extension Bool: Readable {
    public init?(cell: Cell) {
        switch cell {
        case .boolean(let value): self = value
        case .integer(let value): self = value != 0
        case .null, .text, .real, .bytes: return nil
        }
    }
}

extension [UInt8]: Readable {
    public init?(cell: Cell) {
        switch cell {
        case .bytes(let value): self = value
        case .null, .text, .real, .boolean, .integer: return nil
        }
    }
}

extension Identifier: Readable {
    public init?(cell: Cell) {
        guard case .integer(let value) = cell else { return nil }
        self.init(value)
    }
}

extension Instant: Readable {
    public init?(cell: Cell) {
        guard case .integer(let value) = cell else { return nil }
        self.init(microseconds: value)
    }
}

extension Day: Readable {
    public init?(cell: Cell) {
        guard case .integer(let value) = cell else { return nil }
        self.init(number: value)
    }
}

extension ContentDigest: Readable {
    public init?(cell: Cell) {
        guard case .bytes(let value) = cell else { return nil }
        self.init(bytes: value)
    }
}

extension Slug: Readable {
    public init?(cell: Cell) {
        guard case .text(let value) = cell else { return nil }
        self.init(value)
    }
}

extension Optional: Readable where Wrapped: Readable {
    public init?(cell: Cell) {
        if case .null = cell {
            self = .none
        } else if let value = Wrapped(cell: cell) {
            self = .some(value)
        } else {
            return nil
        }
    }
}

extension Readable where Self: RawRepresentable, RawValue == String {
    public init?(cell: Cell) {
        guard case .text(let value) = cell else { return nil }
        self.init(rawValue: value)
    }
}

extension Unit: Readable {}
extension Language: Readable {}
extension Currency: Readable {}
