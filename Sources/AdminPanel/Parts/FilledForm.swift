// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Primitives
import WebSupport

/// A form as a person sees it: what was typed (or is stored), and what is wrong with it.
struct FilledForm {
    var values: TypedFields
    var errors: FieldErrors
    /// Makes a repeated press of Create harmless.
    var requestID: String?
    /// The version of the object that the form shows.
    var version: Int64?

    init(
        _ values: TypedFields = [:],
        errors: FieldErrors = FieldErrors(),
        requestID: String? = nil,
        version: Int64? = nil
    ) {
        self.values = values
        self.errors = errors
        self.requestID = requestID
        self.version = version
    }

    /// The whole form: errors on top, groups of fields, the green button.
    func html(
        action: String,
        groups: [FieldGroup],
        button: Phrase,
        frame: PageFrame,
        layout: Layout = Layout()
    ) -> HTML {
        let encoding: HTML =
            layout.isMultipart ? #" enctype="multipart/form-data""# : ""
        return """
            <form class="form" method="post" action="\(action)"\(encoding)\(layout.live) \
            novalidate>
            \(frame.formToken)\(hiddenFields)\(summary(groups))
            \(each(groups) { self.group($0) })
            <div class="form-actions"><button class="button primary" type="submit">\(button)\
            </button>\(layout.buttons)</div>
            </form>
            """
    }

    /// What a form has besides its fields and its button.
    struct Layout {
        /// It sends files.
        var isMultipart = false
        /// A second button shows what the first would do.
        var hasPreview = false
        /// Where the link *Cancel* leads.
        var cancel: String?
        /// Where the page's script asks for the content of the pane `preview` while somebody
        /// types; the button *Preview* does the same without a script.
        var livePreview: String?

        fileprivate var live: HTML {
            livePreview.map { #" data-preview="\#($0)""# } ?? ""
        }

        fileprivate var buttons: HTML {
            let preview: HTML =
                hasPreview
                ? """
                 <button class="button" type="submit" name="action" value="preview">\
                Preview</button>
                """ : ""
            let link: HTML =
                cancel.map { #" <a class="button" href="\#($0)">Cancel</a>"# } ?? ""
            return "\(preview)\(link)"
        }
    }

    private var hiddenFields: HTML {
        let request: HTML =
            requestID.map { #"<input type="hidden" name="request_id" value="\#($0)">"# } ?? ""
        let shown: HTML =
            version.map { #"<input type="hidden" name="version" value="\#($0)">"# } ?? ""
        return "\(request)\(shown)"
    }

    private func summary(_ groups: [FieldGroup]) -> HTML {
        guard !errors.isEmpty else { return "" }
        let known = Set(groups.flatMap { $0.fields.map(\.name) })
        let general = errors.entries.filter { !known.contains($0.field) }
        let count = errors.byField.count
        let opening: HTML =
            general.isEmpty
            ? count == 1
                ? "<p>Nothing was saved. One field needs your attention.</p>"
                : "<p>Nothing was saved. \(count) fields need your attention.</p>"
            : each(general) { "<p>\($0.sentence)</p>" }
        return #"<div class="notice bad" role="alert">\#(opening)</div>"#
    }

    /// One group of fields with its heading, and what is wrong with the form above it.
    func fieldset(_ group: FieldGroup) -> HTML {
        "\(hiddenFields)\(summary([group]))\(self.group(group))"
    }

    private func group(_ group: FieldGroup) -> HTML {
        if group.isFolded {
            let isOpen = group.fields.contains {
                !values[field: $0.name].isEmpty || errors[$0.name] != nil
            }
            return details(group.title, grid(group), isOpen: isOpen)
        }
        return """
            <fieldset><legend>\(group.title)</legend>\(grid(group))</fieldset>
            """
    }

    private func grid(_ group: FieldGroup) -> HTML {
        """
        \(group.intro)<div class="field-grid">\(each(group.fields) { field($0) })</div>
        """
    }

    /// One field with its label, hint and error.
    func field(_ spec: FieldSpec) -> HTML {
        if case .check = spec.kind { return check(spec) }
        if case .hidden = spec.kind {
            let value = values[field: spec.name]
            return #"<input type="hidden" name="\#(spec.name)" value="\#(value)">"#
        }
        let isWide = if case .area = spec.kind { true } else { false }
        let mark: HTML =
            spec.isRequired ? #" <span class="required" title="required">*</span>"# : ""
        return """
            <div class="field\(isWide ? " wide" : "")">
            <label for="f-\(spec.name)">\(spec.label)\(mark)</label>
            \(control(spec))\(helpBelow(spec))</div>
            """
    }

    private func check(_ spec: FieldSpec) -> HTML {
        let text = values[field: spec.name]
        let isOn: HTML = text.isEmpty || text == "0" ? "" : " checked"
        return """
            <div class="field check"><label><input type="checkbox" id="f-\(spec.name)" \
            name="\(spec.name)" value="1"\(isOn)\(attributes(spec))> \(spec.label)</label>\
            \(helpBelow(spec))</div>
            """
    }

    private func helpBelow(_ spec: FieldSpec) -> HTML {
        let error: HTML =
            errors[spec.name].map {
                #"<p class="field-error" id="e-\#(spec.name)">\#($0)</p>"#
            } ?? ""
        let hint: HTML =
            spec.hint.isEmpty ? "" : #"<div class="hint" id="h-\#(spec.name)">\#(spec.hint)</div>"#
        return "\(error)\(hint)"
    }

    private func attributes(_ spec: FieldSpec) -> HTML {
        let hasError = errors[spec.name] != nil
        var described: [String] = []
        if hasError { described.append("e-\(spec.name)") }
        if !spec.hint.isEmpty { described.append("h-\(spec.name)") }
        let description: HTML =
            described.isEmpty ? "" : #" aria-describedby="\#(described.joined(separator: " "))""#
        let invalid: HTML = hasError ? #" aria-invalid="true""# : ""
        let required: HTML = spec.isRequired ? " required" : ""
        return "\(description)\(invalid)\(required)"
    }

    private func control(_ spec: FieldSpec) -> HTML {
        let value = values.values[spec.name] ?? ""
        switch spec.kind {
        case .text: return input("text", spec, value)
        case .email: return input("email", spec, value)
        case .decimal: return input("text", spec, value, extra: #" inputmode="decimal""#)
        case .number: return input("text", spec, value, extra: #" inputmode="numeric""#)
        case .date: return input("date", spec, value)
        case .moment: return input("datetime-local", spec, value)
        case .password:
            return input("password", spec, "", extra: #" autocomplete="new-password""#)
        case .file(let accept): return input("file", spec, "", extra: #" accept="\#(accept)""#)
        case .area(let rows):
            return """
                <textarea id="f-\(spec.name)" name="\(spec.name)" rows="\(rows)"\
                \(attributes(spec))>\n\(value)</textarea>
                """
        case .select(let choices):
            return """
                <select id="f-\(spec.name)" name="\(spec.name)"\(attributes(spec))>\
                \(options(choices, chosen: value))</select>
                """
        case .suggested(let choices):
            let list: HTML = """
                <datalist id="l-\(spec.name)">\(options(choices, chosen: ""))</datalist>
                """
            return "\(input("text", spec, value, extra: #" list="l-\#(spec.name)""#))\(list)"
        case .check, .hidden: return ""
        }
    }

    private func input(
        _ type: String,
        _ spec: FieldSpec,
        _ value: String,
        extra: HTML = ""
    ) -> HTML {
        """
        <input type="\(type)" id="f-\(spec.name)" name="\(spec.name)" value="\(value)"\
        \(extra)\(attributes(spec))>
        """
    }
}

/// The options of a select field; a chosen value that is not among them is kept.
func options(_ choices: [FieldSpec.Choice], chosen: String) -> HTML {
    var all = choices
    if !chosen.isEmpty, !choices.contains(where: { $0.value == chosen }) {
        all.append(.init(value: chosen, label: chosen))
    }
    return each(all) { choice in
        let selected: HTML = choice.value == chosen ? " selected" : ""
        return #"<option value="\#(choice.value)"\#(selected)>\#(choice.label)</option>"#
    }
}
