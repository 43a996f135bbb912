/// Why the market had to be closed before its time.
public enum SimulationError: Error, Hashable, Sendable {
    /// The demonstration's file is missing, incomplete, or none.
    case demoFile(path: String, reason: String)
    /// The file lists nothing that can be bought by weight.
    case nothingToSell
    /// The server gave no useful answer for so long.
    case noAnswer(seconds: Int64, last: String)
    /// The server said no to something that was right: the beginning of what it said.
    case refused(request: String, status: Int, answer: String)
    /// An answer was not what the API promises.
    case unreadable(request: String, reason: String)
}

extension SimulationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .demoFile(let path, let reason): "\(path) cannot be used: \(reason)"
        case .nothingToSell: "the demonstration lists nothing that is sold by weight"
        case .noAnswer(let seconds, let last): "no answer from the server for \(seconds) seconds; last: \(last)"
        case .refused(let request, let status, let answer): "\(request) was answered \(status): \(answer)"
        case .unreadable(let request, let reason): "the answer to \(request) cannot be read: \(reason)"
        }
    }
}
