/// Plain text out of a stranger's HTML, without the characters that turn the direction of the text around it.
enum StrangerText {
    static let mostBytes = 65_536

    static func plain(_ html: String) -> String {
        let text = plainText(ofForeign: String(decoding: html.utf8.prefix(mostBytes), as: UTF8.self))
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { scalar in
                    let turns = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                    return !turns && !(0x80..<0xA0).contains(scalar.value)
                }))
    }
}
