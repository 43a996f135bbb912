import Contracts
import HTTPTypes
import Hummingbird
import Media
import NIOCore
import Values

struct MediaAPI: Sendable {
    let house: House

    var endpoints: [Endpoint] { [store, find] }

    /// The content itself is what makes a repeat harmless: the same bytes are the same media.
    private var store: Endpoint {
        Endpoint(
            method: .post, path: "/media",
            summary:
                "Stores a picture (JPEG, PNG, WebP), film (MP4, WebM) or paper (PDF); the same content again is the same media",
            tag: "Media", body: .binary, bodyType: "*/*", isStreamed: true, success: .created,
            answer: MediaAnswer.shape
        ) { [room = house.rooms.media] request in
            let caller = try request.caller()
            let kind = try Self.kind(announcedIn: request)
            if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > kind.mostBytes {
                throw MediaError.tooLarge(mostBytes: kind.mostBytes)
            }
            let media: StoredMedia
            if let stream = request.stream {
                media = try await room.store(stream.map(\.readableBytesView), as: kind, by: caller)
            } else {
                media = try await room.store(request.body, as: kind, by: caller)
            }
            return try .json(MediaAnswer(media), status: .created).with(
                .location, "/api/v1/media/\(media.id)")
        }
    }

    private var find: Endpoint {
        Endpoint(
            method: .get, path: "/media/{id}",
            summary: "What is known of a picture, film or (for members) paper",
            tag: "Media", access: .everybody, answer: MediaAnswer.shape
        ) { [room = house.rooms.media] request in
            let media = try await room.media(try request.id("id"))
            // To others a paper does not exist.
            guard !media.kind.isForMembers || request.visitor != nil else { throw Problem.notFound }
            return try .json(MediaAnswer(media)).etag("\(media.digest)")
        }
    }

    /// By `Content-Type`; what it really is, Media sees from the bytes.
    private static func kind(announcedIn request: WebRequest) throws -> MediaKind {
        let type = request.headers[.contentType]?.split(separator: ";").first.map {
            $0.filter { $0 != " " }.lowercased()
        }
        guard let format = MediaFormat.allCases.first(where: { $0.mediaType == type }) else {
            let accepted = MediaFormat.allCases.map(\.mediaType).joined(separator: ", ")
            throw Problem(
                .unsupportedMediaType, "media-not-accepted", ["accepted": accepted], field: "Content-Type",
                rule: .malformed(expected: accepted))
        }
        return format.kind
    }
}

/// One medium as the API tells it.
struct MediaAnswer: Encodable, Sendable {
    let id: MediaID
    let kind: MediaKind
    let mediaType: String
    let digest: ContentDigest
    let bytes: Int
    let width: Int?
    let height: Int?
    /// Where it is served.
    let address: String
    let storedAt: String

    static let shape = Shape.object([
        .required("id", .identifier), .required("kind", .choice(MediaKind.allCases.map(\.rawValue))),
        .required("media_type", .choice(MediaFormat.allCases.map(\.mediaType))), .required("digest", .string),
        .required("bytes", .integer), .optional("width", .integer), .optional("height", .integer),
        .required("address", .string), .required("stored_at", .string),
    ])

    init(_ media: StoredMedia) {
        id = media.id
        kind = media.kind
        mediaType = media.format.mediaType
        digest = media.digest
        bytes = media.byteCount
        width = media.width
        height = media.height
        address =
            switch media.kind {
            case .picture: MediaAddress.picture(media.id, .large, .webp)
            case .film: MediaAddress.film(media.id)
            case .paper: MediaAddress.paper(media.id)
            }
        storedAt = media.storedAt.iso8601
    }
}
