import Values

/// What a reader said about advertising, and about where the reader is. Nothing of it is guessed.
public struct ReaderWishes: Hashable, Sendable {
    /// The province that the reader chose, by GB/T 2260 (`430000`); nil when none was.
    public let region: String?
    /// Whether the reader refused advertising by interests: then only campaigns for everybody are shown, and nothing that the
    /// reader does is kept for campaigns.
    public let refusesPersonal: Bool

    public static let none = ReaderWishes(region: nil, refusesPersonal: false)

    /// A region that is no province counts as none.
    public init(region: String?, refusesPersonal: Bool) {
        self.region = region.flatMap { code in Province.all.contains { $0.code == code } ? code : nil }
        self.refusesPersonal = refusesPersonal
    }
}
