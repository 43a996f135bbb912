/// A mailbox as people write it: `anna@farm.example`, `田小妹@例子.中国`.
///
/// Dot-atoms alone (RFC 5321 §4.1.2, RFC 6531 §3.3): quoted local parts and address literals are refused, because nobody
/// signs up with them and half of the world's servers do not take them.
public struct MailAddress: Hashable, Sendable, LosslessStringConvertible {
    /// As it was written; only its own server may say whether case matters.
    public let local: String
    /// In lower case, labels that are not ASCII as `xn--…` (RFC 5890).
    public let domain: String

    public var description: String { "\(local)@\(domain)" }

    /// By which two writings are taken for the same mailbox.
    public var key: String { description.lowercased() }

    /// Whether a server must speak SMTPUTF8 to take it (RFC 6531).
    public var needsUTF8: Bool { !local.utf8.allSatisfy { $0 < 128 } }

    /// Nil for what is no mailbox, or is longer than RFC 5321 §4.5.3.1 allows.
    public init?(_ text: String) {
        guard text.utf8.count <= 320, let at = text.lastIndex(of: "@") else { return nil }
        let local = String(text[..<at])
        guard (1...64).contains(local.utf8.count), Self.isDotAtom(local),
            let domain = Self.ascii(String(text[text.index(after: at)...])),
            local.utf8.count + domain.utf8.count <= 253
        else { return nil }
        self.local = local
        self.domain = domain
    }

    /// The mailbox with a detail behind its name: `bounces+x7@farm.example` (RFC 5233).
    public func detailed(_ detail: String) -> MailAddress? { MailAddress("\(local)+\(detail)@\(domain)") }

    private static func isDotAtom(_ text: String) -> Bool {
        let atoms = text.split(separator: ".", omittingEmptySubsequences: false)
        return atoms.allSatisfy { atom in !atom.isEmpty && atom.unicodeScalars.allSatisfy(isAtomText) }
    }

    /// RFC 5322 §3.2.3, and what RFC 6532 adds but for spaces and what cannot be seen.
    private static func isAtomText(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: return true
        case 0...0x9F: return false
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate,
                .unassigned,
                .privateUse:
                return false
            default: return true
            }
        }
    }

    /// A domain of two labels at least, as it stands in DNS.
    static func ascii(_ text: String) -> String? {
        // RFC 3490 §3.1 takes these for dots as well.
        let dotted = String(text.lowercased().map { "。．｡".contains($0) ? "." : $0 })
        let labels = dotted.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2 else { return nil }
        var names: [String] = []
        for label in labels {
            let scalars = Array(label.unicodeScalars)
            let isASCII = scalars.allSatisfy(\.isASCII)
            guard
                isASCII
                    || scalars.allSatisfy({
                        $0.isASCII || $0.properties.isAlphabetic || $0.properties.numericType != nil
                    }),
                let name = isASCII ? String(label) : punycode(scalars).map({ "xn--" + $0 }),
                (1...63).contains(name.utf8.count), name.first != "-", name.last != "-",
                name.utf8.allSatisfy({ (48...57).contains($0) || (97...122).contains($0) || $0 == 45 })
            else { return nil }
            names.append(name)
        }
        let domain = names.joined(separator: ".")
        // A name made of numbers alone would be an address.
        guard domain.utf8.count <= 253, !(names.last?.utf8.allSatisfy { (48...57).contains($0) } ?? true)
        else {
            return nil
        }
        return domain
    }
}

/// RFC 3492 §6.3; nil when the numbers run over, which a label of 63 characters never does.
private func punycode(_ input: [Unicode.Scalar]) -> String? {
    guard input.count <= 63 else { return nil }
    var output = input.filter(\.isASCII).map { UInt8($0.value) }
    let basic = output.count
    var handled = basic
    if basic > 0 { output.append(45) }
    var (n, delta, bias) = (UInt32(128), 0, 72)
    while handled < input.count {
        guard let next = input.map(\.value).filter({ $0 >= n }).min() else { return nil }
        delta += Int(next - n) * (handled + 1)
        n = next
        for scalar in input {
            if scalar.value < n { delta += 1 }
            guard scalar.value == n else { continue }
            var q = delta
            var k = 36
            while true {
                let threshold = k <= bias ? 1 : (k >= bias + 26 ? 26 : k - bias)
                if q < threshold { break }
                output.append(punycodeDigit(threshold + (q - threshold) % (36 - threshold)))
                q = (q - threshold) / (36 - threshold)
                k += 36
            }
            output.append(punycodeDigit(q))
            bias = adaptedBias(delta, handled + 1, isFirst: handled == basic)
            delta = 0
            handled += 1
        }
        delta += 1
        n += 1
    }
    return String(decoding: output, as: UTF8.self)
}

private func punycodeDigit(_ value: Int) -> UInt8 { UInt8(value < 26 ? value + 97 : value + 22) }

private func adaptedBias(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var k = 0
    while delta > 455 {
        delta /= 35
        k += 36
    }
    return k + 36 * delta / (delta + 38)
}
