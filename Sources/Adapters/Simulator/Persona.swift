#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One reader of the market: tastes, language and purse, all drawn from the seed and the reader's number, so that the same
/// reader shown the same page does the same.
struct Persona: Sendable {
    let number: Int
    let name: String
    /// As the browser would send it.
    let acceptLanguage: String
    /// What the reader would spend on an order without thinking twice, in fen.
    let purse: Int64
    private let readsChinese: Bool
    private let curiosity: Double
    private let seed: UInt64

    init(number: Int, seed: UInt64) {
        self.number = number
        self.seed = seed ^ UInt64(naming: "reader \(number)")
        name = "market-\(seed)-\(number)"
        var luck = Luck(seed: self.seed)
        readsChinese = luck.happens(0.93)
        acceptLanguage = readsChinese ? "zh-CN,zh;q=0.9,en;q=0.3" : "en-GB,en;q=0.9"
        // Median 36 yuan; one in six would spend more than 54, one in six less than 24.
        purse = Int64(3_600 * exp(0.4 * luck.normal()))
        curiosity = 0.5 * luck.normal()
    }

    /// Luck for one visit.
    func luck(visit: Int) -> Luck { Luck(seed: seed, for: UInt64(visit) &+ 1) }

    /// How much a story draws this reader, as log-odds around 0.
    func interest(in story: FeedAnswer.Article) -> Double {
        var interest = curiosity
        if let kind = story.kind { interest += 0.3 * taste(for: "article \(kind)") }
        if let product = story.products?.first {
            interest += 0.7 * taste(for: "product \(product.id)")
            if let kind = product.kind { interest += 0.5 * taste(for: "kind \(kind)") }
            if let county = product.county { interest += 0.4 * taste(for: "county \(county)") }
        }
        if let language = story.language, language.hasPrefix("zh") != readsChinese { interest -= 2.5 }
        return interest
    }

    /// The reader's own liking for anything with a name.
    private func taste(for name: String) -> Double {
        var luck = Luck(seed: seed, for: UInt64(naming: name))
        return luck.normal()
    }
}

/// A probability from log-odds.
func probability(logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
