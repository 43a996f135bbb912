import Contracts
import Distribution
import HTTPTypes

extension Page {
    /// Mounts an address of a channel. Conditional requests are answered here, for all of them alike.
    init(_ route: InboundRoute) {
        let method = HTTPRequest.Method(rawValue: route.method) ?? .get
        self.init(method: method, path: route.path, bodyLimit: route.mostBytes) { request in
            let headers = request.headers.map { (name: $0.name.canonicalName, value: $0.value) }
            let answer = try await route.answer(
                InboundRequest(
                    method: request.method.rawValue, path: request.path, query: request.query,
                    parameters: request.parameters, headers: headers, body: request.body))
            var fields = HTTPFields()
            for (name, value) in answer.headers {
                if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
            }
            return WebResponse(
                status: HTTPResponse.Status(code: answer.status), headers: fields, body: .bytes(answer.body)
            ).conditional(on: request)
        }
    }
}
