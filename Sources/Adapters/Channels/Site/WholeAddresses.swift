/// Makes the addresses in sanitised HTML whole, so that it can be read away from the site: `src="/media/…"` becomes
/// `src="https://…/media/…"`, also within `srcset` lists.
///
/// The HTML is our own renderer's: attributes are in double quotes, and quotes in texts are escaped.
func wholeAddresses(in html: String, at address: SiteAddress) -> String {
    var out: [UInt8] = []
    let bytes = Array(html.utf8)
    let origin = Array(address.origin.utf8)
    out.reserveCapacity(bytes.count + bytes.count / 8)
    var isInTag = false
    var isInValue = false
    var isList = false
    var isStart = false
    var name: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
        switch (isInTag, isInValue, byte) {
        case (false, _, UInt8(ascii: "<")):
            isInTag = true
            name = []
        case (true, false, UInt8(ascii: ">")):
            isInTag = false
        case (true, false, UInt8(ascii: "\"")):
            isInValue = true
            isList = name == Array("srcset".utf8)
            isStart = isList || [Array("src".utf8), Array("href".utf8), Array("poster".utf8)].contains(name)
        case (true, true, UInt8(ascii: "\"")):
            isInValue = false
            name = []
        case (true, false, UInt8(ascii: " ")):
            name = []
        case (true, false, UInt8(ascii: "=")):
            break
        case (true, false, _):
            name.append(byte)
        case (true, true, UInt8(ascii: ",")):
            isStart = isList
        case (true, true, UInt8(ascii: " ")):
            break
        case (true, true, UInt8(ascii: "/")) where isStart:
            // `//host/…` is whole enough, and not ours.
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if next != UInt8(ascii: "/") { out += origin }
            isStart = false
        case (true, true, _):
            isStart = false
        case (false, _, _):
            break
        }
        out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
}
