// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The routes as an OpenAPI 3.1 document.
///
/// - Source: OpenAPI Specification 3.1.1.
struct OpenAPIDocument {
    let routes: [APIRoute]

    var json: JSON {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Tollgate API", "version": "1",
                "description": """
                Wholesale SMS for programs: messages, prices, invoices, payments. Money is a \
                decimal text with its currency.
                """,
            ],
            "servers": [["url": .string(API.root)]],
            "security": [["key": []]],
            "tags": .array(APIGroup.allCases.map { ["name": .string($0.rawValue)] }),
            "paths": .object(paths),
            "components": [
                "securitySchemes": ["key": ["type": "http", "scheme": "bearer"]],
                "schemas": .object(schemas),
            ],
        ]
    }

    private var paths: [JSON.Member] {
        var order: [String] = []
        var operations: [String: [JSON.Member]] = [:]
        for route in routes {
            if operations[route.path] == nil { order.append(route.path) }
            let method = route.method.rawValue.lowercased()
            operations[route.path, default: []].append(.init(method, operation(route)))
        }
        return order.map { .init($0, .object(operations[$0] ?? [])) }
    }

    private var schemas: [JSON.Member] {
        var names = APIProblem.documentSchema.names
        for route in routes {
            if let body = route.body { names.merge(body.names) { one, _ in one } }
            if case .json(_, let schema) = route.success {
                names.merge(schema.names) { one, _ in one }
            }
        }
        return names.keys.sorted().map { .init($0, names[$0]?.document ?? .null) }
    }

    private func operation(_ route: APIRoute) -> JSON {
        var members: [JSON.Member] = [
            .init("operationId", .string(route.name)), .init("summary", .string(route.title)),
            .init("tags", [.string(route.group.rawValue)]),
            .init(
                "description",
                .string("\(route.words) Needs the scope `\(route.scope.rawValue)`.")
            ),
            .init("parameters", .array(parameters(route))),
        ]
        if let body = route.body {
            let content: JSON = ["application/json": ["schema": body.document]]
            members.append(.init("requestBody", ["required": true, "content": content]))
        }
        members.append(.init("responses", .object(responses(route))))
        return .object(members)
    }

    private func parameters(_ route: APIRoute) -> [JSON] {
        let path = route.pathNames.map { name -> JSON in
            [
                "name": .string(name), "in": "path", "required": true,
                "schema": Self.pathSchema(name),
            ]
        }
        let query = route.parameters.map { parameter -> JSON in
            [
                "name": .string(parameter.name), "in": "query",
                "required": .bool(parameter.isRequired),
                "description": .string(parameter.words),
                "schema": parameter.schema.document,
            ]
        }
        guard route.isWrite else { return path + query }
        let key: JSON = [
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "A repeated request with the same key gets the first answer again.",
            "schema": ["type": "string", "pattern": "^[!-~]{1,100}$"],
        ]
        return path + query + [key]
    }

    private static func pathSchema(_ name: String) -> JSON {
        switch name {
        case "client": ["type": "string", "pattern": "^(me|[1-9][0-9]{0,18})$"]
        case "file":
            [
                "type": "string",
                "enum": [
                    "invoice.pdf", "invoice-ubl.xml", "invoice-peppol.xml", "factur-x.xml",
                    "statistics.xlsx", "statistics.csv",
                ],
            ]
        default: Schema.id.document
        }
    }

    private func responses(_ route: APIRoute) -> [JSON.Member] {
        let success: JSON.Member =
            switch route.success {
            case .json(let status, let schema):
                .init(
                    "\(status)",
                    [
                        "description": .string(route.title),
                        "content": ["application/json": ["schema": schema.document]],
                    ]
                )
            case .files(let kinds):
                .init(
                    "200",
                    [
                        "description": .string(route.title),
                        "content": .object(kinds.map { .init($0, .object([])) }),
                    ]
                )
            }
        let problems = route.problemStatuses.map { status -> JSON.Member in
            .init(
                "\(status)",
                [
                    "description": .string(APIProblem.titles[status] ?? "Refused"),
                    "content": [
                        "application/problem+json": ["schema": APIProblem.documentSchema.document]
                    ],
                ]
            )
        }
        return [success] + problems
    }
}
