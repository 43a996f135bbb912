import Contracts
import HTTPTypes

extension Form {
    /// Reads `multipart/form-data` (RFC 7578).
    init(multipart body: [UInt8], boundary: String) throws {
        self.init()
        let problem = Problem(
            .badRequest, "malformed-form", field: "body", rule: .malformed(expected: "multipart/form-data"))
        let delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter has no line before it.
        let bytes = [13, 10] + body
        var position = try bytes.position(of: delimiter, from: 0) ?? { throw problem }()
        while true {
            position += delimiter.count
            if bytes[position...].starts(with: Array("--".utf8)) { return }
            guard bytes[position...].starts(with: [13, 10]),
                let head = bytes.position(of: [13, 10, 13, 10], from: position),
                let next = bytes.position(of: delimiter, from: head + 2)
            else { throw problem }
            let start = head + 4
            guard start <= next else { throw problem }
            try add(part: Array(bytes[start..<next]), head: bytes[(position + 2)..<(head + 2)], problem)
            position = next
        }
    }

    private mutating func add(part: [UInt8], head: ArraySlice<UInt8>, _ problem: Problem) throws {
        var name: String?
        var file: String?
        var type = "application/octet-stream"
        for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n") {
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2 else { throw problem }
            let value = String(halves[1].drop { $0 == " " })
            switch halves[0].lowercased() {
            case "content-disposition":
                name = parameter("name", of: value)
                file = parameter("filename", of: value)
            case "content-type": type = value
            default: break
            }
        }
        guard let name else { throw problem }
        if let file {
            add(File(field: name, name: file, type: type, bytes: part))
        } else {
            guard let text = String(validating: part, as: UTF8.self) else { throw problem }
            add(name, text)
        }
    }
}

/// `parameter("name", of: "form-data; name=\"picture\"")` is `picture`.
private func parameter(_ name: String, of header: String) -> String? {
    for part in header.split(separator: ";").dropFirst() {
        let halves = part.split(separator: "=", maxSplits: 1)
        guard halves.count == 2, halves[0].filter({ $0 != " " }).lowercased() == name else { continue }
        let value = halves[1]
        guard value.hasPrefix("\""), value.hasSuffix("\""), value.count >= 2 else { return String(value) }
        return String(value.dropFirst().dropLast()).replacing("%22", with: "\"")
    }
    return nil
}

extension [UInt8] {
    /// Where a pattern first stands at or behind a position.
    fileprivate func position(of pattern: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, count >= pattern.count else { return nil }
        var index = start
        while index <= count - pattern.count {
            if self[index] == first, self[index..<index + pattern.count].elementsEqual(pattern) { return index }
            index += 1
        }
        return nil
    }
}

extension WebRequest {
    /// The body as a form of either kind.
    func form() throws -> Form {
        let type = headers[.contentType] ?? ""
        if type.lowercased().hasPrefix("multipart/form-data") {
            guard let boundary = parameter("boundary", of: type), (1...70).contains(boundary.utf8.count) else {
                throw Problem(.badRequest, "malformed-form", field: "body", rule: .malformed(expected: "boundary"))
            }
            return try Form(multipart: body, boundary: boundary)
        }
        return try Form(urlEncoded: body)
    }
}
