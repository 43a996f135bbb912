import Foundation

/// A bar on the terminal for anything that takes over two seconds; silent when the output is no terminal.
struct ProgressBar: Sendable {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let label: String
    private var lastShown: Date = .distantPast
    private var lastPercent = -1

    init(_ label: String) { self.label = label }

    /// `fraction` is 0 to 1; `note` stands behind the bar.
    mutating func show(_ fraction: Double, _ note: String) {
        let percent = Int(max(0, min(1, fraction)) * 100)
        let now = Date()
        if isTerminal {
            guard now.timeIntervalSince(lastShown) > 0.1 else { return }
            let filled = percent * 30 / 100
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            write("\r\u{1B}[K\(label) \(bar) \(percent) %  \(note)")
        } else {
            // A log gets a line for each tenth.
            guard percent / 10 > lastPercent / 10 || lastPercent < 0 else { return }
            write("\(label) \(percent) %  \(note)\n")
        }
        lastShown = now
        lastPercent = percent
    }

    func end() {
        if isTerminal { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// Prints a line that is seen at once, in a log file too.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
