/// Walks over the text of one block: makes addresses whole, turns films into links, and leaves HTML out.
struct NostrInline {
    private let input: [UInt8]
    private let address: SiteAddress
    private var output: [UInt8] = []
    private var position = 0
    /// Where in the output brackets were opened that are not closed yet.
    private var brackets: [Int] = []
    /// Whether a `>` may still come.
    private var hasTags = true

    init(_ text: String, address: SiteAddress) {
        input = Array(text.utf8)
        self.address = address
        output.reserveCapacity(input.count + 64)
    }

    mutating func text() -> String {
        while position < input.count {
            switch input[position] {
            case UInt8(ascii: "\\"): take(2)
            case UInt8(ascii: "`"): takeCode()
            case UInt8(ascii: "<"): takeTag()
            case UInt8(ascii: "["):
                brackets.append(output.count)
                take(1)
            case UInt8(ascii: "]"): closeBracket()
            default: take(1)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private mutating func take(_ count: Int) {
        let end = min(position + count, input.count)
        output += input[position..<end]
        position = end
    }

    /// Code is closed by as many backticks as opened it; when none are, they are just backticks.
    private mutating func takeCode() {
        let run = length(of: UInt8(ascii: "`"), at: position)
        var next = position + run
        while next < input.count {
            guard input[next] == UInt8(ascii: "`") else {
                next += 1
                continue
            }
            let other = length(of: UInt8(ascii: "`"), at: next)
            next += other
            if other == run { return take(next - position) }
        }
        take(run)
    }

    private func length(of byte: UInt8, at start: Int) -> Int {
        var end = start
        while end < input.count, input[end] == byte { end += 1 }
        return end - start
    }

    /// `<https://…>` stays; a tag or comment goes; a lone `<` shows itself.
    private mutating func takeTag() {
        let next = position + 1 < input.count ? input[position + 1] : 0
        switch next {
        case 65...90, 97...122, UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): break
        default: return take(1)
        }
        guard hasTags, let end = input[position...].firstIndex(of: UInt8(ascii: ">")) else {
            hasTags = false
            output += Array("\\<".utf8)
            position += 1
            return
        }
        let inner = input[(position + 1)..<end]
        let isAddress =
            !inner.contains(UInt8(ascii: " "))
            && (inner.contains(UInt8(ascii: ":")) || inner.contains(UInt8(ascii: "@")))
            && !inner.contains(UInt8(ascii: "=")) || inner.starts(with: Array("http".utf8))
        if isAddress { output += input[position...end] }
        position = end + 1
    }

    private mutating func closeBracket() {
        take(1)
        guard let open = brackets.popLast(), position < input.count else { return }
        let isImage =
            open > 0 && output[open - 1] == UInt8(ascii: "!")
            && !(open > 1 && output[open - 2] == UInt8(ascii: "\\"))
        switch input[position] {
        case UInt8(ascii: "("):
            take(1)
            takeDestination(opened: isImage ? open - 1 : nil, isClosedByParenthesis: true)
        case UInt8(ascii: ":") where open == 0:
            take(1)
            takeDestination(opened: nil, isClosedByParenthesis: false)
        default: break
        }
    }

    private mutating func takeDestination(opened mark: Int?, isClosedByParenthesis: Bool) {
        while position < input.count, input[position] == UInt8(ascii: " ") { take(1) }
        let isBracketed = position < input.count && input[position] == UInt8(ascii: "<")
        var end = isBracketed ? position + 1 : position
        var depth = 0
        scan: while end < input.count {
            switch input[end] {
            case UInt8(ascii: ">") where isBracketed: break scan
            case UInt8(ascii: " ") where !isBracketed: break scan
            case UInt8(ascii: "(") where !isBracketed: depth += 1
            case UInt8(ascii: ")") where !isBracketed && isClosedByParenthesis:
                if depth == 0 { break scan }
                depth -= 1
            case UInt8(ascii: "\\"): end = min(end + 1, input.count - 1)
            default: break
            }
            end += 1
        }
        let destination = String(
            decoding: input[(isBracketed ? position + 1 : position)..<end], as: UTF8.self)
        let (whole, isFilm) = Self.whole(destination, at: address)
        // Players take a film's address; as a picture it would show as a broken one.
        if isFilm, let mark { output.remove(at: mark) }
        if isBracketed { output.append(UInt8(ascii: "<")) }
        output += Array(whole.utf8)
        position = end
    }

    /// An address for readers elsewhere; empty for one that no page may hold.
    static func whole(_ destination: String, at address: SiteAddress) -> (text: String, isFilm: Bool) {
        func media(_ scheme: String) -> Substring? {
            guard destination.hasPrefix(scheme) else { return nil }
            let id = destination.dropFirst(scheme.utf8.count)
            return !id.isEmpty && id.utf8.allSatisfy { (48...57).contains($0) } ? id : nil
        }
        if let id = media("media:") { return (address.full("/media/\(id)/1280.jpg"), false) }
        if let id = media("film:") { return (address.full("/media/\(id)/film"), true) }
        if destination.hasPrefix("/"), !destination.hasPrefix("//") {
            return (address.full(destination), false)
        }
        let head = destination.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard let colon = head.firstIndex(of: ":") else { return (destination, false) }
        let isSafe = ["http", "https", "mailto", "tel", "nostr"].contains(head[..<colon].lowercased())
        return (isSafe ? destination : "", false)
    }
}
