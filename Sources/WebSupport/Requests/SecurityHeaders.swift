// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import HTTPTypes
import Hummingbird
import Logging

/// Puts the headers on every answer that keep pages of others out of ours.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    private static var policy: String {
        """
        default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
        img-src 'self' data:; form-action 'self'; \
        frame-ancestors 'none'; base-uri 'none'
        """
    }

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        // Never leaves this host; the colour switch needs it to find its way back.
        response.headers[Self.referrerPolicy] = "same-origin"
        return response
    }

    private static var referrerPolicy: HTTPField.Name {
        HTTPField.Name("Referrer-Policy") ?? .xContentTypeOptions
    }
}

/// Turns thrown errors into pages; what is nobody's fault but ours is logged.
struct ErrorAnswers<Context: RequestContext>: RouterMiddleware {
    let logger: Logger

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as any HTTPResponseError {
            return .html(ErrorPages.page(status: error.status.code), status: error.status)
        } catch {
            logger.error(
                "request failed",
                metadata: ["http.path": "\(request.uri.path)", "error": "\(error)"]
            )
            return .html(ErrorPages.page(status: 500), status: .internalServerError)
        }
    }
}
