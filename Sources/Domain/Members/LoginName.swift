public import Storage

/// The name that a member signs in with: 2 to 64 lower-case letters, digits and `. _ - @ +`, beginning with a letter or digit.
public struct LoginName: Hashable, Sendable, LosslessStringConvertible {
    public let description: String

    /// Capitals are taken as small letters; nil when the text is not a login name.
    public init?(_ text: String) {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 97...122, 48...57: bytes.append(byte)
            case 65...90: bytes.append(byte + 32)
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "@"),
                UInt8(ascii: "+"):
                guard !bytes.isEmpty else { return nil }
                bytes.append(byte)
            default: return nil
            }
        }
        guard (2...64).contains(bytes.count) else { return nil }
        description = String(decoding: bytes, as: UTF8.self)
    }
}

extension LoginName: Bindable, Readable {
    public var cell: Cell { .text(description) }

    public init?(cell: Cell) {
        guard case .text(let text) = cell else { return nil }
        self.init(text)
    }
}
