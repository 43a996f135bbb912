public import Values

/// Turns Markdown into HTML in which nothing can run. Behind it stands a driver.
public protocol MarkdownRenderer: Sendable {
    /// GitHub-flavoured Markdown (tables, strikethrough, autolinks, footnotes); raw HTML and unsafe addresses are dropped.
    ///
    /// Pictures are written `![alternative text](media:ID)` and films `![title](film:ID)`; `resolve` gives the address
    /// for a media identifier, to which `/640.webp` or `/film` is added. A line that is `{{product:slug}}` and nothing
    /// else becomes a card; `card` gives what stands on it for the slug.
    func html(_ markdown: String, resolve: (MediaID) -> String?, card: (String) -> ProductMention?) -> String
    func plainText(_ markdown: String) -> String
    /// The pictures of a text in order: media identifier and alternative text.
    func pictures(_ markdown: String) -> [(media: MediaID, alternativeText: String)]
    /// The films of a text in order.
    func films(_ markdown: String) -> [MediaID]
}

extension MarkdownRenderer {
    /// ``html(_:resolve:card:)`` for a text without product cards.
    public func html(_ markdown: String, resolve: (MediaID) -> String?) -> String {
        html(markdown, resolve: resolve, card: { _ in nil })
    }
}

/// What stands on a product's card inside a text: its name, and where it comes from.
public struct ProductMention: Hashable, Sendable {
    public let product: ProductID
    public let name: String
    public let place: String

    public init(product: ProductID, name: String, place: String) {
        self.product = product
        self.name = name
        self.place = place
    }
}

/// A picture made for the web.
public struct Rendition: Hashable, Sendable {
    public enum Format: String, Hashable, Sendable, Codable, CaseIterable {
        case webp
        case jpeg
    }

    public let format: Format
    public let width: Int
    public let height: Int
    public let bytes: [UInt8]

    public init(format: Format, width: Int, height: Int, bytes: [UInt8]) {
        self.format = format
        self.width = width
        self.height = height
        self.bytes = bytes
    }
}

/// How a picture is cut and packed for one particular place.
public struct PictureFit: Hashable, Sendable {
    /// At least 1; a narrower picture stays as narrow as it is.
    public let width: Int
    /// Width to height in thousandths (2350 for 2.35 : 1): what is too much is cut off around the part that draws the eye.
    /// Nil to keep the whole picture.
    public let aspect: Int?
    public let format: Rendition.Format
    /// 1 to 100, as the format's encoder understands it.
    public let quality: Int

    public init(width: Int, aspect: Int?, format: Rendition.Format, quality: Int) {
        self.width = width
        self.aspect = aspect
        self.format = format
        self.quality = quality
    }
}

public enum ImageTrouble: Error, Hashable, Sendable {
    /// Not a picture that can be read, or cut short.
    case unreadable(String)
    /// More pixels than are allowed.
    case tooLarge(width: Int, height: Int)
}

/// Turns photographs into renditions: upright, without metadata, never enlarged. Behind it stands a driver.
public protocol ImageProcessor: Sendable {
    /// Width and height as a person sees them, after rotation.
    func measure(_ original: [UInt8]) async throws(ImageTrouble) -> (width: Int, height: Int)
    /// One rendition for each width (those above the original's come once, at the original's) and format.
    func renditions(
        of original: [UInt8], widths: [Int], formats: [Rendition.Format]
    ) async throws(ImageTrouble) -> [Rendition]
    /// One picture cut and packed as a place wants it.
    func picture(of original: [UInt8], fitting: PictureFit) async throws(ImageTrouble) -> Rendition
}
