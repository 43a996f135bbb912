import Contracts
import Distribution
import Values

/// The form by which a channel is added or changed: made from the fields of its kind.
struct ChannelForm {
    let overview: ChannelKindOverview
    /// The channel that is changed; nil when one is added.
    let channel: ChannelOverview?

    /// The names under which problems come, for ``Refusal``.
    var names: [String] { ["name", "kind"] + overview.fields.map { Self.name(of: $0) } }

    static func name(of field: ChannelField) -> String {
        switch field.place {
        case .settings: "settings_" + field.name
        case .credentials: "credentials_" + field.name
        }
    }

    func settings(_ form: Form) -> [String: EnteredValue] {
        var entered: [String: EnteredValue] = [:]
        for field in overview.fields where field.place == .settings {
            // A box that is not ticked is not sent at all.
            if case .flag = field.form {
                entered[field.name] = .flag(form.has(Self.name(of: field)))
            } else if form.has(Self.name(of: field)) {
                entered[field.name] = .text(form[Self.name(of: field)].replacing("\r\n", with: "\n"))
            }
        }
        return entered
    }

    func credentials(_ form: Form) -> ChannelCredentials {
        var values: [String: String] = [:]
        for field in overview.fields where field.place == .credentials {
            let text = form[Self.name(of: field)].replacing("\r\n", with: "\n")
            if !text.isEmpty { values[field.name] = text }
        }
        return ChannelCredentials(values)
    }

    func page(_ house: House, _ request: WebRequest, typed: Form?, _ refusal: Refusal) -> ChannelFormPage {
        let kind = overview.kind.rawValue
        let known = channel?.channel.settings.decoded([String: EnteredValue].self) ?? [:]
        let lines = overview.fields.map { field in
            FieldLine(
                field, of: kind, value: typed.map { $0[Self.name(of: field)] } ?? known[field.name]?.shown ?? "",
                isTicked: typed?.has(Self.name(of: field)) ?? (known[field.name] == .flag(true)),
                isKept: (channel?.credentialsVersion ?? 0) > 0, error: refusal.errors[Self.name(of: field)], house,
                request)
        }
        return ChannelFormPage(
            kind: kind, kindName: house.renderer.kindName(kind, request),
            action: channel.map { "/desk/channels/\($0.channel.id)/edit" } ?? "/desk/channels/new",
            isNew: channel == nil,
            name: typed?["name"] ?? channel?.channel.name ?? "", nameError: refusal.errors["name"],
            isAutomatic: typed?.has("automatic") ?? channel?.channel.isAutomatic ?? false, fields: lines,
            problem: refusal.general ?? refusal.errors["kind"])
    }
}

struct ChannelFormPage {
    let kind: String
    let kindName: String
    let action: String
    let isNew: Bool
    let name: String
    let nameError: String?
    let isAutomatic: Bool
    let fields: [FieldLine]
    let problem: String?
}

/// One field of the form, in the reader's words.
struct FieldLine {
    let name: String
    let label: String
    let hint: String?
    let value: String
    let example: String
    let isRequired: Bool
    let isOptional: Bool
    /// What is kept stays when the field is left empty.
    let isKept: Bool
    let isLine: Bool
    let isBlock: Bool
    let isFlag: Bool
    let isTicked: Bool
    let isChoice: Bool
    let type: String
    let least: String?
    let most: String?
    let options: [FieldOption]
    let error: String?

    init(
        _ field: ChannelField, of kind: String, value: String, isTicked: Bool, isKept: Bool, error: String?,
        _ house: House, _ request: WebRequest
    ) {
        let isSecret = field.place == .credentials
        name = ChannelForm.name(of: field)
        let catalogue = house.renderer.catalogue
        label =
            catalogue.has("channel.\(kind).\(field.name)")
            ? house.renderer.text("channel.\(kind).\(field.name)", request) : field.name
        hint =
            catalogue.has("channel_hint.\(kind).\(field.name)")
            ? house.renderer.text("channel_hint.\(kind).\(field.name)", request) : nil
        // A secret that was typed once is not sent back to the browser.
        self.value = isSecret ? "" : value
        example = field.example
        self.isKept = isSecret && isKept
        isRequired = field.isRequired && !self.isKept
        isOptional = !field.isRequired
        self.isTicked = isTicked
        self.error = error
        var (type, least, most): (String, String?, String?) = ("text", nil, nil)
        var (isLine, isBlock, isFlag) = (true, false, false)
        var options: [FieldOption] = []
        switch field.form {
        case .text: type = isSecret ? "password" : "text"
        case .address: type = "url"
        case .number(let range): (type, least, most) = ("number", String(range.lowerBound), String(range.upperBound))
        case .flag: (isLine, isFlag) = (false, true)
        case .choice(let choices):
            isLine = false
            let shown = value.isEmpty ? field.example : value
            options = choices.map { FieldOption(value: $0, isChosen: $0 == shown) }
        case .block: (isLine, isBlock) = (false, true)
        }
        (self.type, self.least, self.most) = (type, least, most)
        (self.isLine, self.isBlock, self.isFlag) = (isLine, isBlock, isFlag)
        self.options = options
        isChoice = !options.isEmpty
    }
}

struct FieldOption {
    let value: String
    let isChosen: Bool
}

extension EnteredValue {
    /// As a field of a form shows it.
    fileprivate var shown: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .flag(let flag): String(flag)
        case .list(let items): items.map(\.shown).joined(separator: "\n")
        case .object: ""
        }
    }
}

extension Renderer {
    /// What a kind of channel is called; its own word where the catalogue has none.
    func kindName(_ kind: String, _ request: WebRequest) -> String {
        catalogue.has("channel_kind.\(kind)") ? text("channel_kind.\(kind)", request) : kind
    }
}
