import HTTPTypes

/// Why a form is shown again: what stands beside a field, or above the form when no field is to blame.
struct Refusal: Sendable {
    let status: HTTPResponse.Status
    let general: String?
    /// By field, with `_` for what the API spells with a dot.
    let errors: [String: String]
    private let retryAfter: Int?

    /// Nothing was refused yet.
    static let none = Refusal(status: .ok, general: nil, errors: [:], retryAfter: nil)

    /// Trouble of our own is not a matter of the form and goes on.
    init(_ error: any Error, _ house: House, _ request: WebRequest, fields: [String]) throws {
        let problem = Problem(describing: error)
        guard problem.status.code < 500 else { throw error }
        let field = problem.field?.replacing(".", with: "_").split(separator: "[").first.map(String.init)
        let catalogue = house.renderer.catalogue
        if let field, fields.contains(field) {
            let text =
                problem.rule?.text(catalogue, request.language) ?? problem.detail(catalogue, request.language)
            self.init(
                status: problem.status, general: nil, errors: [field: text], retryAfter: problem.retryAfter)
        } else {
            self.init(
                status: problem.status, general: problem.detail(catalogue, request.language), errors: [:],
                retryAfter: problem.retryAfter)
        }
    }

    private init(status: HTTPResponse.Status, general: String?, errors: [String: String], retryAfter: Int?) {
        self.status = status
        self.general = general
        self.errors = errors
        self.retryAfter = retryAfter
    }

    func decorated(_ response: WebResponse) -> WebResponse {
        retryAfter.map { response.with(.retryAfter, String($0)) } ?? response
    }
}
