import Contracts
import Distribution
import FoundationEssentials
import Values

/// Writes articles and what is said of them: Article with a Note for servers that show no long texts (FEP-b2b8), Create,
/// Update, Delete, Tombstone.
struct ArticleDocument: Sendable {
    static let context: ActivityJSON = "https://www.w3.org/ns/activitystreams"

    let addresses: ActivityPubAddresses

    /// The Article without `updated` and without context. `files` are what its attachments became in ``ActivityPubChannel/prepare``.
    func json(
        _ rendition: ArticleRendition, for copy: ChannelCopy, by name: String, files: Preparation, publishedAt: Instant
    ) -> ActivityJSON {
        let actor = addresses.actor(name)
        let language = rendition.language.rawValue
        let page = rendition.fields["link"] ?? addresses.site.origin
        let published: ActivityJSON = .text(publishedAt.iso8601)
        let attachments = rendition.attachments.compactMap { attachment in json(attachment, files) }
        let cover = rendition.attachments.first { $0.part == .cover }.flatMap { json($0, files) }
        let summary = rendition.fields["summary"] ?? ""
        let preview: ActivityJSON = [
            "type": "Note", "attributedTo": .text(actor), "content": .text(rendition.fields["preview"] ?? ""),
            "contentMap": [language: .text(rendition.fields["preview"] ?? "")], "published": published,
            "attachment": .list(cover.map { [$0] } ?? []),
        ]
        let article: ActivityJSON = [
            "id": .text(addresses.object(copy.key)), "type": "Article", "attributedTo": .text(actor),
            "to": [.text(ActivityPubAddresses.public)], "cc": [.text(addresses.followers(name))],
            "name": .text(rendition.title), "nameMap": [language: .text(rendition.title)],
            "content": .text(rendition.body), "contentMap": [language: .text(rendition.body)],
            "mediaType": "text/html", "url": .text(page), "published": published,
            "attachment": .list(attachments), "preview": preview,
        ]
        return article.with([
            "summary": summary.isEmpty ? .null : .text(summary),
            "summaryMap": summary.isEmpty ? .null : [language: .text(summary)],
            "image": cover ?? .null,
        ])
    }

    private func json(_ attachment: ArticleRendition.Attachment, _ files: Preparation) -> ActivityJSON? {
        guard let file = files.entries["media.\(attachment.media)"] else { return nil }
        let parts = file.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        let plain: ActivityJSON = [
            "type": attachment.part == .film ? "Video" : "Image", "mediaType": .text(parts[1]), "url": .text(parts[0]),
        ]
        // Mastodon reads the alternative text from `name`, others from `summary`.
        let words: ActivityJSON = attachment.alternativeText.isEmpty ? .null : .text(attachment.alternativeText)
        return plain.with(["name": words, "summary": words])
    }

    /// The Article as it is shown and sent: with `updated` once it has changed.
    func shown(_ object: FederatedObject) -> ActivityJSON? {
        guard let article = try? ActivityJSONReader.read(Array(object.document.utf8)) else { return nil }
        return object.version > 0 ? article.with(["updated": .text(object.changedAt.iso8601)]) : article
    }

    func creation(_ object: FederatedObject, by name: String) -> ActivityJSON? {
        activity("Create", id: addresses.creation(object.key), object, by: name, at: object.publishedAt)
    }

    func change(_ object: FederatedObject, by name: String) -> ActivityJSON? {
        activity("Update", id: addresses.change(object.key, object.version), object, by: name, at: object.changedAt)
    }

    private func activity(
        _ type: String, id: String, _ object: FederatedObject, by name: String, at moment: Instant
    ) -> ActivityJSON? {
        guard let article = shown(object) else { return nil }
        return [
            "@context": Self.context, "id": .text(id), "type": .text(type), "actor": .text(addresses.actor(name)),
            "to": [.text(ActivityPubAddresses.public)], "cc": [.text(addresses.followers(name))],
            "published": .text(moment.iso8601), "object": article,
        ]
    }

    func deletion(_ key: String, by name: String) -> ActivityJSON {
        [
            "@context": Self.context, "id": .text(addresses.deletion(key)), "type": "Delete",
            "actor": .text(addresses.actor(name)), "to": [.text(ActivityPubAddresses.public)],
            "cc": [.text(addresses.followers(name))],
            "object": ["id": .text(addresses.object(key)), "type": "Tombstone"],
        ]
    }

    func tombstone(_ key: String, deletedAt: Instant) -> ActivityJSON {
        [
            "@context": Self.context, "id": .text(addresses.object(key)), "type": "Tombstone", "formerType": "Article",
            "deleted": .text(deletedAt.iso8601),
        ]
    }
}
