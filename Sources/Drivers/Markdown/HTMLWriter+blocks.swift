// Blocks.
extension HTMLWriter {
    mutating func openList(_ node: MarkdownNode) {
        if !node.isOrderedList {
            write("<ul>\n")
        } else if node.listStart == 1 {
            write("<ol>\n")
        } else {
            write("<ol start=\"\(node.listStart)\">\n")
        }
    }

    mutating func writeCodeBlock(_ node: MarkdownNode) {
        let language = node.codeLanguage.prefix {
            $0.isASCII && ($0.isLetter || $0.isNumber || "+#._-".contains($0))
        }
        write(language.isEmpty ? "<pre><code>" : "<pre><code class=\"language-\(language)\">")
        out.append(escaping: node.literal)
        write("</code></pre>\n")
    }

    mutating func openCell(_ node: MarkdownNode) {
        let isHeader = node.parent?.kind == .tableHeader
        let alignment = column < alignments.count ? alignments[column] : nil
        column += 1
        write(isHeader ? "<th scope=\"col\"" : "<td")
        if let alignment { write(" align=\"\(alignment)\"") }
        write(">")
    }

    mutating func writeReference(_ node: MarkdownNode) {
        openParagraph(for: node)
        let number = node.literalText
        guard number.utf8.allSatisfy({ (48...57).contains($0) }), !number.isEmpty else { return }
        let count = references[number, default: 0] + 1
        references[number] = count
        write(
            "<sup><a href=\"#fn-\(number)\" id=\"fnref-\(number)-\(count)\" role=\"doc-noteref\">\(number)</a></sup>"
        )
    }

    mutating func openFootnote() {
        if !footnotesAreOpen { write("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n") }
        footnotesAreOpen = true
        footnote += 1
        write("<li id=\"fn-\(footnote)\">\n")
    }

    /// Links from the end of a footnote to each place that refers to it.
    mutating func writeWayBack(from paragraph: MarkdownNode) {
        for place in 0..<(references["\(footnote)"] ?? 0) {
            write(" <a href=\"#fnref-\(footnote)-\(place + 1)\" role=\"doc-backlink\">↩</a>")
        }
    }
}
