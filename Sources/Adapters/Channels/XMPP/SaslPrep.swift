import Foundation

/// Names and passwords as both sides compare them (SASLprep, RFC 4013).
enum SaslPrep {
    /// Nil for what may stand in neither.
    static func prepared(_ text: String) -> String? {
        // What is printable ASCII is prepared already.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        var mapped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isMappedToNothing(scalar) {
            mapped.append(scalar.properties.generalCategory == .spaceSeparator ? " " : scalar)
        }
        let normal = String(mapped).precomposedStringWithCompatibilityMapping
        return normal.unicodeScalars.contains(where: isProhibited) ? nil : normal
    }

    /// RFC 3454, table B.1.
    private static func isMappedToNothing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x34F, 0x1806, 0x180B...0x180D, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF: true
        default: false
        }
    }

    /// RFC 4013 §2.3: control characters, private use, non-characters, marks of direction.
    private static func isProhibited(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: return true
        default: break
        }
        switch scalar.value {
        case 0x340, 0x341, 0x200E, 0x200F, 0x202A...0x202E, 0x206A...0x206F, 0xFFF9...0xFFFD, 0x2FF0...0x2FFB:
            return true
        default: return scalar.properties.isNoncharacterCodePoint
        }
    }
}
