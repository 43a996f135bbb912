import Contracts
import HTTPTypes
import Media
import Values

/// Pictures, films and papers at their addresses.
struct MediaPages: Sendable {
    let house: House

    var pages: [Page] {
        [.get("/media/{id}/{name}") { request in try await serve(request) }]
    }

    private func serve(_ request: WebRequest) async throws -> WebResponse {
        let room = house.rooms.media
        let id: MediaID = try request.id("id")
        let media = try await room.media(id)
        let name = request.parameters["name"] ?? ""
        switch media.kind {
        case .picture:
            guard let (width, format) = MediaAddress.picture(name) else { throw Problem.notFound }
            let tag = "\(media.digest)-\(name)"
            // Whoever has it needs no file for the answer.
            guard !request.hasFresh(tag) else { return Serving.fresh(tag, .ofEverybody) }
            let file = try await room.rendition(of: id, width, format)
            return WebResponse.bytes(try await file.bytes(), type: format.mediaType).etag(tag)
                .with(.cacheControl, Serving.Cache.ofEverybody.rawValue)
        case .film:
            guard name == "film" else { throw Problem.notFound }
            return Serving(
                file: try await room.film(id), type: media.format.mediaType, tag: "\(media.digest)",
                cache: .ofEverybody
            ).answer(request)
        case .paper:
            guard name == "paper" else { throw Problem.notFound }
            guard let caller = request.visitor?.caller else {
                return .redirect(to: "/sign-in?to=" + MediaAddress.paper(id))
            }
            return Serving(
                file: try await room.original(id, by: caller), type: media.format.mediaType,
                tag: "\(media.digest)",
                cache: .ofMembers
            ).answer(request, saveAs: "\(media.id).pdf")
        }
    }
}
