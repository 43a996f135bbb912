import Contracts
import HTTPTypes
import Hummingbird
import Media
import NIOCore

/// How a file is answered: whole or in the range that was asked for, piece by piece, with what caches need to know.
struct Serving: Sendable {
    enum Cache: String, Sendable {
        /// What stands at such an address never changes.
        case ofEverybody = "public, max-age=31536000, immutable"
        case ofMembers = "private, no-store"
    }

    private static let piece = 256 * 1024

    let file: StoredFile
    let type: String
    let tag: String
    let cache: Cache

    /// `saveAs` is the name under which a browser stores it instead of showing it.
    func answer(_ request: WebRequest, saveAs name: String? = nil) -> WebResponse {
        guard !request.hasFresh(tag) else { return Self.fresh(tag, cache) }
        var answer: WebResponse
        switch ByteRange(request, of: file.length, tag: tag) {
        case .whole: answer = WebResponse(status: .ok, body: body(0..<file.length))
        case .part(let range):
            answer = WebResponse(status: .partialContent, body: body(range))
                .with(.contentRange, "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.length)")
        case .outside:
            return WebResponse(status: .rangeNotSatisfiable).with(.contentRange, "bytes */\(file.length)")
        }
        if let name { answer.headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
        return answer.etag(tag).with(.contentType, type).with(.cacheControl, cache.rawValue).with(
            .acceptRanges, "bytes")
    }

    static func fresh(_ tag: String, _ cache: Cache) -> WebResponse {
        WebResponse(status: .notModified).etag(tag).with(.cacheControl, cache.rawValue)
    }

    private func body(_ range: Range<Int>) -> WebResponse.Body {
        @concurrent @Sendable func write(_ writer: inout any ResponseBodyWriter) async throws {
            var start = range.lowerBound
            while start < range.upperBound {
                let end = min(start + Self.piece, range.upperBound)
                try await writer.write(ByteBuffer(bytes: try await file.bytes(in: start..<end)))
                start = end
            }
        }
        return .stream(length: range.count, write)
    }
}

/// The part of a file that a request wants (RFC 9110 §14): one range of bytes, or all of it.
enum ByteRange: Hashable, Sendable {
    case whole
    case part(Range<Int>)
    /// Behind the end: 416.
    case outside

    init(_ request: WebRequest, of length: Int, tag: String) {
        // A film that changed since the first part was fetched is sent anew. (It never does.)
        let condition = request.headers[.ifRange].map { $0 == "\"\(tag)\"" } ?? true
        self = condition ? ByteRange(request.headers[.range] ?? "", of: length) : .whole
    }

    /// Several ranges, other units and what cannot be read count as none, as the RFC allows.
    init(_ header: String, of length: Int) {
        self = .whole
        let text = header.filter { $0 != " " && $0 != "\t" }
        guard text.lowercased().hasPrefix("bytes=") else { return }
        let ends = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else {
            return
        }
        switch (ends[0].isEmpty, ends[1].isEmpty) {
        case (true, true): return
        case (true, false):
            // The last so many bytes.
            guard let count = Int(ends[1]) else { return }
            self = count > 0 && length > 0 ? .part(max(0, length - count)..<length) : .outside
        case (false, _):
            guard let first = Int(ends[0]), let last = ends[1].isEmpty ? Int.max : Int(ends[1]), first <= last
            else { return }
            self = first < length ? .part(first..<min(last, length - 1) + 1) : .outside
        }
    }
}
