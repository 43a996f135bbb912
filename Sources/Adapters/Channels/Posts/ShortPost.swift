import Contracts

/// An article as a short post: title, summary, link and hashtags in one text, cut so that a server takes it.
///
/// The link always stays. What does not fit is taken from the summary first, at a word; then go the hashtags; then the title
/// is cut.
struct ShortPost: Hashable {
    let title: String
    let summary: String
    /// As readers see it; where a server has links apart from their text, the beginning of the address.
    let link: String
    /// Without `#`.
    let hashtags: [String]

    /// A text with the places of its link and hashtags, as UTF-8 offsets.
    struct Text: Hashable {
        var text = ""
        var link = 0..<0
        var hashtags: [(range: Range<Int>, tag: String)] = []

        static func == (left: Self, right: Self) -> Bool { left.text == right.text }
        func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }

    /// The longest text that fits; nil when not even the link and a word do. `fits` must take a shorter text whenever it
    /// takes a longer one.
    func text(fitting fits: (String) -> Bool) -> Text? {
        if let text = longest(of: summary, fitting: fits, { composed(title, $0, hashtags) }) { return text }
        return longest(of: title, fitting: fits) { composed($0, "", []) }
    }

    /// With the longest beginning of `words` that fits, which is left out as a whole when only scraps would stay.
    private func longest(of words: String, fitting fits: (String) -> Bool, _ make: (String) -> Text) -> Text? {
        let whole = make(words)
        if fits(whole.text) { return whole }
        let characters = Array(words)
        var (low, high) = (0, characters.count)
        while low < high {
            let middle = (low + high + 1) / 2
            if fits(make(beginning(of: characters, middle)).text) { low = middle } else { high = middle - 1 }
        }
        let cut = make(beginning(of: characters, low))
        return fits(cut.text) ? cut : nil
    }

    private func composed(_ title: String, _ summary: String, _ hashtags: [String]) -> Text {
        var out = Text()
        func part(_ words: String) {
            guard !words.isEmpty else { return }
            if !out.text.isEmpty { out.text += "\n\n" }
            out.text += words
        }
        part(title)
        part(summary)
        part(link)
        out.link = out.text.utf8.count - link.utf8.count..<out.text.utf8.count
        for (index, tag) in hashtags.enumerated() {
            out.text += index == 0 ? "\n\n" : " "
            let start = out.text.utf8.count
            out.text += "#" + tag
            out.hashtags.append((start..<out.text.utf8.count, tag))
        }
        return out
    }
}

/// The first characters of a text with an ellipsis, cut between two words where it has spaces; empty when a few characters
/// would be all.
private func beginning(of characters: [Character], _ count: Int) -> String {
    guard count > 0 else { return "" }
    guard count < characters.count else { return String(characters) }
    var end = count
    if characters[end].isWord, characters[end - 1].isWord {
        // Back to the space before the word, unless that is far away: then it is no word but a script without spaces.
        let nearest = characters[max(0, end - 40)..<end].lastIndex { !$0.isWord }
        end = nearest.map { $0 + 1 } ?? end
    }
    while end > 0, characters[end - 1].isWhitespace || ",;:，、；：–-".contains(characters[end - 1]) { end -= 1 }
    return end < 4 ? "" : String(characters[..<end]) + "…"
}

extension Character {
    /// A letter or digit of a script that puts spaces between words.
    fileprivate var isWord: Bool {
        guard isLetter || isNumber || self == "'" || self == "’" else { return false }
        guard let scalar = unicodeScalars.first?.value else { return false }
        switch scalar {
        // Kana, ideographs, Thai, Lao, Khmer, Burmese and Tibetan go without.
        case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x31FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x3FFFF:
            return false
        default: return true
        }
    }
}

/// `#助农 #Baojing`, as a channel's settings have them, without their marks; what can be no hashtag is left out.
func hashtags(in text: String?) -> [String] {
    (text ?? "").split { $0.isWhitespace || ",，、".contains($0) }.compactMap { part in
        let tag = part.drop { $0 == "#" || $0 == "＃" }
        let isTag =
            !tag.isEmpty && tag.count <= 64 && tag.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
            && !tag.allSatisfy(\.isNumber)
        return isTag ? String(tag) : nil
    }
}
