import FoundationEssentials
import HTTPTypes

/// The OpenAPI 3.1 document of the API, made from the endpoints that the router serves.
struct OpenAPIDocument {
    let endpoints: [Endpoint]
    let baseAddress: String

    func json() throws -> [UInt8] {
        var paths: [String: JSON] = [:]
        for endpoint in endpoints {
            var item = paths["/api/v1" + endpoint.path]?.members ?? [:]
            item[endpoint.method.rawValue.lowercased()] = operation(endpoint)
            paths["/api/v1" + endpoint.path] = .object(item)
        }
        let document = JSON.object([
            "openapi": .string("3.1.0"),
            "info": .object([
                "title": .string("Terrace"), "version": .string("1"),
                "description": .string("An open content platform that sells farm produce by telling its story."),
                "license": .object(["name": .string("Apache-2.0"), "identifier": .string("Apache-2.0")]),
            ]),
            "servers": .array([.object(["url": .string(baseAddress)])]),
            "paths": .object(paths),
            "components": .object([
                "securitySchemes": .object([
                    "bearer": .object(["type": .string("http"), "scheme": .string("bearer")])
                ]),
                "schemas": .object(["Problem": problem]),
            ]),
        ])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(document))
    }

    private func operation(_ endpoint: Endpoint) -> JSON {
        var parameters: [JSON] = endpoint.pathParameters.map { name in
            .object([
                "name": .string(name), "in": .string("path"), "required": .boolean(true),
                "schema": .object(["type": .string("string")]),
            ])
        }
        parameters += endpoint.query.map { parameter in
            .object([
                "name": .string(parameter.name), "in": .string("query"), "required": .boolean(false),
                "description": .string(parameter.summary), "schema": parameter.shape.json,
            ])
        }
        if endpoint.isIdempotent {
            parameters.append(
                .object([
                    "name": .string("Idempotency-Key"), "in": .string("header"), "required": .boolean(false),
                    "schema": .object(["type": .string("string"), "minLength": .integer(1), "maxLength": .integer(255)]
                    ),
                ]))
        }
        if endpoint.isConditional {
            parameters.append(
                .object([
                    "name": .string("If-Match"), "in": .string("header"), "required": .boolean(true),
                    "description": .string("The `ETag` that GET of the same path answered, or `*`"),
                    "schema": .object(["type": .string("string")]),
                ]))
        }
        var success: [String: JSON] = ["description": .string(endpoint.summary)]
        if let answer = endpoint.answer {
            success["content"] = .object(["application/json": .object(["schema": answer.json])])
        }
        var operation: [String: JSON] = [
            "summary": .string(endpoint.summary),
            "tags": .array([.string(endpoint.tag)]),
            "operationId": .string(identifier(endpoint)),
            "parameters": .array(parameters),
            "responses": .object(responses(endpoint, success)),
        ]
        if let body = endpoint.body {
            operation["requestBody"] = .object([
                "required": .boolean(true),
                "content": .object([endpoint.bodyType: .object(["schema": body.json])]),
            ])
        }
        switch endpoint.access {
        case .everybody: operation["security"] = .array([])
        case .members: operation["security"] = .array([.object(["bearer": .array([])])])
        }
        return .object(operation)
    }

    private func responses(_ endpoint: Endpoint, _ success: [String: JSON]) -> [String: JSON] {
        func problem(_ description: String) -> JSON {
            .object([
                "description": .string(description),
                "content": .object([
                    "application/problem+json": .object([
                        "schema": .object(["$ref": .string("#/components/schemas/Problem")])
                    ])
                ]),
            ])
        }
        var responses: [String: JSON] = [
            String(endpoint.success.code): .object(success), "default": problem("What is wrong and how to mend it"),
        ]
        if endpoint.isConditional {
            responses["412"] = problem("Somebody changed it since it was read: read it again, then edit")
            responses["428"] = problem("`If-Match` is missing: send the `ETag` that GET of the same path answered")
        }
        return responses
    }

    private func identifier(_ endpoint: Endpoint) -> String {
        let words = endpoint.path.split(whereSeparator: { "/{}-".contains($0) })
        return endpoint.method.rawValue.lowercased() + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private var problem: JSON {
        Shape.object([
            .required("type", .string), .required("title", .string), .required("status", .integer),
            .required("detail", .string), .optional("field", .string), .required("mend", .string),
        ]).json
    }
}

extension Shape {
    var json: JSON {
        switch self {
        case .string: .object(["type": .string("string")])
        case .identifier: .object(["type": .string("string"), "pattern": .string("^[1-9][0-9]{0,18}$")])
        case .integer: .object(["type": .string("integer"), "format": .string("int64")])
        case .range(let least, let most):
            .object(["type": .string("integer"), "minimum": .integer(least), "maximum": .integer(most)])
        case .boolean: .object(["type": .string("boolean")])
        case .day: .object(["type": .string("string"), "format": .string("date")])
        case .choice(let choices): .object(["type": .string("string"), "enum": .array(choices.map { .string($0) })])
        case .array(let element): .object(["type": .string("array"), "items": element.json])
        case .nullable(let shape): .object(["anyOf": .array([shape.json, .object(["type": .string("null")])])])
        case .object(let fields):
            .object([
                "type": .string("object"),
                "properties": .object(Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.shape.json) })),
                "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
            ])
        case .map(let value): .object(["type": .string("object"), "additionalProperties": value.json])
        case .anything: .object([:])
        case .binary: .object(["type": .string("string"), "contentMediaType": .string("application/octet-stream")])
        }
    }
}

/// A JSON value put together at run time.
indirect enum JSON: Encodable, Sendable {
    case string(String)
    case integer(Int)
    case boolean(Bool)
    case array([JSON])
    case object([String: JSON])

    var members: [String: JSON]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .string(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .boolean(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}
