// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives
import WebSupport

/// **Create**: an invoice or statistics of a client's period, seen before it is issued.
struct NewInvoicePage {
    var form: FilledForm
    var clients: [Client]
    var presets: [Preset]
    /// What would be issued; nil until it was asked for.
    var preview: NewInvoicesController.Preview?
    var frame: PageFrame

    /// A period in one click.
    struct Preset {
        var label: Phrase
        var from: CalendarDate
        var through: CalendarDate?
    }

    /// Last month, and this month up to now.
    static func presets(on today: CalendarDate) -> [Preset] {
        let thisMonth = today.firstOfMonth
        let lastDay = thisMonth.adding(days: -1)
        let yesterday = today.adding(days: -1)
        return [
            Preset(label: "Last month", from: lastDay.firstOfMonth, through: lastDay),
            Preset(
                label: "This month to yesterday",
                from: thisMonth,
                through: max(yesterday, thisMonth)
            ),
            Preset(label: "This month up to now", from: thisMonth),
        ]
    }

    private var fields: [FieldSpec] {
        [
            FieldSpec(
                "client",
                "Client",
                .select(clientChoices(clients)),
                isRequired: true
            ),
            FieldSpec(
                "what",
                "Produce",
                .select([
                    .init(value: "both", label: "Invoice and statistics"),
                    .init(value: "invoice", label: "Invoice only"),
                    .init(value: "statistics", label: "Statistics only"),
                ])
            ),
            FieldSpec("from", "Period from", .date, isRequired: true),
            FieldSpec(
                "through",
                "Period through",
                .date,
                hint: "Its last day, in the client's time zone."
            ),
            FieldSpec(
                "up_to_now",
                "Bill up to now",
                .check,
                hint: "Ends at the last full quarter-hour instead of a midnight."
            ),
        ]
    }

    var page: Page {
        let html = form.html(
            action: AdminURL.newInvoice.path,
            groups: [FieldGroup("Invoice for a period", intro: presetLinks, fields)],
            button: "Create",
            frame: frame,
            layout: .init(hasPreview: true, cancel: AdminURL.invoices.path)
        )
        return Page(
            title: "Create invoice",
            section: .invoices,
            content: "\(pageHead("Create invoice"))\(html)\(shownPreview)"
        )
    }

    private var presetLinks: HTML {
        let links = each(presets) { preset in
            let url = AdminURL.newInvoice.with([
                "client": form.values[field: "client"], "what": form.values[field: "what"],
                "from": "\(preset.from)",
                "through": preset.through.map { "\($0)" } ?? "",
                "up_to_now": preset.through == nil ? "1" : "",
            ])
            return #"<a class="button small" href="\#(url)">\#(preset.label)</a> "#
        }
        return #"<p class="presets">\#(links)</p>"#
    }

    private var shownPreview: HTML {
        switch preview {
        case nil: ""
        case .statisticsOnly:
            """
            <div class="notice info"><p>Statistics only: no invoice will be issued and the \
            period stays free.</p></div>
            """
        case .draft(let draft): draftPreview(draft)
        }
    }
}

/// The clients of a select field.
func clientChoices(_ clients: [Client]) -> [FieldSpec.Choice] {
    Choices.withNone(
        "– choose –",
        clients.map { client in
            let company = client.company.name.isEmpty ? "" : " · \(client.company.name)"
            return .init(
                value: "\(client.id)",
                label: "\(client.login)\(company) · \(client.currency.code)"
            )
        }
    )
}

/// A draft with what it will be drawn with.
struct DrawnDraft: Sendable {
    var draft: InvoiceDraft
    var drawn: DrawnDocument
}

/// A draft as it would be issued, its warnings first.
func draftPreview(_ shown: DrawnDraft) -> HTML {
    let warnings = each(shown.draft.warnings) { "<li>\($0.sentence)</li>" }
    let notice: HTML =
        shown.draft.warnings.isEmpty
        ? "" : #"<div class="notice warn"><ul>\#(warnings)</ul></div>"#
    return """
        <section class="preview"><h2>Preview: nothing is issued yet</h2>\(notice)\
        \(shown.drawn.preview.html)</section>
        """
}

/// **Create for amount**: an invoice or proforma of a typed sum.
struct NewAmountInvoicePage {
    var form: FilledForm
    var clients: [Client]
    var draft: DrawnDraft?
    var frame: PageFrame

    private var fields: [FieldSpec] {
        [
            FieldSpec(
                "client",
                "Client",
                .select(clientChoices(clients)),
                isRequired: true
            ),
            FieldSpec("date", "Invoice date", .date, isRequired: true),
            FieldSpec(
                "amount",
                "Amount",
                .decimal,
                isRequired: true,
                hint: "Net, in the client's currency; tax is added by the enterprise's rules."
            ),
            FieldSpec(
                "kind",
                "Kind",
                .select([
                    .init(value: "amount", label: "Invoice"),
                    .init(value: "proforma", label: "Proforma: a request for payment"),
                ])
            ),
            FieldSpec("text", "Text", .area(rows: 2), isRequired: true, hint: "What it is for."),
        ]
    }

    var page: Page {
        let html = form.html(
            action: AdminURL.newAmountInvoice.path,
            groups: [FieldGroup("Invoice for an amount", fields)],
            button: "Create",
            frame: frame,
            layout: .init(hasPreview: true, cancel: AdminURL.invoices.path)
        )
        let preview: HTML = draft.map(draftPreview) ?? ""
        return Page(
            title: "Create for amount",
            section: .invoices,
            content: "\(pageHead("Create for amount"))\(html)\(preview)"
        )
    }
}
