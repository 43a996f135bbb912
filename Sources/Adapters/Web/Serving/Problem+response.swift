import Contracts
import FoundationEssentials
import HTTPTypes
import Values

extension Problem {
    /// The short text, in the reader's language.
    func title(_ catalogue: Catalogue, _ language: Language) -> String {
        catalogue.text("problem.\(type).title", language, texts(catalogue, language))
    }

    /// What is wrong and how to mend it, in the reader's language.
    func detail(_ catalogue: Catalogue, _ language: Language) -> String {
        catalogue.text("problem.\(type).detail", language, texts(catalogue, language))
    }

    /// What to do about it: the rule of the field, else the catalogue's own words for this type, else its detail, which
    /// says so as well.
    func mend(_ catalogue: Catalogue, _ language: Language) -> String {
        if let rule { return rule.text(catalogue, language) }
        let key = "problem.\(type).mend"
        return catalogue.has(key)
            ? catalogue.text(key, language, texts(catalogue, language)) : detail(catalogue, language)
    }

    /// Names what is to be mended where the problem itself does not: the caller's header, else what the path or the body
    /// names. Trouble of our own is nobody's field.
    func placed(in endpoint: Endpoint) -> Problem {
        // What is wrong with a signature over the whole request is told nobody.
        guard field == nil, (400..<500).contains(status.code), type != "bad-signature" else { return self }
        var problem = self
        switch status {
        case .unauthorized, .forbidden: problem.field = "Authorization"
        default: problem.field = endpoint.pathParameters.last ?? (endpoint.body == nil ? "path" : "body")
        }
        return problem
    }

    private func texts(_ catalogue: Catalogue, _ language: Language) -> [String: String] {
        var all = arguments
        all["field"] = field ?? ""
        all["rule"] = rule.map { $0.text(catalogue, language) } ?? ""
        return all
    }

    /// RFC 9457, with `field` and `mend` besides.
    func response(_ catalogue: Catalogue, _ language: Language) -> WebResponse {
        struct Document: Encodable {
            let type: String
            let title: String
            let status: Int
            let detail: String
            let field: String?
            let mend: String
        }
        let document = Document(
            type: "urn:terrace:problem:" + type, title: title(catalogue, language), status: status.code,
            detail: detail(catalogue, language), field: field, mend: mend(catalogue, language))
        // Strings and one integer always encode.
        var response = (try? WebResponse.json(document, status: status)) ?? WebResponse(status: status)
        response.headers[.contentType] = "application/problem+json; charset=utf-8"
        return decorated(response)
    }

    /// Adds the headers that go with the problem.
    func decorated(_ response: WebResponse) -> WebResponse {
        var response = response
        response.headers.append(contentsOf: headers)
        if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
        if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }
}

extension FieldRule {
    func text(_ catalogue: Catalogue, _ language: Language) -> String {
        switch self {
        case .required: catalogue.text("rule.required", language)
        case .tooLong(let most): catalogue.text("rule.too_long", language, ["most": String(most)])
        case .tooShort(let least): catalogue.text("rule.too_short", language, ["least": String(least)])
        case .outOfRange(let least, let most):
            catalogue.text("rule.out_of_range", language, ["least": String(least), "most": String(most)])
        case .unknown(let value): catalogue.text("rule.unknown", language, ["value": value])
        case .malformed(let expected): catalogue.text("rule.malformed", language, ["expected": expected])
        case .taken(let value): catalogue.text("rule.taken", language, ["value": value])
        case .conflicts(let other): catalogue.text("rule.conflicts", language, ["other": other])
        }
    }
}
