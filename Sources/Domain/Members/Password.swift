import Contracts

/// A password on its way from a form to its hash; it never shows itself in logs or errors.
public struct Password: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    static let fewestCharacters = 10
    static let mostBytes = 1_024

    let text: String

    public init(_ text: String) { self.text = text }

    public var description: String { "•••" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// Throws for a password that nobody may choose.
    func checkAsNew(for login: LoginName, in field: String = "password") throws(MembersError) {
        try checkLength(in: field)
        guard text.count >= Self.fewestCharacters else {
            throw .invalid(
                FieldProblem(field, text.isEmpty ? .required : .tooShort(least: Self.fewestCharacters)))
        }
        guard LoginName(text) != login else { throw .invalid(FieldProblem(field, .conflicts(with: "login"))) }
    }

    /// Throws for one so long that hashing it would be an attack.
    func checkLength(in field: String = "password") throws(MembersError) {
        guard text.utf8.count <= Self.mostBytes else {
            throw .invalid(FieldProblem(field, .tooLong(most: Self.mostBytes)))
        }
    }
}
