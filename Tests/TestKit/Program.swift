import FoundationEssentials
import Glibc

/// A program of others that a test asks: run to its end beside the tests.
///
/// Nothing here holds a thread of the tests' own pool, which has only as many as there are cores: the program may be
/// asking a server of this very process. What it writes goes to a file, so that a child which outlives it keeps nothing open.
public struct Program: Sendable {
    public struct Ending: Sendable {
        /// As a shell tells it: 128 and the number of the signal when one ended it.
        public let status: Int32
        public let output: [UInt8]
        public let errors: [UInt8]
        public var text: String { String(decoding: output, as: UTF8.self) }
    }

    public struct Trouble: Error, CustomStringConvertible {
        public let description: String
    }

    private let path: String
    private let arguments: [String]

    public init(_ path: String, _ arguments: [String]) {
        self.path = path
        self.arguments = arguments
    }

    /// What it wrote, and how it ended; its standard input is `input`.
    public func end(input: [UInt8] = []) async throws -> Ending {
        try await withTemporaryFolder { folder in
            let files = ["in", "out", "err"].map { folder + "/" + $0 }
            try Data(input).write(to: URL(filePath: files[0]))
            let child = try start(files)
            let status = await withCheckedContinuation { (done: CheckedContinuation<Int32, Never>) in
                Self.onThread {
                    var status: Int32 = 0
                    while waitpid(child, &status, 0) < 0, errno == EINTR {}
                    done.resume(returning: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F)
                }
            }
            return Ending(
                status: status, output: [UInt8](try Data(contentsOf: URL(filePath: files[1]))),
                errors: [UInt8](try Data(contentsOf: URL(filePath: files[2]))))
        }
    }

    private func start(_ files: [String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let error = posix_spawn(&child, path, &actions, nil, &words, environ)
        guard error == 0 else { throw Trouble(description: "\(path): \(String(cString: strerror(error)))") }
        return child
    }

    private static func onThread(_ work: @escaping @Sendable () -> Void) {
        final class Box {
            let work: @Sendable () -> Void
            init(_ work: @escaping @Sendable () -> Void) { self.work = work }
        }
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Box(work)).toOpaque()
        pthread_create(
            &thread, nil,
            { box in
                Unmanaged<Box>.fromOpaque(box!).takeRetainedValue().work()
                return nil
            }, box)
        pthread_detach(thread)
    }
}
