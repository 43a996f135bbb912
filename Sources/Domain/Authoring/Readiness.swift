public import Contracts
import Media
public import Values

/// Something that must be mended before a revision can be submitted or published.
public enum Obstacle: Hashable, Sendable {
    case summaryMissing
    case bodyMissing
    /// A picture story shows at least three different pictures.
    case tooFewPictures(least: Int, found: Int)
    /// A film article shows at least one film.
    case filmMissing
    /// A picture of the body, or the cover, has no words for those who cannot see it.
    case alternativeTextMissing(MediaID)
    /// More pictures and films than a page can bear.
    case tooManyMedia(most: Int)
    /// The text shows something that Media does not have, or has as another kind.
    case mediaUnknown(MediaID)
    /// No confirmed fact answers the reference today.
    case factUnconfirmed(TextReference)
    /// The short form says nothing about which of the article's products is meant.
    case factOfWhichProduct(TextReference)
    /// The reference names no product of the article.
    case productUnknown(TextReference)
    /// Double braces around something that is no reference.
    case referenceUnreadable(TextReference)
}

/// What stands between a manuscript and its readers.
public struct Readiness: Hashable, Sendable {
    /// Each must be mended.
    public let obstacles: [Obstacle]
    /// Each should be looked at: a reference to a confirmed fact would be better.
    public let writtenFigures: [WrittenFigure]
}

/// The pictures and films that a manuscript shows.
struct ShownMedia {
    static let most = 200
    static let leastInPictureStory = 3

    let cover: Edition.Picture?
    let pictures: [(media: MediaID, alternativeText: String)]
    let films: [MediaID]

    var all: Set<MediaID> { Set(pictures.map(\.media) + films + (cover.map { [$0.media] } ?? [])) }
    var isTooMuch: Bool { pictures.count + films.count > Self.most }
}

extension Manuscript {
    /// What hinders a manuscript of a kind. `existing` are those that Media has among what it shows.
    func obstacles(
        as kind: ArticleKind, with sheet: FactSheet, shown: ShownMedia, existing: [MediaID: StoredMedia]
    ) -> [Obstacle] {
        var obstacles: [Obstacle] = []
        if summary.isEmpty { obstacles.append(.summaryMissing) }
        if body.trimmed == nil { obstacles.append(.bodyMissing) }
        obstacles +=
            shown.isTooMuch ? [.tooManyMedia(most: ShownMedia.most)] : shown.obstacles(as: kind, existing)
        return obstacles + references.compactMap { sheet.obstacle($0) }
    }
}

extension ShownMedia {
    fileprivate func obstacles(as kind: ArticleKind, _ existing: [MediaID: StoredMedia]) -> [Obstacle] {
        var obstacles: [Obstacle] = []
        switch kind {
        case .article: break
        case .pictureStory:
            let count = Set(pictures.map(\.media)).count
            if count < Self.leastInPictureStory {
                obstacles.append(.tooFewPictures(least: Self.leastInPictureStory, found: count))
            }
        case .film: if films.isEmpty { obstacles.append(.filmMissing) }
        }
        for picture in (cover.map { [($0.media, $0.alternativeText)] } ?? []) + pictures {
            if existing[picture.0]?.kind != .picture {
                obstacles.append(.mediaUnknown(picture.0))
            } else if picture.1.trimmed == nil {
                obstacles.append(.alternativeTextMissing(picture.0))
            }
        }
        for film in films where existing[film]?.kind != .film { obstacles.append(.mediaUnknown(film)) }
        return obstacles
    }
}

extension FactSheet {
    fileprivate func obstacle(_ reference: TextReference) -> Obstacle? {
        switch reference.target {
        case .fact(let slug, _):
            guard key(reference.target) != nil else {
                return slug == nil ? .factOfWhichProduct(reference) : .productUnknown(reference)
            }
            return value(reference.target) == nil ? .factUnconfirmed(reference) : nil
        case .product: return value(reference.target) == nil ? .productUnknown(reference) : nil
        case .unreadable: return .referenceUnreadable(reference)
        }
    }
}
