/// Where a link may lead.
struct LinkAddress {
    let text: String
    /// Whether it leaves the site: such links get `rel="noopener nofollow ugc"`.
    let isOutside: Bool

    /// Nil for addresses that a page must not hold: any scheme but those of pages, mail and telephone. What has no
    /// scheme is relative to the page.
    init?(_ address: String) {
        guard let trimmed = address.trimmedOfControls else { return nil }
        text = trimmed
        let head = trimmed.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard let colon = head.firstIndex(of: ":") else {
            // A browser reads a backslash as a slash, so two of either lead to another site.
            isOutside = trimmed.prefix(2).allSatisfy { $0 == "/" || $0 == "\\" } && trimmed.count > 1
            return
        }
        switch head[..<colon].lowercased() {
        case "http", "https": isOutside = true
        case "mailto", "tel": isOutside = false
        default: return nil
        }
    }
}

extension String {
    /// Without white space and control characters around it, which browsers skip; nil when nothing is left.
    fileprivate var trimmedOfControls: String? {
        func isSkipped(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 32 || scalar.value == 127 }
        guard let first = unicodeScalars.firstIndex(where: { !isSkipped($0) }),
            let last = unicodeScalars.lastIndex(where: { !isSkipped($0) })
        else { return nil }
        return String(unicodeScalars[first...last])
    }
}
