import Contracts
import Promotion
import Sourcing
import Values

/// The words of the campaigns' pages in the reader's language.
struct CampaignWords: Sendable {
    let language: Language
    private let house: House

    init(_ house: House, _ request: WebRequest) {
        self.house = house
        language = request.language
    }

    func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
        house.renderer.catalogue.text("promotion." + key, language, arguments)
    }

    func state(_ kind: CampaignState.Kind) -> String { self("state.\(kind.rawValue)") }

    func common(_ key: String) -> String { house.renderer.catalogue.text("common." + key, language) }

    /// What counts for a goal: goods in the lot's unit, or money.
    func goal(_ value: Int64, of goal: CampaignGoal, _ unit: Unit) -> String {
        switch goal {
        case .goods: Quantity(amount: value, unit: unit).display(language)
        case .income: Money.fen(value).display
        }
    }

    /// Thousandths of a fen as money, rounded up to a fen.
    func spent(_ thousandths: Int64) -> String { Money.fen((thousandths + 999) / 1_000).display }

    /// Ten thousandths as a percentage with one digit behind the point.
    func percent(_ tenThousandths: Int) -> String {
        let tenths = (tenThousandths.magnitude + 5) / 10
        return (tenThousandths < 0 ? "−" : "") + "\(tenths / 10).\(tenths % 10) %"
    }

    func products(_ ids: [ProductID]) async throws -> [ProductID: String] {
        let cards = try await house.rooms.sourcing.cards(of: Array(Set(ids)))
        return Dictionary(uniqueKeysWithValues: cards.map { ($0.id, $0.name[language]) })
    }
}
