extension [UInt8] {
    /// Appends text for an element or a quoted attribute. Control characters that XML 1.0 does not know are left out,
    /// because the same HTML goes into feeds.
    mutating func append(escaping text: some StringProtocol) {
        for byte in text.utf8 { append(escaping: byte) }
    }

    /// Appends text of the library, which ends with a zero.
    mutating func append(escaping text: UnsafePointer<CChar>?) {
        guard var next = text else { return }
        while next.pointee != 0 {
            append(escaping: UInt8(bitPattern: next.pointee))
            next += 1
        }
    }

    /// Appends an address for a quoted attribute: what may stand in one, the rest as `%XX`.
    mutating func append(address: String) {
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "'"): append(contentsOf: "&#39;".utf8)
            case 48...57, 65...90, 97...122: append(byte)
            case _ where addressMarks.contains(byte): append(byte)
            default:
                append(UInt8(ascii: "%"))
                append(digits[Int(byte >> 4)])
                append(digits[Int(byte & 15)])
            }
        }
    }

    private mutating func append(escaping byte: UInt8) {
        switch byte {
        case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
        case 0..<9, 11, 12, 14..<32, 127: break
        default: append(byte)
        }
    }
}

/// RFC 3986's marks, and `%` because what is escaped already stays as it is.
private let addressMarks = Array("-_.~!*();:@=+$,/?#%".utf8)
