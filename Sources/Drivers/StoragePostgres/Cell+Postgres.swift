import CPostgres
import Storage

/// Type numbers of pg_type.dat; they never change.
private enum TypeNumber {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let float8: Oid = 701
    static let varchar: Oid = 1043
    static let void: Oid = 2278
    static let name: Oid = 19
}

extension Cell {
    var postgresType: Oid {
        switch self {
        case .null: 0
        case .integer: TypeNumber.int8
        case .text: TypeNumber.text
        case .real: TypeNumber.float8
        case .boolean: TypeNumber.bool
        case .bytes: TypeNumber.bytea
        }
    }

    /// The value in PostgreSQL's binary format; nil for NULL.
    var postgresBytes: [UInt8]? {
        switch self {
        case .null: nil
        case .integer(let value): withUnsafeBytes(of: value.bigEndian, Array.init)
        case .text(let value): Array(value.utf8)
        case .real(let value): withUnsafeBytes(of: value.bitPattern.bigEndian, Array.init)
        case .boolean(let value): [value ? 1 : 0]
        case .bytes(let value): value
        }
    }

    init(result: OpaquePointer, tuple: Int32, column: Int32, type: Oid) throws(StorageError) {
        guard PQgetisnull(result, tuple, column) == 0 else {
            self = .null
            return
        }
        let bytes = UnsafeRawBufferPointer(
            start: PQgetvalue(result, tuple, column), count: Int(PQgetlength(result, tuple, column)))
        switch type {
        case TypeNumber.int8, TypeNumber.int4, TypeNumber.int2:
            let unsigned = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let shift = 64 - bytes.count * 8
            self = .integer(Int64(bitPattern: unsigned << UInt64(shift)) >> Int64(shift))
        case TypeNumber.text, TypeNumber.varchar, TypeNumber.name:
            self = .text(String(decoding: bytes, as: UTF8.self))
        case TypeNumber.bool: self = .boolean(bytes[0] != 0)
        case TypeNumber.bytea: self = .bytes(Array(bytes))
        case TypeNumber.float8:
            self = .real(Double(bitPattern: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }))
        case TypeNumber.void: self = .null
        default:
            // sum(BIGINT) is NUMERIC, for one: write CAST(sum(…) AS BIGINT), which both engines understand.
            throw .statement(
                "column \(column) has type \(type): cast it to BIGINT, TEXT, BOOLEAN, BYTEA or DOUBLE PRECISION")
        }
    }
}

/// The cells of a statement, laid out as libpq wants them.
struct Parameters {
    private let bytes: [[UInt8]?]

    init(_ cells: [Cell]) { bytes = cells.map(\.postgresBytes) }

    func withPointers<Answer>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>) -> Answer
    ) -> Answer {
        let lengths = bytes.map { Int32($0?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: bytes.count)
        // One buffer for all values; a byte between them, so that an empty value still has an address.
        var buffer: [UInt8] = []
        var offsets: [Int?] = []
        for value in bytes {
            offsets.append(value == nil ? nil : buffer.count)
            buffer += value ?? []
            buffer.append(0)
        }
        return buffer.withUnsafeBytes { raw in
            let base = raw.bindMemory(to: CChar.self).baseAddress
            let values = offsets.map { offset in offset.flatMap { base?.advanced(by: $0) } }
            return values.withUnsafeBufferPointer { values in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { formats in
                        // Empty arrays have no address; libpq does not look when the count is 0.
                        guard let values = values.baseAddress, let lengths = lengths.baseAddress,
                            let formats = formats.baseAddress
                        else {
                            var nothing: UnsafePointer<CChar>?
                            var zero: Int32 = 0
                            return withUnsafePointer(to: &nothing) { none in
                                withUnsafePointer(to: &zero) { body(none, $0, $0) }
                            }
                        }
                        return body(values, lengths, formats)
                    }
                }
            }
        }
    }
}
