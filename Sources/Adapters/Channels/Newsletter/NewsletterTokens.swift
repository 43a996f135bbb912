import Contracts
import Distribution

/// Names that nobody can guess.
enum NewsletterTokens {
    /// For links: 128 bits, 22 characters of base64url.
    static func link() -> String { base64URL((0..<16).map { _ in UInt8.random(in: .min ... .max) }) }

    /// For return paths, whose case is not always kept on the way: 80 bits, 16 characters.
    static func returning() -> String {
        String(
            decoding: (0..<16).map { _ in alphabet[Int(UInt8.random(in: .min ... .max) & 31)] }, as: UTF8.self
        )
    }

    /// The return token in one of our return paths, `bounces+TOKEN@farm.example`, wherever it stands in a text.
    static func returning(in text: String) -> String? {
        for part in text.split(whereSeparator: { "<>,;:\"() \t".contains($0) }) {
            guard let at = part.lastIndex(of: "@"), let plus = part[..<at].lastIndex(of: "+") else {
                continue
            }
            let token = part[part.index(after: plus)..<at].lowercased()
            if token.utf8.count == 16, token.utf8.allSatisfy({ alphabet.contains($0) }) { return token }
        }
        return nil
    }

    private static let alphabet = Array("234567abcdefghijklmnopqrstuvwxyz".utf8)
}
