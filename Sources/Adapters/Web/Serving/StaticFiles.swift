import Crypto
import Foundation
import HTTPTypes
import Values

/// The style sheet, scripts and icons in `Resources/Static`, held in memory.
struct StaticFiles: Sendable {
    private struct File: Sendable {
        let bytes: [UInt8]
        let type: String
        let tag: String
    }

    private let files: [String: File]
    /// A short digest over all files.
    let version: String

    init(folder: String) throws {
        var files: [String: File] = [:]
        var hash = SHA256()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
            hash.update(data: data)
            let tag = hexadecimal(Array(SHA256.hash(data: data))[..<8])
            files[name] = File(bytes: [UInt8](data), type: Self.type(of: name), tag: tag)
        }
        self.files = files
        version = hexadecimal(Array(hash.finalize())[..<6])
    }

    func answer(_ request: WebRequest) throws -> WebResponse {
        guard let file = files[request.parameters["file"] ?? ""] else { throw Problem.notFound }
        if request.hasFresh(file.tag) { return WebResponse(status: .notModified).etag(file.tag) }
        // The address carries the version, so what it names never changes.
        let age = request.query["v"] == version ? "public, max-age=31536000, immutable" : "no-cache"
        return WebResponse.bytes(file.bytes, type: file.type).etag(file.tag).with(.cacheControl, age)
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "ico": "image/x-icon"
        default: "application/octet-stream"
        }
    }
}
