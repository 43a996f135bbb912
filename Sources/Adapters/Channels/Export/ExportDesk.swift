public import Contracts
public import Distribution
import Values

/// Makes export packages: text as HTML and as plain text, pictures and covers cut to the platform's sizes, digest,
/// alternative texts, the address of the original, and a checklist in Chinese and in English.
public struct ExportDesk: Sendable {
    private let site: SiteAddress

    public init(site: SiteAddress) { self.site = site }

    /// A picture that cannot be had fails the whole, as content (`pictures`), so that nobody carries half an article.
    ///
    /// `referral` is the publication's `rid` where there is one; links to the site then carry it.
    public func package(
        _ edition: Edition, for kind: ChannelKind, _ media: any ChannelMedia, referral: String? = nil
    ) async throws(ChannelTrouble) -> ExportPackage {
        let format = ExportFormat.of(kind)
        let text = ExportText(edition, format, site: site, referral: referral)
        var files = text.files
        if let cover = edition.cover ?? edition.pictures.first {
            for wanted in format.covers {
                let picture = try await media.picture(cover.media, within: wanted.bounds)
                files.append(
                    ExportPackage.File(name: wanted.name, contentType: picture.contentType, bytes: picture.bytes))
            }
        }
        for (name, media) in try await pictures(text.pictures, from: media, format) {
            files.append(ExportPackage.File(name: name, contentType: media.contentType, bytes: media.bytes))
        }
        return ExportPackage(name: "\(edition.slug)-\(kind.rawValue)", files: files)
    }

    private func pictures(
        _ wanted: [(name: String, media: MediaID)], from media: any ChannelMedia, _ format: ExportFormat
    ) async throws(ChannelTrouble) -> [(String, MediaFile)] {
        var files: [(String, MediaFile)] = []
        for picture in wanted {
            files.append((picture.name, try await media.picture(picture.media, within: format.picture)))
        }
        return files
    }
}
