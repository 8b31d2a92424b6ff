// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Hummingbird

/// Answers addresses that are not for people before the panels look at them, whatever the
/// method: a program gets a program's answer also where there is nothing.
package struct ProgramAnswers: RouterMiddleware {
    package typealias Context = PanelContext

    /// Nil for an address that is somebody else's.
    private let respond: @Sendable (Request, PanelContext) async throws -> Response?

    package init(
        _ respond: @escaping @Sendable (Request, PanelContext) async throws -> Response?
    ) {
        self.respond = respond
    }

    /// Answers the request, or lets it go on to the panels.
    package func handle(
        _ request: Request,
        context: PanelContext,
        next: (Request, PanelContext) async throws -> Response
    ) async throws -> Response {
        if let response = try await respond(request, context) { return response }
        return try await next(request, context)
    }
}
