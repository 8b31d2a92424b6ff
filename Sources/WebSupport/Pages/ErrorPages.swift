// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// Pages that say what went wrong and where to go on.
enum ErrorPages {
    static func page(status: Int) -> HTML {
        let (title, sentence): (Phrase, HTML) =
            switch status {
            case 400: ("Not understood", "The browser sent something this page cannot read.")
            case 403:
                (
                    "Not allowed",
                    """
                    Your role does not allow this, or the form was too old. Go back, load the \
                    page again and repeat.
                    """
                )
            case 404: ("Not found", "There is nothing at this address.")
            case 413: ("Too large", "The file is larger than this form takes.")
            default:
                (
                    "Something failed",
                    "Nothing was saved. Please try again; the reason is in the program's log."
                )
            }
        return Layout.bare(
            title: title,
            """
            <h1>\(title)</h1><p>\(sentence)</p><p><a class="button" href="/">To the start</a></p>
            """
        )
    }
}
