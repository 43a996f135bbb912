import Distribution
import FoundationEssentials

/// What was told to the room about a copy, for channels whose lists are asked as a whole: only what is new is told again, and
/// what is missing was undone.
struct ToldReturns: Codable, Hashable {
    /// Above this many the lists are not held against what was told before.
    private static let most = 300

    /// The channel's own numbers as they were then; while they are the same, nobody asks for the lists.
    var counts: String?
    var told: [String] = []

    init() {}

    init?(_ text: String) {
        guard let told = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = told
    }

    var text: String { String(decoding: jsonBytes(self), as: UTF8.self) }

    /// Takes the whole lists; gives what is new, and what is there no longer.
    mutating func learn(_ returned: [Returned], counts: String) -> (new: [Returned], undone: [String]) {
        let before = Set(told)
        let there = Set(returned.map(\.remote))
        self.counts = counts
        told = there.count <= Self.most ? there.sorted() : []
        return (returned.filter { !before.contains($0.remote) }, before.subtracting(there).sorted())
    }
}
