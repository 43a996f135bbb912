/// Finds the tables that a piece of SQL names: behind FROM, JOIN, INTO, UPDATE, TABLE, REFERENCES and an index's ON.
///
/// Keywords are upper-case, as STYLE.md has them; so the text of an error is not taken for SQL.
enum SQLText {
    static func tables(in text: String) -> Set<String> {
        let words = words(of: text)
        let own = commonTables(in: words)
        var found: Set<String> = []
        for (index, word) in words.enumerated() {
            switch word {
            case "FROM" where words[safe: index - 1] != "DISTINCT": found.formUnion(list(words, from: index + 1))
            case "JOIN", "INTO", "REFERENCES": found.formUnion(name(words[safe: index + 1]))
            case "UPDATE" where words[safe: index + 1] != "SET": found.formUnion(name(words[safe: index + 1]))
            case "TABLE":
                var next = index + 1
                while let word = words[safe: next], ["IF", "NOT", "EXISTS"].contains(word) { next += 1 }
                found.formUnion(name(words[safe: next]))
            case "ON" where isIndex(words, before: index): found.formUnion(name(words[safe: index + 1]))
            default: break
            }
        }
        return found.subtracting(own)
    }

    /// Names and signs; what stands in quotes is left out.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in text {
            if character == "'" { isQuoted.toggle() }
            if !isQuoted, character.isLetter || character.isNumber || character == "_" {
                word.append(character)
                continue
            }
            if !word.isEmpty { words.append(word) }
            word = ""
            if !isQuoted, !character.isWhitespace { words.append(String(character)) }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// The names that `WITH` gives to queries.
    private static func commonTables(in words: [String]) -> Set<String> {
        guard words.contains("WITH") else { return [] }
        var names: Set<String> = []
        for (index, word) in words.enumerated() where word == "AS" && words[safe: index + 1] == "(" {
            var place = index - 1
            if words[safe: place] == ")" {
                while place >= 0, words[place] != "(" { place -= 1 }
                place -= 1
            }
            names.formUnion(name(words[safe: place]))
        }
        return names
    }

    /// `FROM a x, b AS y`: every table of the list. A name with a parenthesis behind it is a function.
    private static func list(_ words: [String], from start: Int) -> Set<String> {
        var found: Set<String> = []
        var index = start
        while let word = words[safe: index] {
            if words[safe: index + 1] != "(" { found.formUnion(name(word)) }
            index += 1
            if words[safe: index] == "AS" { index += 1 }
            if let alias = words[safe: index], name(alias) != [] { index += 1 }
            guard words[safe: index] == "," else { break }
            index += 1
        }
        return found
    }

    private static func isIndex(_ words: [String], before index: Int) -> Bool {
        words[..<index].suffix(8).contains("INDEX") && words[..<index].last.map { name($0) != [] } == true
    }

    /// The word as a name: lower-case letters, digits and `_`. Keywords are upper-case, aliases have no `_` but no harm either.
    private static func name(_ word: String?) -> Set<String> {
        guard let word, let first = word.first, first.isLetter, word == word.lowercased() else { return [] }
        return [word]
    }
}
