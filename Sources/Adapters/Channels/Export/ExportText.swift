import Contracts
import Values

/// The written part of an export package; pure.
struct ExportText {
    let edition: Edition
    let format: ExportFormat
    /// The pictures of the text with the names of their files: `pictures/01.jpg` …
    let pictures: [(name: String, media: MediaID)]
    private let body: String
    private let link: String

    init(_ edition: Edition, _ format: ExportFormat, site: SiteAddress, referral: String?) {
        self.edition = edition
        self.format = format
        let keepsLinks = format.keepsLinks
        let reduced = ReducedBody(edition.html, filmNote: Self.filmNote(edition.language)) { address in
            keepsLinks && (address.hasPrefix("https://") || address.hasPrefix("http://"))
        }
        let listed = reduced.pictures.isEmpty ? edition.pictures.map(\.media) : reduced.pictures
        let named = listed.prefix(format.pictures ?? .max).enumerated().map { index, media in
            (name: "pictures/\(index < 9 ? "0" : "")\(index + 1).jpg", media: media)
        }
        pictures = named
        body = withAddresses(reduced.whole) { media in named.first { $0.media == media }?.name }
        link = referral.map { site.article(edition.slug, from: $0) } ?? site.article(edition.slug)
    }

    private static func filmNote(_ language: Language) -> String {
        switch language {
        case .chinese: "〔此处插入视频〕"
        case .english: "[Insert the film here]"
        }
    }

    var files: [ExportPackage.File] {
        [
            text("title.txt", edition.title), text("digest.txt", digest), text("author.txt", edition.authorName),
            text("link.txt", link),
            ExportPackage.File(name: "article.html", contentType: "text/html; charset=utf-8", bytes: Array(page.utf8)),
            text("article.txt", edition.text), text("message.txt", message),
            text("alternative-texts.txt", alternatives),
            text("检查清单.txt", checklist(.chinese)), text("checklist.txt", checklist(.english)),
        ]
    }

    private func text(_ name: String, _ words: String) -> ExportPackage.File {
        // Programs that open a text by a double click know by the mark that it is UTF-8.
        ExportPackage.File(
            name: name, contentType: "text/plain; charset=utf-8",
            bytes: [0xEF, 0xBB, 0xBF] + Array((words.hasSuffix("\n") ? words : words + "\n").utf8))
    }

    private var digest: String { format.digest.map { edition.summary.cut(to: $0) } ?? edition.summary }

    private var message: String { "\(edition.title)\n\n\(digest)\n\n\(link)" }

    private var page: String {
        """
        <!DOCTYPE html>
        <html lang="\(edition.language.rawValue)">
        <head><meta charset="utf-8" /><title>\(escaped(edition.title))</title></head>
        <body>
        <h1>\(escaped(edition.title))</h1>
        \(body)
        </body>
        </html>

        """
    }

    private var alternatives: String {
        var lines: [String] = []
        if let cover = edition.cover { lines.append("cover\t\(cover.alternativeText)") }
        for picture in pictures {
            let words = edition.pictures.first { $0.media == picture.media }?.alternativeText ?? ""
            lines.append("\(picture.name)\t\(words)")
        }
        return lines.joined(separator: "\n")
    }
}
