/// One value on its way into or out of the database.
public enum Cell: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case real(Double)
    case boolean(Bool)
    case bytes([UInt8])
}
