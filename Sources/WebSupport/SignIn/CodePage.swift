// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// The form for the code that follows a right password.
struct CodePage {
    var formToken: String
    var error: Phrase?

    var document: HTML {
        let said: HTML =
            error.map { #"<div class="notice bad" role="alert"><p>\#($0)</p></div>"# } ?? ""
        return Layout.bare(
            title: "Second step",
            """
            <h1>Second step</h1>\(said)
            <form class="form" method="post" action="/sign-in/code">
            <input type="hidden" name="form_token" value="\(formToken)">
            <div class="field"><label for="f-code">Code</label><input id="f-code" name="code" \
            autocomplete="one-time-code" inputmode="text" required autofocus \
            aria-describedby="h-code"><div class="hint" id="h-code">Six digits from your \
            authenticator app, or one of your recovery codes.</div></div>
            <div class="form-actions"><button class="button primary" type="submit">Go on\
            </button><a class="button" href="/sign-in">Cancel</a></div></form>
            """
        )
    }
}
