import Contracts
import Foundation
import HTTPTypes
import Mustache
import Values

/// Renders pages from the templates in `Resources/Templates`, each in the reader's language.
///
/// A template sees `t` (the texts of its language), `page` (what its handler gives), `site` (language, visitor, csrf and
/// what the layout needs). It begins with `{{<layout}}` and fills the blocks `title`, `head` and `main`.
struct Renderer: Sendable {
    let catalogue: Catalogue
    private let library: MustacheLibrary
    private let trees: [Language: [String: any Sendable]]
    private let baseAddress: String
    /// Changes with every change of the static files, so that browsers may keep them for a year.
    private let assetVersion: String

    init(resources: String, baseAddress: String, assetVersion: String) async throws {
        let catalogue = try Catalogue(folder: resources + "/Messages")
        self.catalogue = catalogue
        library = try await MustacheLibrary(directory: resources + "/Templates")
        trees = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, catalogue.tree($0)) })
        self.baseAddress = baseAddress
        self.assetVersion = assetVersion
    }

    /// A whole page. `notice` in the query names a text `notice.NAME` that is shown once, after a redirect.
    func page(
        _ template: String, for request: WebRequest, status: HTTPResponse.Status = .ok, _ page: Any
    ) throws -> WebResponse {
        let model: [String: Any] = [
            "t": trees[request.language] ?? [:], "page": pageModel(page), "site": site(request),
        ]
        guard let html = library.render(model, withTemplate: template) else {
            throw Problem(.internalServerError, "internal", ["template": template])
        }
        var response = WebResponse.html(html, status: status)
        response.headers[.cacheControl] = request.visitor == nil ? "no-cache" : "private, no-store"
        response.headers[.contentLanguage] = request.language.rawValue
        response.headers[.vary] = "Accept-Language, Cookie"
        return response
    }

    /// The page that says what went wrong and how to mend it.
    func page(of problem: Problem, for request: WebRequest) -> WebResponse {
        let model: [String: Any] = [
            "status": problem.status.code, "title": problem.title(catalogue, request.language),
            "detail": problem.detail(catalogue, request.language),
        ]
        let answer = try? page("problem", for: request, status: problem.status, model)
        return problem.decorated(
            answer ?? .text(problem.title(catalogue, request.language), type: "text/plain; charset=utf-8"))
    }

    /// A text of the catalogue in the reader's language.
    func text(_ key: String, _ request: WebRequest, _ arguments: [String: String] = [:]) -> String {
        catalogue.text(key, request.language, arguments)
    }

    private func site(_ request: WebRequest) -> [String: Any] {
        let other: Language = request.language == .chinese ? .english : .chinese
        var site: [String: Any] = [
            "language": request.language.rawValue,
            "otherLanguage": other.rawValue,
            "otherLanguageName": other == .chinese ? "中文" : "English",
            "languageSwitch": "/language/\(other.rawValue)?to="
                + (request.path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "/"),
            "baseAddress": baseAddress,
            "path": request.path,
            "assets": assetVersion,
        ]
        if let visitor = request.visitor {
            site["visitor"] = ["name": visitor.name, "organization": visitor.organizationName[request.language]]
            if let csrf = visitor.csrf { site["csrf"] = csrf }
            site["may"] = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0.rawValue, visitor.caller.has($0)) })
        }
        if let notice = request.query["notice"], catalogue.has("notice." + notice) {
            site["notice"] = catalogue.text("notice." + notice, request.language)
        }
        return site
    }
}
