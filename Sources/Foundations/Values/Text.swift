/// A number in decimal, filled up with zeros on the left.
package func padded(_ number: Int64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

/// Walks over the bytes of a short ASCII text.
struct TextReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position == bytes.count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func number(digits count: Int) -> Int64? {
        guard position + count <= bytes.count else { return nil }
        var value: Int64 = 0
        for index in position..<position + count {
            guard (48...57).contains(bytes[index]) else { return nil }
            value = value * 10 + Int64(bytes[index] - 48)
        }
        position += count
        return value
    }

    mutating func digits() -> [Int64]? {
        var found: [Int64] = []
        while position < bytes.count, (48...57).contains(bytes[position]) {
            found.append(Int64(bytes[position] - 48))
            position += 1
        }
        return found
    }
}

extension Int64 {
    /// Quotient rounded towards minus infinity, and the remainder that goes with it (never negative for a positive divisor).
    struct FloorDivision {
        let quotient: Int64
        let remainder: Int64
        var both: (Int64, Int64) { (quotient, remainder) }
    }

    static func floorDivide(_ dividend: Int64, by divisor: Int64) -> FloorDivision {
        var (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        if remainder < 0 {
            quotient -= 1
            remainder += divisor
        }
        return FloorDivision(quotient: quotient, remainder: remainder)
    }
}
