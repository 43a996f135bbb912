import Authoring

/// Articles over HTTP: writing, review, release.
struct AuthoringAPI: Sendable {
    let house: House

    var endpoints: [Endpoint] {
        ArticleEndpoints(room: house.rooms.authoring).endpoints
            + ReleaseEndpoints(room: house.rooms.authoring).endpoints
    }
}
