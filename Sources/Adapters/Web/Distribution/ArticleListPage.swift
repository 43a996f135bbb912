import Channels
import Contracts
import Media
import Values

/// What `/articles` shows.
struct ArticleListPage {
    let items: [ArticleCard]
    let languages: [LanguageTab]
    /// `after` of the next page.
    let next: String?
    let chosen: String
}

struct LanguageTab {
    let name: String
    let href: String
    let isChosen: Bool
}

/// An article in a list.
struct ArticleCard {
    let href: String
    let language: String
    let title: String
    let summary: String
    let kind: String
    let day: String
    let author: String
    let cover: CoverPicture?
    let places: [String]

    init(_ copy: SiteCopy, _ cards: [ProductCard], _ house: House, _ request: WebRequest) {
        let edition = copy.edition
        href = "/articles/\(edition.slug)"
        language = edition.language.rawValue
        title = edition.title
        summary = edition.summary
        kind = house.renderer.text("common.kind.\(edition.kind.rawValue)", request)
        day = edition.firstPublishedAt.day.description
        author = edition.authorName
        cover = edition.cover.map { CoverPicture($0) }
        places = edition.products.compactMap { product in
            cards.first { $0.id == product }.map { "\($0.countyName[request.language]) · \($0.name[request.language])" }
        }
    }
}

/// A photograph in all the widths in which it is kept.
struct CoverPicture {
    let src: String
    let jpegs: String
    let webps: String
    let alternativeText: String

    init(_ picture: Edition.Picture) {
        self.init(picture.media, alternativeText: picture.alternativeText)
    }

    init(_ media: MediaID, alternativeText: String) {
        func sources(_ format: Rendition.Format) -> String {
            PictureWidth.allCases.map { "\(MediaAddress.picture(media, $0, format)) \($0.rawValue)w" }
                .joined(separator: ", ")
        }
        src = MediaAddress.picture(media, .medium, .jpeg)
        jpegs = sources(.jpeg)
        webps = sources(.webp)
        self.alternativeText = alternativeText
    }
}
