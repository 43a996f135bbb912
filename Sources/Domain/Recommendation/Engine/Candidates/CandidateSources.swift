/// By which ways a story came among the candidates.
struct CandidateSources: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// An editor put it there.
    static let pinned = CandidateSources(rawValue: 1)
    /// A campaign pays for it.
    static let promoted = CandidateSources(rawValue: 2)
    /// Readers who opened what this one opened went on to it.
    static let coRead = CandidateSources(rawValue: 4)
    /// Its title is like one that the reader opened.
    static let alike = CandidateSources(rawValue: 8)
    /// It is new.
    static let fresh = CandidateSources(rawValue: 16)
    /// Drawn by chance from all that may be shown, so that nothing is never shown.
    static let drawn = CandidateSources(rawValue: 32)
}
