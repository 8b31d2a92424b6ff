// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import WebSupport

/// A filter form whose fields become the page's query.
func filterForm(_ action: String, _ fields: [FieldSpec], _ values: QueryValues) -> HTML {
    let form = FilledForm(values.typed)
    return filterBar(action, each(fields) { form.field($0) }, isSet: !values.isEmpty)
}

extension QueryValues {
    /// The values as those of a form.
    var typed: TypedFields { TypedFields(values) }
}
