import Contracts
import Distribution
import Values

/// The events of one copy: a text, which is the copy's reference, edits of it, and pictures that relate to it. The text lists
/// its pictures, so that whoever finds it knows what else must be there.
struct MatrixCopies {
    let room: MatrixRoom
    let clock: any WallClock

    /// The pictures that a text lists, after its edits.
    static func mark(of text: MatrixEvent, among relations: [MatrixEvent], by user: String) -> MatrixCopyMark? {
        let edits = relations.filter {
            $0.sender == user && $0.content.relation?.rel_type == MatrixRelation.Kind.replaces
        }
        // Of edits the one with the later time counts, by their identifiers where that is the same (spec, “Event replacements”).
        let last = edits.max { ($0.origin_server_ts, $0.event_id) < ($1.origin_server_ts, $1.event_id) }
        return last?.content.replacement?.copy ?? text.content.copy
    }

    /// A new text; again with the same key it is the same text, as long as the server remembers.
    func write(_ message: MatrixMessage, key: PublicationKey) async throws(ChannelTrouble) -> String {
        try await room.send(message, transaction: key.description)
    }

    /// Replaces the text where it is another; throws gone when nothing stands there.
    func rewrite(_ message: MatrixMessage, at text: String, title: String) async throws(ChannelTrouble) {
        guard let standing = try await room.event(text) else { throw .gone("the message was taken away") }
        let relations = try await room.relations(of: text)
        guard Self.mark(of: standing, among: relations, by: room.user) != message.copy else { return }
        let edit = MatrixMessage(
            msgtype: message.msgtype, body: "* \(title)", copy: MatrixCopyMark(key: message.copy.key),
            relation: MatrixRelation(rel_type: MatrixRelation.Kind.replaces, event_id: text),
            replacement: MatrixMessage.Replacement(message))
        // Back to an earlier text is another edit, which the server must not take for the earlier one.
        _ = try await room.send(edit, transaction: "\(message.copy.key)-\(clock.now().microseconds)")
    }

    /// Sends the pictures that a text lists and that are not there, and takes away those that it lists no longer.
    func complete(_ text: String) async throws(ChannelTrouble) {
        guard let standing = try await room.event(text) else { throw .gone("the message was taken away") }
        let relations = try await room.relations(of: text)
        guard let mark = Self.mark(of: standing, among: relations, by: room.user) else { return }
        var missing = mark.pictures ?? []
        let present = relations.reversed().filter {
            $0.sender == room.user && $0.content.relation?.rel_type == MatrixRelation.Kind.belongs
        }
        for event in present {
            if let index = missing.firstIndex(where: {
                $0.media == event.content.copy?.media && $0.url == event.content.url
                    && Self.caption($0) == event.content.body
            }) {
                missing.remove(at: index)
            } else {
                try await room.redact(event.event_id)
            }
        }
        for picture in missing {
            _ = try await room.send(
                Self.message(picture, key: mark.key, of: text),
                transaction: "\(mark.key)-\(picture.media)-\(clock.now().microseconds)")
        }
    }

    /// All of a copy, the text last: while it stands, the others can be found.
    func remove(_ text: String) async throws(ChannelTrouble) {
        for event in try await room.relations(of: text) where event.sender == room.user {
            try await room.redact(event.event_id)
        }
        try await room.redact(text)
    }

    private static func message(_ picture: MatrixPicture, key: String, of text: String) -> MatrixMessage {
        MatrixMessage(
            msgtype: picture.info.mimetype.hasPrefix("video/") ? "m.video" : "m.image", body: caption(picture),
            filename: picture.name, url: picture.url, info: picture.info,
            copy: MatrixCopyMark(key: key, media: picture.media),
            relation: MatrixRelation(rel_type: MatrixRelation.Kind.belongs, event_id: text))
    }

    /// Beside a file name the body is what is said of the picture.
    private static func caption(_ picture: MatrixPicture) -> String {
        picture.words.isEmpty ? picture.name : picture.words
    }
}
