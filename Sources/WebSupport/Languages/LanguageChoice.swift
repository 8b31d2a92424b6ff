// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import HTTPTypes
import Hummingbird
import Storage

/// Answers each request in the language chosen in this browser, or else in the one that the
/// browser asks for.
///
/// Who is signed in and chose a language gets that one everywhere.
struct LanguageChoice<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let chosen = request.cookies[PanelServer.languageCookie]
            .flatMap { Language(rawValue: $0.value) }
        let language =
            chosen ?? Language.accepted(by: request.headers[.acceptLanguage] ?? "")
        return try await Language.$current.withValue(language) {
            try await next(request, context)
        }
    }
}

extension Person {
    /// The language of the person's panel: their own choice, or the request's.
    var panelLanguage: Language { Language(rawValue: language) ?? Language.current }
}
