import Impact
import Values

/// Words and numbers of the impact pages in the reader's language.
struct ImpactWords {
    let house: House
    let request: WebRequest

    var language: Language { request.language }

    func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        house.renderer.text("impact." + key, request, arguments)
    }

    func count(_ number: Int64) -> String {
        // Places are counted in ones, which is how numbers are grouped here.
        grouped(String(number))
    }

    /// A hidden number of buyers is said to be below ten.
    func buyers(_ figures: ImpactFigures) -> String { figures.buyers.map(count) ?? self("few_buyers") }

    func grams(_ amount: Int64) -> String { Quantity.grams(amount).display(language) }
    func places(_ amount: Int64) -> String { Quantity.places(amount).display(language) }

    /// `15 kg`, `2 places`, or both.
    func goods(_ grams: Int64, _ places: Int64) -> String {
        if places == 0 { return self.grams(grams) }
        if grams == 0 { return self.places(places) }
        return self.grams(grams) + " + " + self.places(places)
    }

    /// `37.5%`, rounded down to tenths; a dash when there is no whole.
    func share(_ part: Int64, of whole: Int64) -> String {
        guard whole > 0, (0...whole).contains(part) else { return "–" }
        return decimalText(whole.dividingFullWidth(part.multipliedFullWidth(by: 1_000)).quotient, digits: 1) + "%"
    }
}
