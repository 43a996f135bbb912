import Contracts
import Values

/// One trimmed line of at least one character; control characters have no place in it.
func checkedLine(_ text: String, _ field: String, most: Int) throws(SourcingError) -> String {
    let text = try checkedText(text, field, most: most)
    guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
        throw .field(field, .malformed(expected: "one line of text"))
    }
    return text
}

/// Trimmed text of at least one character, with line breaks and tabs but no other control characters.
func checkedText(_ text: String, _ field: String, most: Int) throws(SourcingError) -> String {
    guard let text = text.trimmed else { throw .field(field, .required) }
    guard text.unicodeScalars.count <= most else { throw .field(field, .tooLong(most: most)) }
    let isClean = text.unicodeScalars.allSatisfy {
        $0 == "\n" || $0 == "\r" || $0 == "\t" || $0.properties.generalCategory != .control
    }
    guard isClean else { throw .field(field, .malformed(expected: "text without control characters")) }
    return text
}

func checkedLine(_ text: Localized, _ field: String, most: Int) throws(SourcingError) -> Localized {
    Localized(
        chinese: try checkedLine(text.chinese, field + ".chinese", most: most),
        english: try checkedLine(text.english, field + ".english", most: most))
}

func checkedText(_ text: Localized, _ field: String, most: Int) throws(SourcingError) -> Localized {
    Localized(
        chinese: try checkedText(text.chinese, field + ".chinese", most: most),
        english: try checkedText(text.english, field + ".english", most: most))
}

func checkedNumber(_ number: Int64, _ field: String, _ range: ClosedRange<Int64>) throws(SourcingError) {
    guard range.contains(number) else {
        throw .field(field, .outOfRange(least: range.lowerBound, most: range.upperBound))
    }
}

/// A county of today by its code; one that was renamed or abolished is refused, because a new record is made under new names.
func checkedCounty(_ code: String, _ field: String) throws(SourcingError) -> CountyCode {
    guard let code = code.trimmed else { throw .field(field, .required) }
    guard let county = County.find(code), county.isCurrent else { throw .field(field, .unknown(code)) }
    return county.code
}
