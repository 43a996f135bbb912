import Distribution
import FoundationEssentials

/// Where an item stands, also after the channel's settings have been pointed at another node.
struct XMPPReference: Hashable, Codable {
    /// The service, or the account whose own node it is.
    let keeper: String
    let node: String
    let item: String

    init(_ settings: XMPPSettings, item: String) {
        keeper = settings.keeper
        node = settings.node
        self.item = item
    }

    init?(_ text: String?) {
        guard let text, let found = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else {
            return nil
        }
        self = found
    }

    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Three strings can always be encoded.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// `xmpp:pubsub.example.org?;node=news;item=…` (XEP-0060 §12.22).
    var address: String {
        "xmpp:\(Self.escaped(keeper, keeping: "@"))?;node=\(Self.escaped(node));item=\(Self.escaped(item))"
    }

    private static func escaped(_ text: String, keeping more: String = "") -> String {
        var out = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            switch byte {
            case 45, 46, 48...57, 65...90, 95, 97...122, 126: out.unicodeScalars.append(scalar)
            case _ where more.unicodeScalars.contains(scalar): out.unicodeScalars.append(scalar)
            default: out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return out
    }
}
