/// `decimalText(2800, digits: 2)` is `28.00`.
package func decimalText(_ units: Int64, digits: Int) -> String {
    guard digits > 0 else { return String(units) }
    let text = String(units.magnitude)
    let filled = String(repeating: "0", count: max(0, digits + 1 - text.utf8.count)) + text
    return (units < 0 ? "-" : "") + filled.dropLast(digits) + "." + filled.suffix(digits)
}

/// `decimalUnits("28.0", digits: 2)` is 2800; nil for anything but `-?[0-9]+(\.[0-9]*)?` that fits and loses nothing.
package func decimalUnits(_ text: String, digits: Int) -> Int64? {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes = bytes.dropFirst() }
    let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty else { return nil }
    var fraction = parts.count > 1 ? Array(parts[1]) : []
    while fraction.count > digits {
        guard fraction.removeLast() == UInt8(ascii: "0") else { return nil }
    }
    while fraction.count < digits { fraction.append(UInt8(ascii: "0")) }
    // Counted with its sign from the first digit on, because Int64.min has no positive.
    var units: Int64 = 0
    for byte in Array(whole) + fraction {
        guard (48...57).contains(byte) else { return nil }
        let digit = Int64(byte - 48)
        let (product, overflow) = units.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(isNegative ? -digit : digit)
        guard !overflow, !carry else { return nil }
        units = sum
    }
    return units
}

/// Groups the digits before the point in threes: `-1234567.80` becomes `-1,234,567.80`.
package func grouped(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let parts = text.dropFirst(sign.count).split(separator: ".", maxSplits: 1)
    guard let digits = parts.first else { return text }
    var whole = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { whole.append(",") }
        whole.append(digit)
    }
    return parts.count > 1 ? "\(sign)\(whole).\(parts[1])" : sign + whole
}
