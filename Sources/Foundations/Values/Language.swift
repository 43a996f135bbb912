/// A language that pages and articles speak.
public enum Language: String, Hashable, Sendable, Codable, CaseIterable {
    case chinese = "zh-Hans"
    case english = "en"

    /// Picks from an `Accept-Language` header (RFC 9110 §12.5.4) by its weights; Chinese when nothing fits.
    public init(acceptLanguage header: String) {
        var best: (language: Language, weight: Int)?
        for part in header.split(separator: ",") {
            let fields = part.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            let language: Language
            switch fields.first?.split(separator: "-").first {
            case "en": language = .english
            case "zh": language = .chinese
            default: continue
            }
            let quality =
                fields.dropFirst().first { $0.hasPrefix("q=") }.map { String($0.dropFirst(2)) } ?? "1"
            guard let weight = decimalUnits(quality, digits: 3).map({ Int($0) }), weight <= 1_000 else {
                continue
            }
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        self = best?.language ?? .chinese
    }
}

/// A short text in both languages.
public struct Localized: Hashable, Sendable, Codable {
    public let chinese: String
    public let english: String

    public init(chinese: String, english: String) {
        self.chinese = chinese
        self.english = english
    }

    public subscript(language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}
