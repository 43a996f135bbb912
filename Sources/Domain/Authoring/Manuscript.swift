public import Contracts
public import Values

/// The words of an article with what belongs to them, as an author hands them in.
public struct Manuscript: Hashable, Sendable {
    public static let titleLength = 120
    public static let summaryLength = 300
    public static let alternativeTextLength = 300
    public static let bodyBytes = 256 * 1_024
    public static let productCount = 20

    public let title: String
    public let summary: String
    /// Markdown, with references to facts and products in double braces.
    public let body: String
    public let cover: Edition.Picture?
    public let products: [ProductID]

    public init(
        title: String, summary: String, body: String, cover: Edition.Picture? = nil,
        products: [ProductID] = []
    ) {
        self.title = title
        self.summary = summary
        self.body = body
        self.cover = cover
        self.products = products
    }
}

extension Manuscript {
    /// Tidied up, or the first field that cannot be taken.
    func checked() throws(AuthoringError) -> Manuscript {
        let title = try checkedLine(title, "title", most: Self.titleLength)
        guard !title.isEmpty else { throw .field("title", .required) }
        let summary = try checkedLine(summary, "summary", most: Self.summaryLength)
        for (index, product) in products.enumerated() where products[..<index].contains(product) {
            throw .field("products[\(index)]", .taken("\(product)"))
        }
        guard products.count <= Self.productCount else {
            throw .field("products", .tooLong(most: Self.productCount))
        }
        var cover = cover
        if let given = cover {
            let text = try checkedLine(
                given.alternativeText, "cover.alternative_text", most: Self.alternativeTextLength)
            cover = Edition.Picture(media: given.media, alternativeText: text)
        }
        return Manuscript(
            title: title, summary: summary, body: try checkedBody(), cover: cover, products: products)
    }

    /// What is kept of a draft, which need not be finished but must fit: longer than a revision's fields at most fourfold.
    func checkedAsDraft() throws(AuthoringError) -> Manuscript {
        func kept(_ text: String, _ field: String, most: Int) throws(AuthoringError) -> String {
            guard text.unicodeScalars.count <= most * 4 else { throw .field(field, .tooLong(most: most)) }
            return text.withoutControls(but: "")
        }
        var cover = cover
        if let given = cover {
            let text = try kept(
                given.alternativeText, "cover.alternative_text", most: Self.alternativeTextLength)
            cover = Edition.Picture(media: given.media, alternativeText: text)
        }
        guard products.count <= Self.productCount * 4 else {
            throw .field("products", .tooLong(most: Self.productCount))
        }
        guard body.utf8.count <= Self.bodyBytes else { throw .field("body", .tooLong(most: Self.bodyBytes)) }
        return Manuscript(
            title: try kept(title, "title", most: Self.titleLength),
            summary: try kept(summary, "summary", most: Self.summaryLength),
            body: body.withUniformLineEnds.withoutControls(but: "\n\t"), cover: cover, products: products)
    }

    private func checkedBody() throws(AuthoringError) -> String {
        guard body.utf8.count <= Self.bodyBytes else { throw .field("body", .tooLong(most: Self.bodyBytes)) }
        let uniform = body.withUniformLineEnds
        guard uniform.withoutControls(but: "\n\t") == uniform else {
            throw .field("body", .malformed(expected: "text without control characters"))
        }
        return uniform
    }
}

/// One line without control characters, trimmed; may be empty.
func checkedLine(_ text: String, _ field: String, most: Int) throws(AuthoringError) -> String {
    let text = text.trimmed ?? ""
    // A character can be a whole pile of combining marks, so its scalars are bounded too.
    guard text.count <= most, text.unicodeScalars.count <= most * 4 else {
        throw .field(field, .tooLong(most: most))
    }
    guard text.withoutControls(but: "") == text else {
        throw .field(field, .malformed(expected: "one line of text"))
    }
    return text
}

extension String {
    /// Line feeds alone, as a form's text area sends pairs.
    fileprivate var withUniformLineEnds: String {
        guard utf8.contains(13) else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var wasReturn = false
        for byte in utf8 {
            if byte == 13 { bytes.append(10) } else if byte != 10 || !wasReturn { bytes.append(byte) }
            wasReturn = byte == 13
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    fileprivate func withoutControls(but kept: String) -> String {
        let scalars = kept.unicodeScalars
        return String(
            String.UnicodeScalarView(
                unicodeScalars.filter {
                    !($0.value < 32 || (127..<160).contains($0.value)) || scalars.contains($0)
                }))
    }
}
