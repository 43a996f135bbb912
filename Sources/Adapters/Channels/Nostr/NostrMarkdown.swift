/// Turns an article's Markdown into what NIP-23 asks for: no HTML, no lines broken in the middle of a paragraph, and
/// addresses that are whole, because the text is read far from our site.
///
/// What stands in code is left as it is.
struct NostrMarkdown {
    let address: SiteAddress

    private struct Line {
        var text: String
        var isCode = false
        /// Whether a paragraph may go on in the next line.
        var isOpen = false
    }

    func text(of markdown: String) -> String {
        var lines: [Line] = []
        var fence: String?
        for raw in Self.cleaned(markdown).split(separator: "\n", omittingEmptySubsequences: false) {
            let line = String(raw)
            if let open = fence {
                lines.append(Line(text: line, isCode: true))
                if let mark = Self.fence(of: line), mark.hasPrefix(open), line.trimmedOfSpaces == mark {
                    fence = nil
                }
            } else if let mark = Self.fence(of: line) {
                fence = mark
                lines.append(Line(text: line, isCode: true))
            } else if Self.isIndented(line), lines.last.map({ $0.isCode || $0.text.isEmpty }) ?? true {
                lines.append(Line(text: line, isCode: true))
            } else if Self.isPlain(line) {
                if lines.last?.isOpen ?? false {
                    let end = lines[lines.count - 1].text.unicodeScalars.last
                    lines[lines.count - 1].text += Self.seam(end, line.trimmedOfSpaces)
                } else {
                    lines.append(Line(text: line))
                }
                lines[lines.count - 1].isOpen = !line.hasSuffix("  ") && !line.hasSuffix("\\")
            } else {
                lines.append(Line(text: line))
            }
        }
        return lines.map { line in
            if line.isCode { return line.text }
            var inline = NostrInline(line.text, address: address)
            return inline.text()
        }.joined(separator: "\n")
    }

    /// Line ends of one kind, and none of the control characters that relays count differently.
    private static func cleaned(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0D: scalars.append("\n")
            case 0x0A: if !isAfterReturn { scalars.append(scalar) }
            case 0x09, 0x20..<0x7F, 0x80...: scalars.append(scalar)
            default: break
            }
            isAfterReturn = scalar.value == 0x0D
        }
        return String(scalars)
    }

    /// The run of three or more backticks or tildes that opens or closes a block of code.
    private static func fence(of line: String) -> String? {
        let inner = line.drop { $0 == " " }
        guard line.count - inner.count < 4, let mark = inner.first, mark == "`" || mark == "~" else {
            return nil
        }
        let run = inner.prefix { $0 == mark }
        guard run.count >= 3, mark == "~" || !inner.dropFirst(run.count).contains("`") else { return nil }
        return String(run)
    }

    private static func isIndented(_ line: String) -> Bool {
        (line.hasPrefix("    ") || line.hasPrefix("\t")) && !line.trimmedOfSpaces.isEmpty
    }

    /// A line of a paragraph, as far as can be told without its neighbours; when in doubt, it is none.
    private static func isPlain(_ line: String) -> Bool {
        let inner = line.trimmedOfSpaces
        guard let first = inner.first, !isIndented(line), !line.contains("|"), !inner.hasPrefix("![") else {
            return false
        }
        if inner.allSatisfy({ "-=*_ ".contains($0) }) { return false }
        let second = inner.dropFirst().first ?? " "
        switch first {
        case "#", ">", "<": return false
        case "-", "+", "*": return second != " " && second != "\t"
        case "[": return !inner.contains("]:")
        case _ where first.isNumber:
            let behind = inner.drop { $0.isNumber }
            return !(behind.hasPrefix(".") || behind.hasPrefix(")"))
        default: return true
        }
    }

    /// The next line as it follows on a line; Chinese needs no space where a line ended.
    private static func seam(_ last: Unicode.Scalar?, _ next: String) -> String {
        guard let last, let first = next.unicodeScalars.first, last != " " else { return next }
        return isHan(last) && isHan(first) ? next : " " + next
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF: true
        default: false
        }
    }
}

extension String {
    fileprivate var trimmedOfSpaces: String {
        let head = drop { $0 == " " || $0 == "\t" }
        let tail = head.reversed().prefix { $0 == " " || $0 == "\t" }.count
        return String(head.dropLast(tail))
    }
}
