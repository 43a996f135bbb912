import Contracts
import Distribution
import HTTPTypes
import Values

/// `/channel-kinds`: what is entered to add a channel of each kind.
struct ChannelKindEndpoints: Sendable {
    let house: House

    var endpoints: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/channel-kinds",
                summary: "The kinds of channels that are built in, what is entered for one, and what one can do",
                tag: "Distribution", answer: .page(of: ChannelKindAnswer.shape)
            ) { [house] _ in
                let kinds = house.rooms.distribution.channelKindList
                return try .json(PageOf(items: kinds.map { ChannelKindAnswer($0, house.renderer.catalogue) }))
            }
        ]
    }
}

struct ChannelKindAnswer: Encodable, Sendable {
    let kind: String
    let label: Localized
    let fields: [ChannelFieldAnswer]
    /// As far as it is known without a channel's settings.
    let can: CapabilityAnswer

    init(_ overview: ChannelKindOverview, _ catalogue: Catalogue) {
        kind = overview.kind.rawValue
        label = catalogue.both("channel_kind.\(overview.kind.rawValue)") ?? Localized(chinese: kind, english: kind)
        fields = overview.fields.map { ChannelFieldAnswer($0, of: overview.kind, catalogue) }
        can = CapabilityAnswer(overview.capabilities)
    }

    static let shape = Shape.object([
        .required("kind", .string), .required("label", .localized),
        .required("fields", .array(ChannelFieldAnswer.shape)), .required("can", CapabilityAnswer.shape),
    ])
}

struct ChannelFieldAnswer: Encodable, Sendable {
    static let forms = ["text", "address", "number", "flag", "choice", "block"]
    let name: String
    let label: Localized
    /// `settings` or `credentials`; the latter are written and never shown again.
    let place: String
    let form: String
    let isRequired: Bool
    let example: String
    let least: Int?
    let most: Int?
    let choices: [String]?

    init(_ field: ChannelField, of kind: ChannelKind, _ catalogue: Catalogue) {
        name = field.name
        label =
            catalogue.both("channel.\(kind.rawValue).\(field.name)")
            ?? Localized(chinese: field.name, english: field.name)
        switch field.place {
        case .settings: place = "settings"
        case .credentials: place = "credentials"
        }
        isRequired = field.isRequired
        example = field.example
        var (least, most, choices): (Int?, Int?, [String]?) = (nil, nil, nil)
        switch field.form {
        case .text: form = Self.forms[0]
        case .address: form = Self.forms[1]
        case .number(let range):
            form = Self.forms[2]
            (least, most) = (range.lowerBound, range.upperBound)
        case .flag: form = Self.forms[3]
        case .choice(let names):
            form = Self.forms[4]
            choices = names
        case .block: form = Self.forms[5]
        }
        (self.least, self.most, self.choices) = (least, most, choices)
    }

    static let shape = Shape.object([
        .required("name", .string), .required("label", .localized),
        .required("place", .choice(["settings", "credentials"])), .required("form", .choice(forms)),
        .required("is_required", .boolean), .required("example", .string), .optional("least", .integer),
        .optional("most", .integer), .optional("choices", .array(.string)),
    ])
}

extension Catalogue {
    /// A text in both languages; nil when there is none of that name.
    func both(_ key: String) -> Localized? {
        guard has(key) else { return nil }
        return Localized(chinese: text(key, .chinese), english: text(key, .english))
    }
}
