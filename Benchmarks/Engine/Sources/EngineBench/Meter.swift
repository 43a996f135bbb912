import Glibc

/// What the process has used so far, and lines of JSON.
enum Meter {
    /// Seconds of processor time: what a busy machine does not stretch much.
    static var cpu: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }
    static var wall: Double { seconds(CLOCK_MONOTONIC) }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// Bytes of the process that are in memory.
    static var resident: Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = Array(repeating: CChar(0), count: 256)
        guard fgets(&line, 256, file) != nil else { return 0 }
        let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
        return (words.dropFirst().first.flatMap { Int($0) } ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    static func print(_ pairs: KeyValuePairs<String, Any>) {
        let fields = pairs.map { key, value in
            value is String ? "\"\(key)\":\"\(value)\"" : "\"\(key)\":\(value)"
        }
        Swift.print("{\(fields.joined(separator: ","))}")
        fflush(nil)
    }
}
