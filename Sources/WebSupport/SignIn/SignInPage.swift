// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// The form that people sign in with.
struct SignInPage {
    /// Proves that the form came from this page: the visitor's cookie has it as well.
    var formToken: String
    var login = ""
    var error: Phrase?

    var document: HTML {
        let said: HTML =
            error.map { #"<div class="notice bad" role="alert"><p>\#($0)</p></div>"# } ?? ""
        return Layout.bare(
            title: "Sign in",
            """
            <h1>Sign in</h1>\(said)
            <form class="form" method="post" action="/sign-in">
            <input type="hidden" name="form_token" value="\(formToken)">
            <div class="field"><label for="f-login">Login</label><input id="f-login" \
            name="login" value="\(login)" autocomplete="username" required autofocus></div>
            <div class="field"><label for="f-password">Password</label><input id="f-password" \
            type="password" name="password" autocomplete="current-password" required></div>
            <div class="form-actions"><button class="button primary" type="submit">Sign in\
            </button></div></form>
            """
        )
    }
}
