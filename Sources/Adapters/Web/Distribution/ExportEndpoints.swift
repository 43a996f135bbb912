import Authoring
import Channels
import Contracts
import Distribution
import HTTPTypes
import Values

/// `/articles/{id}/exports/{kind}`: what a person needs who publishes by hand where there is no interface.
struct ExportEndpoints: Sendable {
    let house: House

    var endpoints: [Endpoint] {
        [
            Endpoint(
                method: .get, path: "/articles/{id}/exports/{kind}",
                summary:
                    "A zip for publishing by hand: text, pictures in the platform's sizes, cover, digest, checklist",
                tag: "Distribution"
            ) { request in try await package(request) }
        ]
    }

    var page: Page {
        .get("/desk/channels/articles/{id}/exports/{kind}", isForMembers: true) { request in try await package(request)
        }
    }

    private func package(_ request: WebRequest) async throws -> WebResponse {
        let rooms = house.rooms
        let kind = ChannelKind(rawValue: request.parameters["kind"] ?? "")
        guard rooms.distribution.channelKinds.contains(kind), kind != .site else { throw Problem.notFound }
        let article: ArticleID = try request.id("id")
        guard let edition = try await rooms.authoring.edition(of: article) else {
            throw DistributionError.notReleased(article)
        }
        let package: ExportPackage
        do throws(ChannelTrouble) {
            package = try await rooms.exports.package(edition, for: kind, rooms.channelMedia)
        } catch {
            throw Problem(.conflict, "cannot-export", ["said": error.said])
        }
        return WebResponse.bytes(package.zip, type: "application/zip")
            .with(.contentDisposition, "attachment; filename=\"\(package.name).zip\"")
    }
}
