// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import WebSupport

/// A party's price rows, told apart by when they are in force.
struct PriceTables {
    var listing: PriceListing
    var now: Instant
    /// The page that the tables stand on, and whose prices they are.
    var path: String
    var owner: PriceOwner
    /// The zone whose times the form beside it takes: a client's own.
    var zone = "UTC"
    /// Where coming prices are undone; nil for people who may not.
    var undoAction: String?

    /// The three tables; `close` is where a price is closed, nil for people who may not.
    func html(_ frame: PageFrame, closeAction: String?) -> HTML {
        let count = frame.show.count(listing.openCount)
        let title: Phrase = "In force now (\(count))"
        return """
            \(card(title, inForce(frame, closeAction), actions: listing.isEmpty ? "" : files))
            \(listing.ahead.isEmpty ? "" : card("Dated ahead", ahead(frame)))
            \(listing.superseded.isEmpty ? "" : history(frame))
            """
    }

    private var files: HTML {
        each(ListForm.allCases) { form in
            let url = AdminURL.desk(.priceFile(owner, form)).path
            return #"<a class="button small" href="\#(url)">\#(form.label)</a>"#
        }
    }

    private func inForce(_ frame: PageFrame, _ close: String?) -> HTML {
        if listing.isEmpty {
            return emptyState("No price is in force: messages are blocked.")
        }
        let country = FieldSpec("country", "Country", .select(Choices.countries))
        let filter = filterForm(path, [country], listing.filter)
        let pages = pagination(
            first: listing.isFirst ? nil : listing.filter.link(to: path),
            next: listing.next.map { listing.filter.link(to: path, $0) }
        )
        let rows =
            listing.open.isEmpty
            ? emptyState("There is no price of this country.")
            : table(listing.open, frame, caption: "Prices in force", closeAction: close)
        return "\(filter)\(rows)\(pages)"
    }

    private func ahead(_ frame: PageFrame) -> HTML {
        let rows = table(listing.ahead, frame, caption: "Future prices", closeAction: nil)
        return "\(undoing(frame))\(rows)\(more(listing.aheadCount - listing.ahead.count, frame))"
    }

    private func history(_ frame: PageFrame) -> HTML {
        let shown = listing.superseded
        let rows = table(shown, frame, caption: "Earlier prices", closeAction: nil)
        return details(
            "History (\(frame.show.count(listing.supersededCount)))",
            "\(rows)\(more(listing.supersededCount - shown.count, frame))"
        )
    }

    private func more(_ count: Int, _ frame: PageFrame) -> HTML {
        count > 0 ? "<p>… and \(frame.show.count(count)) more.</p>" : ""
    }

    /// A button for each time that coming prices were recorded at.
    private func undoing(_ frame: PageFrame) -> HTML {
        guard let undoAction else { return "" }
        return each(listing.recordings) { time, count in
            let button = frame.button(
                "Undo",
                action: undoAction,
                hidden: ["recorded_at": "\(time.microseconds)"]
            )
            return """
                <p>Recorded at \(Show(zone: zone).time(time)): \(count). \(button)</p>
                """
        }
    }

    private func table(
        _ rows: [PriceRow],
        _ frame: PageFrame,
        caption: Phrase,
        closeAction: String?
    ) -> HTML {
        let show = Show(zone: zone)
        return DataTable(
            [
                .text("Destination"), .number("Price"), .text("Billing"),
                .fixed("Effective from (\(show.zone))"), .text("Marks"), .text(""),
            ],
            rows: rows.map { row in
                let close: HTML =
                    closeAction.map {
                        frame.button(
                            "Close",
                            action: $0,
                            hidden: [
                                "country": row.destination.country.code,
                                "network": row.destination.network?.text ?? "",
                            ]
                        )
                    } ?? ""
                let mark: HTML =
                    row.isClosed
                    ? Chip(tone: .plain, word: "Closed").html
                    : row.sellsToNegative
                        ? Chip(tone: .warn, word: "Sells to negative").html : ""
                return [
                    "\(show.destination(row.destination))",
                    row.isClosed ? "–" : "\(show.price(row.price))",
                    "\(Phrase(key: "by \(row.basis.rawValue)"))", show.time(row.effectiveFrom),
                    mark, close,
                ]
            },
            caption: caption
        ).html
    }
}

/// The forms that set, import and look up prices.
struct PriceEditing {
    var setAction: String
    var importAction: String
    var setForm: FilledForm
    var importForm: FilledForm
    var importProblems: HTML = ""
    var isSell: Bool
    var zone: String
    var currency: String

    func html(_ frame: PageFrame) -> HTML {
        let fields = PriceForm.fields(isSell: isSell, zone: zone, currency: currency)
        let set = setForm.html(
            action: setAction,
            groups: [FieldGroup("One price", fields)],
            button: "Save",
            frame: frame
        )
        let deck = importForm.html(
            action: importAction,
            groups: [
                FieldGroup("Rate deck", intro: importProblems, PriceForm.importFields),
                PriceForm.columns,
            ],
            button: "Import",
            frame: frame,
            layout: .init(isMultipart: true, hasPreview: true)
        )
        return """
            \(details("Set a price", set, isOpen: !setForm.errors.isEmpty))
            \(details("Import prices (CSV, TXT, XLSX)", deck, isOpen: !importForm.errors.isEmpty
                || !importProblems.isEmpty))
            """
    }
}

/// "What did this client pay for 25501 on 3 March at 14:00?", asked and answered.
struct PriceLookup {
    var client: Client
    var query: QueryValues
    /// Nil when nothing was asked.
    var answer: Answer?

    /// The explanation, or what was wrong with the question.
    enum Answer {
        case found(PriceExplanation, Destination, Instant)
        case notUnderstood(Phrase)
    }

    func html(_ frame: PageFrame) -> HTML {
        let form = filterForm(
            AdminURL.client(client.id, .prices).path,
            [
                FieldSpec("for", "Number or network", hint: "380501234567 or 25501"),
                FieldSpec("at", "At", .moment, hint: "Time of \(client.zone). Empty: now."),
            ],
            query
        )
        return details("Price on a date", "\(form)\(said(frame))", isOpen: answer != nil)
    }

    /// Times as the question has them.
    private var show: Show { Show(zone: client.zone) }

    private func said(_ frame: PageFrame) -> HTML {
        switch answer {
        case nil: return ""
        case .notUnderstood(let sentence):
            return #"<p class="field-error">\#(sentence)</p>"#
        case .found(let explanation, let destination, let instant):
            let price = explanation.price
            let result: HTML =
                price.map {
                    "\(frame.show.price($0.price)) \(Phrase(key: "by \($0.basis.rawValue)"))"
                }
                ?? "no price: the message is blocked (no_client_price)"
            return """
                <p>\(frame.show.destination(destination)) at \(show.time(instant)) \(show.zone): \
                <strong>\(result)</strong>.</p>
                <ol>\(each(explanation.steps) { self.step($0, winner: price, frame) })</ol>
                """
        }
    }

    private func step(
        _ step: PriceExplanation.Step,
        winner: PriceRow?,
        _ frame: PageFrame
    ) -> HTML {
        let wins = step.isOpen && step.row?.id == winner?.id
        let name = frame.show.destination(step.destination)
        let next: HTML =
            step.next.map {
                " (next: \(frame.show.price($0.price)) from \(show.time($0.effectiveFrom)))"
            }
            ?? ""
        guard let row = step.row else { return "<li>\(name): no price yet\(next).</li>" }
        if row.isClosed {
            return "<li>\(name): closed since \(show.time(row.effectiveFrom))\(next).</li>"
        }
        let mark: HTML = wins ? " \(Chip(tone: .good, word: "This one wins").html)" : ""
        return """
            <li>\(name): \(frame.show.price(row.price)) from \(show.time(row.effectiveFrom))\
            \(next).\(mark)</li>
            """
    }
}
