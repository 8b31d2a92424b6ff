// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A filter form whose fields become the page's query; *Reset* only where something is set.
package func filterBar(_ action: String, _ fields: HTML, isSet: Bool = true) -> HTML {
    let reset: HTML = isSet ? #"<a class="button quiet" href="\#(action)">Reset</a>"# : ""
    return """
        <form class="filters" method="get" action="\(action)">\(fields)
        <div class="filter-actions"><button class="button" type="submit">Apply</button>\
        \(reset)</div></form>
        """
}
