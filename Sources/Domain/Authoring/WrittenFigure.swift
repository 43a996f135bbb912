/// A price or weight that an author wrote by hand, which no confirmation stands behind: a warning, not a refusal.
public struct WrittenFigure: Hashable, Sendable {
    public let place: TextReference.Place
    public let line: Int
    /// The number with its unit: `28 元`, `¥28.00`, `5 kg`.
    public let text: String
}

extension Manuscript {
    /// What looks like a price or a weight, but stands in no reference.
    var writtenFigures: [WrittenFigure] {
        figures(in: title, of: .title) + figures(in: summary, of: .summary) + figures(in: body, of: .body)
    }
}

private func figures(in text: String, of place: TextReference.Place) -> [WrittenFigure] {
    var line = 1
    var found: [WrittenFigure] = []
    for piece in pieces(of: text, in: place) {
        guard case .words(let words) = piece else { continue }
        for (index, part) in words.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { line += 1 }
            for figure in figures(in: Array(part.unicodeScalars)) {
                found.append(WrittenFigure(place: place, line: line, text: figure))
            }
        }
    }
    return found
}

private let currencySigns: [[Unicode.Scalar]] = ["¥", "￥", "RMB", "CNY"].map { Array($0.unicodeScalars) }

/// Longer units before those that they begin with.
private let units: [[Unicode.Scalar]] = [
    "万元", "亿元", "元", "块钱", "千克", "公斤", "市斤", "斤", "克", "吨", "yuan", "RMB", "CNY", "kilograms", "kilogram",
    "kg", "KG",
    "Kg", "grams", "g",
].map { Array($0.unicodeScalars) }

private func figures(in line: [Unicode.Scalar]) -> [String] {
    var found: [String] = []
    var position = 0
    while position < line.count {
        guard line[position].isDigit,
            position == 0 || !line[position - 1].isLatinLetter || signEnds(at: position, line)
        else {
            position += 1
            continue
        }
        let start = position
        while position < line.count, line[position].isDigit || isSeparator(at: position, line) {
            position += 1
        }
        let sign = signStart(before: start, line)
        let unit = unitEnd(from: position, line)
        if sign != nil || unit != nil {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: line[(sign ?? start)..<(unit ?? position)])
            found.append(String(text))
        }
        position = max(position, unit ?? position)
    }
    return found
}

/// A comma or point between digits.
private func isSeparator(at position: Int, _ line: [Unicode.Scalar]) -> Bool {
    (line[position] == "," || line[position] == ".") && position + 1 < line.count
        && line[position + 1].isDigit
}

private func signEnds(at position: Int, _ line: [Unicode.Scalar]) -> Bool {
    signStart(before: position, line) != nil
}

/// Where the currency before a number begins, one space allowed between.
private func signStart(before position: Int, _ line: [Unicode.Scalar]) -> Int? {
    let end = position > 0 && line[position - 1] == " " ? position - 1 : position
    for sign in currencySigns where sign.count <= end && line[(end - sign.count)..<end].elementsEqual(sign) {
        return end - sign.count
    }
    return nil
}

/// Where the unit behind a number ends, one space allowed between; Latin units end with their word.
private func unitEnd(from position: Int, _ line: [Unicode.Scalar]) -> Int? {
    let start = position < line.count && line[position] == " " ? position + 1 : position
    for unit in units where start + unit.count <= line.count {
        let end = start + unit.count
        guard line[start..<end].elementsEqual(unit) else { continue }
        if end < line.count, unit[unit.count - 1].isLatinLetter, line[end].isLatinLetter { continue }
        return end
    }
    return nil
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var isLatinLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
