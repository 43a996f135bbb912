import Contracts
import Distribution
import HTTPTypes

extension Page {
    /// Whether another page answers the same requests; parts in braces are the same whatever they are called.
    func isSame(as other: Page) -> Bool {
        func parts(_ path: String) -> [Substring] { path.split(separator: "/").map { $0.hasPrefix("{") ? "{}" : $0 } }
        return method == other.method && parts(path) == parts(other.path)
    }

    /// Mounts an address of a channel. Conditional requests are answered here, for all of them alike.
    init(_ route: InboundRoute) {
        let method = HTTPRequest.Method(rawValue: route.method) ?? .get
        self.init(method: method, path: route.path, bodyLimit: route.mostBytes, isInbound: true) { request in
            var headers = request.headers.map { (name: $0.name.canonicalName, value: $0.value) }
            // Not among the fields, for in HTTP/2 it is none; signatures of requests count it in.
            if let authority = request.authority { headers.insert((name: "host", value: authority), at: 0) }
            let answer = try await route.answer(
                InboundRequest(
                    method: request.method.rawValue, path: request.path, query: request.query,
                    parameters: request.parameters, headers: headers, body: request.body, target: request.target,
                    client: throttled(request.remoteAddress)))
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
