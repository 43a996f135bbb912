import Contracts
import Crypto
import FoundationEssentials

/// Fields and at most a few files as a request body: `application/x-www-form-urlencoded` without files,
/// `multipart/form-data` (RFC 7578) with them.
struct RequestForm: Sendable {
    private var fields: [(name: String, value: String)] = []
    private var files: [(name: String, file: MediaFile)] = []

    init(_ fields: [(name: String, value: String)] = []) { self.fields = fields }

    mutating func add(_ name: String, _ value: String) { fields.append((name, value)) }
    mutating func add(_ name: String, _ file: MediaFile) { files.append((name, file)) }

    var contentType: String {
        files.isEmpty ? "application/x-www-form-urlencoded" : "multipart/form-data; boundary=\(boundary)"
    }

    var bytes: [UInt8] { files.isEmpty ? Array(Self.query(fields).utf8) : multipart }

    /// `a=b&c=d`, all but RFC 3986's unreserved characters as `%XX`.
    static func query(_ fields: [(name: String, value: String)]) -> String {
        fields.map { "\($0.name.percentEncodedPart)=\($0.value.percentEncodedPart)" }.joined(separator: "&")
    }

    /// The same form has the same boundary, and no part contains it by chance: it is a digest of all of them.
    private var boundary: String {
        var hash = SHA256()
        for field in fields { hash.update(data: Data("\(field.name)=\(field.value)\n".utf8)) }
        for part in files { hash.update(data: Data("\(part.name) \(part.file.name) \(part.file.bytes.count)\n".utf8)) }
        for part in files { hash.update(data: Data(part.file.bytes)) }
        return "terrace-" + base64URL(Array(hash.finalize()).prefix(24))
    }

    private var multipart: [UInt8] {
        let boundary = boundary
        var out: [UInt8] = []
        out.reserveCapacity(files.reduce(4_096) { $0 + $1.file.bytes.count })
        func line(_ text: String) { out += Array((text + "\r\n").utf8) }
        for field in fields {
            line("--\(boundary)")
            line("Content-Disposition: form-data; name=\"\(field.name)\"")
            line("")
            line(field.value)
        }
        for part in files {
            line("--\(boundary)")
            line("Content-Disposition: form-data; name=\"\(part.name)\"; filename=\"\(part.file.name)\"")
            line("Content-Type: \(part.file.contentType)")
            line("")
            out += part.file.bytes
            line("")
        }
        line("--\(boundary)--")
        return out
    }
}

extension String {
    /// RFC 3986 §2.1: all but the unreserved characters as `%XX`.
    var percentEncodedPart: String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case 45, 46, 48...57, 65...90, 95, 97...122, 126: out.append(byte)
            default: out += [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
