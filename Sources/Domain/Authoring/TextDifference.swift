/// What was taken out of a text and what was put in, sentence by sentence.
public struct TextDifference: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case same
        case removed
        case added
    }

    public struct Piece: Hashable, Sendable {
        public let kind: Kind
        public let text: String
    }

    /// In reading order; two that follow one another are of different kinds.
    public let pieces: [Piece]

    public var isEmpty: Bool { pieces.allSatisfy { $0.kind == .same } }

    public init(from before: String, to after: String) {
        let old = sentences(of: before)
        let new = sentences(of: after)
        let start = zip(old, new).prefix { $0 == $1 }.count
        let rest = min(old.count, new.count) - start
        let end = zip(old.reversed(), new.reversed()).prefix(rest).prefix { $0 == $1 }.count
        var steps = old[..<start].map { (Kind.same, $0) }
        steps += changes(Array(old[start..<(old.count - end)]), Array(new[start..<(new.count - end)]))
        steps += old[(old.count - end)...].map { (Kind.same, $0) }
        var pieces: [Piece] = []
        for (kind, text) in steps {
            if let last = pieces.last, last.kind == kind {
                pieces[pieces.count - 1] = Piece(kind: kind, text: last.text + text)
            } else {
                pieces.append(Piece(kind: kind, text: String(text)))
            }
        }
        self.pieces = pieces
    }
}

/// Sentences with the marks that close them, and line ends by themselves; together they are the text.
private func sentences(of text: String) -> [Substring] {
    var sentences: [Substring] = []
    var start = text.startIndex
    var isClosing = false
    var isLineEnd = false
    for index in text.indices {
        let character = text[index]
        // A point closes a sentence only before a space, since it also stands in numbers and addresses.
        let isPointBefore = index > start && text[text.index(before: index)] == "."
        let isBoundary =
            isLineEnd != character.isNewline
            || (isClosing && !"。！？；!?; ".contains(character))
        if isBoundary, index > start {
            sentences.append(text[start..<index])
            start = index
        }
        isLineEnd = character.isNewline
        isClosing = "。！？；!?;".contains(character) || (character == " " && (isClosing || isPointBefore))
    }
    if start < text.endIndex { sentences.append(text[start...]) }
    return sentences
}

/// By the longest common subsequence; beyond four million comparisons everything counts as changed.
private func changes(_ old: [Substring], _ new: [Substring]) -> [(TextDifference.Kind, Substring)] {
    let removed = old.map { (TextDifference.Kind.removed, $0) }
    let added = new.map { (TextDifference.Kind.added, $0) }
    guard !old.isEmpty, !new.isEmpty, old.count * new.count <= 4_000_000 else { return removed + added }
    let width = new.count + 1
    // common[i * width + j]: how much old[i...] and new[j...] have in common; at most 4,000,000 fits 32 bits.
    var common = [Int32](repeating: 0, count: (old.count + 1) * width)
    for i in stride(from: old.count - 1, through: 0, by: -1) {
        for j in stride(from: new.count - 1, through: 0, by: -1) {
            common[i * width + j] =
                old[i] == new[j]
                ? common[(i + 1) * width + j + 1] + 1
                : max(common[(i + 1) * width + j], common[i * width + j + 1])
        }
    }
    var steps: [(TextDifference.Kind, Substring)] = []
    var (i, j) = (0, 0)
    while i < old.count, j < new.count {
        if old[i] == new[j] {
            steps.append((.same, old[i]))
            i += 1
            j += 1
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            steps.append((.removed, old[i]))
            i += 1
        } else {
            steps.append((.added, new[j]))
            j += 1
        }
    }
    return steps + removed[i...] + added[j...]
}
