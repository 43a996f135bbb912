/// One thing that a person enters to add a channel; forms, the API's description and the checks are made of these.
public struct ChannelField: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        /// In the channel's settings: shown to whoever may see channels.
        case settings
        /// In its credentials: written, never shown again.
        case credentials
    }

    public enum Form: Hashable, Sendable {
        case text
        /// An `https://` address (`http://` where private targets are allowed).
        case address
        case number(ClosedRange<Int>)
        case flag
        case choice([String])
        /// Several lines, such as a private key.
        case block
    }

    /// As in the settings' JSON and in the catalogue of messages (`channel.<kind>.<name>`).
    public let name: String
    public let place: Place
    public let form: Form
    public let isRequired: Bool
    /// What one looks like: `https://blog.example.org`.
    public let example: String

    public init(_ name: String, in place: Place, _ form: Form = .text, isRequired: Bool = true, example: String = "") {
        self.name = name
        self.place = place
        self.form = form
        self.isRequired = isRequired
        self.example = example
    }
}
