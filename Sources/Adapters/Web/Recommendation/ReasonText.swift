import Contracts
import Recommendation
import Values

extension Reason {
    /// The word by which programs know it.
    var name: String {
        switch self {
        case .plenty: "plenty"
        case .supply: "supply"
        case .fresh: "fresh"
        case .liked: "liked"
        case .newCounty: "new_county"
        case .trial: "trial"
        case .story: "story"
        case .promoted: "promoted"
        }
    }

    /// For the reader, in the reader's language.
    func text(_ catalogue: Catalogue, _ language: Language) -> String {
        func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
            catalogue.text("recommendation.why." + key, language, arguments)
        }
        func goods(_ key: String, _ left: Quantity, _ days: Int) -> String {
            text(
                days <= 1 ? key + "_last_day" : key,
                ["left": left.display(language), "days": String(days)])
        }
        return switch self {
        case .plenty(let left, let days): goods("plenty", left, days)
        case .supply(let left, let days): goods("supply", left, days)
        case .fresh(days: 0): text("fresh_today")
        case .fresh(days: 1): text("fresh_yesterday")
        case .fresh(let days): text("fresh", ["days": String(days)])
        case .liked: text("liked")
        case .newCounty(let county): text("new_county", ["county": county[language]])
        case .trial: text("trial")
        case .story: text("story")
        case .promoted: text("promoted")
        }
    }
}
