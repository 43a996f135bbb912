import FoundationEssentials

extension [UInt8] {
    /// Reads RFC 4648 §4, as in a PEM document once its lines are joined; nil for anything else.
    init?(base64Text text: String) {
        guard let data = Data(base64Encoded: text.filter { !$0.isWhitespace }) else { return nil }
        self = Array(data)
    }
}
