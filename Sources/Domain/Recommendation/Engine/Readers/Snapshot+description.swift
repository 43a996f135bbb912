extension Snapshot.Problem: CustomStringConvertible {
    /// What is wrong and what can be done about it, for whoever starts the engine.
    var description: String {
        switch self {
        case .file(let action, let code): "cannot \(action): the system's error \(code)"
        case .notASnapshot:
            "the file is no snapshot of the engine; give the path of one, or begin without and hear the whole log again"
        case .otherFormat(let format):
            "the snapshot has format \(format), this program reads \(Snapshot.format); begin without it and hear the log again"
        case .damaged(let section):
            "the snapshot's part “\(section)” is damaged; take an older version, or hear the whole log again"
        case .missing(let section):
            "the snapshot ends before its part “\(section)”; take an older version, or hear the whole log again"
        }
    }
}
