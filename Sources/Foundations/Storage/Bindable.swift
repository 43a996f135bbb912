public import Values

/// A value that can be bound to a statement: `"… WHERE id = \(id)"`.
public protocol Bindable {
    var cell: Cell { get }
}

extension Int64: Bindable { public var cell: Cell { .integer(self) } }
extension Int: Bindable { public var cell: Cell { .integer(Int64(self)) } }
extension String: Bindable { public var cell: Cell { .text(self) } }
extension Double: Bindable { public var cell: Cell { .real(self) } }
extension Bool: Bindable { public var cell: Cell { .boolean(self) } }
extension Cell: Bindable { public var cell: Cell { self } }
extension Identifier: Bindable { public var cell: Cell { .integer(raw) } }
extension Instant: Bindable { public var cell: Cell { .integer(microseconds) } }
extension Day: Bindable { public var cell: Cell { .integer(number) } }
extension ContentDigest: Bindable { public var cell: Cell { .bytes(bytes) } }
extension Slug: Bindable { public var cell: Cell { .text(description) } }
extension Optional: Bindable where Wrapped: Bindable { public var cell: Cell { self?.cell ?? .null } }

/// Bound as a blob; the only array that can be bound.
extension [UInt8]: Bindable { public var cell: Cell { .bytes(self) } }

extension Bindable where Self: RawRepresentable, RawValue == String {
    public var cell: Cell { .text(rawValue) }
}

extension Unit: Bindable {}
extension Language: Bindable {}
extension Currency: Bindable {}
