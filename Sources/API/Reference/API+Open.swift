// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Hummingbird
import WebSupport

extension API {
    /// The answers that need no key: the document and the page made of it.
    func openAnswer(_ request: Request, _ path: String) throws -> Response? {
        guard ["/api", "/api/", "/api/reference", Self.root + "/openapi.json"].contains(path)
        else { return nil }
        guard request.method == .get || request.method == .head else {
            throw APIProblem.method(["GET"])
        }
        switch path {
        case "/api/reference":
            // The reference is English throughout, as the names in it are.
            let page = Language.$current.withValue(.english) { ReferencePage(routes: routes).html }
            return Response.document(page)
        case Self.root + "/openapi.json":
            return Self.json(200, OpenAPIDocument(routes: routes).json.written())
        default: return Response.redirect(to: "/api/reference", type: .normal)
        }
    }
}
