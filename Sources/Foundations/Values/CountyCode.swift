/// A county by its GB/T 2260 code, together with the revision of the table that it was taken from.
///
/// Codes are reused and renamed, so a record keeps both: a report of 2017 keeps its names of 2017. ``County`` finds the names.
public struct CountyCode: Hashable, Sendable {
    /// Six digits, such as `433125` for Baojing.
    public let code: String
    /// The month of the table, such as `2019-04`.
    public let revision: String

    /// Nil unless the code is six digits and the revision a month.
    public init?(code: String, revision: String) {
        guard code.utf8.count == 6, code.utf8.allSatisfy({ (48...57).contains($0) }),
            Day(revision + "-01") != nil
        else { return nil }
        self.code = code
        self.revision = revision
    }

    /// The first two digits with four zeros: the province's own code.
    public var provinceCode: String { code.prefix(2) + "0000" }
}

extension CountyCode: Codable {
    private enum CodingKeys: String, CodingKey { case code, revision }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let code = try container.decode(String.self, forKey: .code)
        let revision = try container.decode(String.self, forKey: .revision)
        guard let county = CountyCode(code: code, revision: revision) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "not a county's code: \(code) of \(revision)"))
        }
        self = county
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(code, forKey: .code)
        try container.encode(revision, forKey: .revision)
    }
}
