// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import WebSupport

/// One field of a filter.
enum FilterField {
    case text(String, label: Phrase)
    case date(String, label: Phrase)
    case choice(String, label: Phrase, [(value: String, label: Phrase)])
    /// Kept as it is when the filter is applied.
    case hidden(String)

    /// The two days of a range.
    static let days: [FilterField] = [
        .date("from", label: "From"), .date("through", label: "Through"),
    ]

    func html(_ values: QueryValues) -> HTML {
        switch self {
        case .text(let name, let label): input("text", name, label, values)
        case .date(let name, let label): input("date", name, label, values)
        case .hidden(let name):
            #"<input type="hidden" name="\#(name)" value="\#(values[name])">"#
        case .choice(let name, let label, let choices):
            """
            <div class="field"><label for="f-\(name)">\(label)</label>\
            <select id="f-\(name)" name="\(name)">\(options(choices, values[name]))</select></div>
            """
        }
    }

    private func input(
        _ type: String,
        _ name: String,
        _ label: Phrase,
        _ values: QueryValues
    ) -> HTML {
        """
        <div class="field"><label for="f-\(name)">\(label)</label>\
        <input type="\(type)" id="f-\(name)" name="\(name)" value="\(values[name])"></div>
        """
    }

    private func options(_ choices: [(value: String, label: Phrase)], _ chosen: String) -> HTML {
        each(choices) { choice in
            let selected: HTML = choice.value == chosen ? " selected" : ""
            return #"<option value="\#(choice.value)"\#(selected)>\#(choice.label)</option>"#
        }
    }
}

/// A filter form whose fields become the page's query.
func filterForm(_ action: ClientURL, _ fields: [FilterField], _ values: QueryValues) -> HTML {
    filterBar(action.path, each(fields) { $0.html(values) })
}

/// A link in the shape of a button, named by data.
@_disfavoredOverload
func buttonLink(_ label: some StringProtocol, _ url: String) -> HTML {
    buttonLink(Phrase(verbatim: String(label)), url)
}

/// A link in the shape of a button.
func buttonLink(_ label: Phrase, _ url: String) -> HTML {
    #"<a class="button" href="\#(url)">\#(label)</a>"#
}
