// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Documents
import Storage
import WebSupport

/// What a client would be told about its prices, and what it was told before.
struct PriceNoticePage {
    var draft: PriceNoticeDraft
    var sent: [PriceNoticeRecord]
    var requestID: String
    var errors = FieldErrors()

    /// Notices of the list; a client gets a few a month.
    static let sentMax = 50

    func html(_ frame: PageFrame, client: ClientID) -> HTML {
        let problem: HTML =
            errors.isEmpty ? "" : notice("\(errors.description)", tone: .bad)
        let changes = draft.notice.changes
        let body: HTML =
            changes.isEmpty
            ? emptyState(
                """
                The client knows all of its prices. Set or import prices first; what changes is \
                listed here to be sent.
                """
            ) : "\(introduction(frame, client))\(table(frame))"
        return """
            \(problem)\(card("Price notice", body))
            \(sent.isEmpty ? "" : card("Sent before", history(frame, client)))
            """
    }

    private func introduction(_ frame: PageFrame, _ client: ClientID) -> HTML {
        let since: HTML =
            draft.lastSentAt.map { "since the last notice, \(frame.show.time($0))" }
            ?? "of all prices, since no notice was sent yet"
        let count = frame.show.count(Int64(draft.notice.changes.count))
        guard !draft.recipients.isEmpty else {
            let billing = link("Billing", AdminURL.client(client, .billing).path)
            return """
                <p>\(count) changes \(since). The client has no e-mail for price updates: enter \
                one under \(billing) to send them.</p>
                """
        }
        let form: HTML =
            frame.allows(.write, .clients)
            ? """
            <form class="inline" method="post" action="\(AdminURL.priceNotice(client).path)">\
            \(frame.formToken)<input type="hidden" name="request_id" value="\(requestID)">\
            <input type="hidden" name="through" value="\(draft.through.map { "\($0)" } ?? "")">\
            <button class="button primary" type="submit">Send</button></form>
            """ : ""
        return """
            <p>\(count) changes \(since). To \(draft.recipients.joined(separator: ", ")), with a \
            PDF, an XLSX and a CSV file.</p><p>\(form)</p>
            """
    }

    private func table(_ frame: PageFrame) -> HTML {
        let show = frame.show
        let currency = draft.notice.currency
        func price(_ micros: Int64?) -> HTML {
            micros.map { "\(show.money($0, currency))" } ?? "–"
        }
        return DataTable(
            [
                .text("Destination"), .number("Old price"), .number("New price"),
                .number("Difference"), .text("Change"), .fixed("Valid from"),
            ],
            rows: draft.notice.changes.map { change in
                [
                    "\(show.destination(change.destination))", price(change.oldMicros),
                    price(change.newMicros), price(change.differenceMicros),
                    change.status.chip, show.date(change.validFrom),
                ]
            },
            caption: "Price changes"
        ).html
    }

    private func history(_ frame: PageFrame, _ client: ClientID) -> HTML {
        DataTable(
            [.fixed("Sent"), .number("Changes"), .text("By"), .fixed("Download")],
            rows: sent.map { record in
                let links = each(PriceNoticeFile.allCases) { form in
                    let url = AdminURL.priceNoticeFile(client, record.id, form).path
                    return "\(link(form.rawValue.uppercased(), url)) "
                }
                return [
                    frame.show.time(record.sentAt), "\(frame.show.count(record.changes))",
                    "\(record.sentBy)", #"<span class="download">\#(links)</span>"#,
                ]
            },
            caption: "Sent notices"
        ).html
    }
}

extension PriceNotice.Status {
    /// The status in the panel's own words.
    fileprivate var chip: HTML {
        switch self {
        case .added: Chip(tone: .info, word: "New").html
        case .raised: Chip(tone: .warn, word: "Higher").html
        case .lowered: Chip(tone: .good, word: "Lower").html
        case .same: Chip(tone: .plain, word: "Billed otherwise").html
        case .closed: Chip(tone: .bad, word: "Closed").html
        }
    }
}
