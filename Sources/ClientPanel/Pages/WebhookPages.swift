// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage
import WebSupport

/// The client's endpoints, and the form that makes one.
struct WebhooksPage {
    var endpoints: [WebhookEndpoint]
    var form: [String: String]
    var problems: FormProblems

    func page(_ frame: PageFrame) -> Page {
        let head = pageHead(
            "Webhooks",
            actions: APIKeysView.reference,
            intro: "<p>We tell your server when something happens, signed and repeated.</p>"
        )
        let empty = emptyState(
            "We call no server of yours yet. Name an address below and what it is to be told."
        )
        var values = form
        if form.isEmpty {
            for kind in WebhookEventKind.allCases { values["event:\(kind.rawValue)"] = "1" }
        }
        let fields = WebhookForm(values: values, problems: problems).html
        let create: HTML = """
            <form class="form" method="post" action="\(ClientURL.webhooks.path)" novalidate>\
            \(frame.formToken)\(fields)<div class="form-actions">\
            <button class="button primary" type="submit">Create</button></div></form>
            """
        return Page(
            title: "Webhooks",
            section: .webhooks,
            content: """
                \(head)\(endpoints.isEmpty ? empty : table(frame))
                \(details(
                    "Create a webhook",
                    create,
                    isOpen: endpoints.isEmpty || !problems.isEmpty
                ))
                """
        )
    }

    private func table(_ frame: PageFrame) -> HTML {
        DataTable(
            [
                .text("Address"), .text("Events"), .fixed("Status"), .fixed("Created"), .text(""),
            ],
            rows: endpoints.map { endpoint in
                let events = endpoint.events.sorted().map(\.rawValue).joined(separator: ", ")
                return [
                    "\(endpoint.url)", "\(events)", activityChip(endpoint.isActive),
                    frame.show.time(endpoint.createdAt),
                    link("Open", ClientURL.webhook(endpoint.id).path),
                ]
            },
            caption: "Webhooks"
        ).html
    }
}

/// One endpoint: its secret, its fields, and what was delivered to it.
struct WebhookPage {
    var endpoint: WebhookEndpoint
    var deliveries: [WebhookDelivery]
    var isFirst = true
    var form: [String: String]
    var problems = FormProblems()

    init(endpoint: WebhookEndpoint, deliveries: [WebhookDelivery]) {
        self.endpoint = endpoint
        self.deliveries = deliveries
        form = ["url": endpoint.url, "is_active": endpoint.isActive ? "1" : ""]
        for kind in endpoint.events { form["event:\(kind.rawValue)"] = "1" }
    }

    func page(_ frame: PageFrame) -> Page {
        let url = ClientURL.webhook(endpoint.id).path
        let fields = WebhookForm(values: form, problems: problems, hasState: true).html
        let edit: HTML = """
            <form class="form" method="post" action="\(url)" novalidate>\(frame.formToken)\(fields)\
            <div class="form-actions"><button class="button primary" type="submit">Save</button>\
            </div></form>
            """
        let steps = breadcrumbs([("Webhooks", ClientURL.webhooks.path)])
        return Page(
            title: "Webhook",
            section: .webhooks,
            content: """
                \(steps)\(pageHead("Webhook", actions: button(frame, "remove", "Remove")))
                \(card("Secret", secret(frame), actions: button(frame, "rotate", "New secret")))
                \(card("Address and events", edit))
                \(card("Deliveries", log(frame)))
                """
        )
    }

    private func button(_ frame: PageFrame, _ action: String, _ label: Phrase) -> HTML {
        """
        <form class="inline" method="post" \
        action="\(ClientURL.webhook(endpoint.id).path)/\(action)">\(frame.formToken)\
        <button class="button small" type="submit">\(label)</button></form>
        """
    }

    private func secret(_ frame: PageFrame) -> HTML {
        var former: HTML = ""
        if let end = endpoint.formerUntil, endpoint.secrets(at: frame.now).count > 1 {
            let time = frame.show.time(end)
            former = #"<p class="hint">The former secret signs as well until \#(time).</p>"#
        }
        return """
            <p>Check <code>webhook-signature</code> with it, by Standard Webhooks:</p>
            <details><summary>Show</summary><p><code class="secret">\(endpoint.secret)</code></p>\
            </details>\(former)
            """
    }

    private func log(_ frame: PageFrame) -> HTML {
        let size = WebhooksController.pageSize
        let shown = deliveries.prefix(size)
        guard !shown.isEmpty else {
            return emptyState("Nothing was delivered yet. The log begins with the first event.")
        }
        let url = ClientURL.webhook(endpoint.id)
        let next = deliveries.count > size ? shown.last.map { url.with("before=\($0.id)") } : nil
        let table = DataTable(
            [
                .fixed("Event"), .text("Type"), .fixed("When"), .fixed("State"),
                .number("Attempts"), .text("Last answer"), .text(""),
            ],
            rows: shown.map { delivery in
                [
                    "<code>evt_\(delivery.eventID)</code>", "\(delivery.event.kind.rawValue)",
                    frame.show.time(delivery.event.at), delivery.chip,
                    "\(delivery.attempts)", answer(delivery, frame),
                    delivery.state == .waiting
                        ? "" : button(frame, "resend/\(delivery.id)", "Send again"),
                ]
            },
            caption: "Deliveries"
        )
        return "\(table.html)\(pagination(first: isFirst ? nil : url.path, next: next))"
    }

    private func answer(_ delivery: WebhookDelivery, _ frame: PageFrame) -> HTML {
        let status: HTML = delivery.status > 0 ? "\(delivery.status) " : ""
        let again: HTML =
            delivery.state == .waiting && delivery.attempts > 0
            ? " <small>again \(frame.show.time(delivery.nextAt))</small>" : ""
        return "\(status)\(delivery.answer)\(again)"
    }
}

extension WebhookDelivery {
    fileprivate var chip: HTML {
        switch state {
        case .waiting: Chip(tone: .info, word: attempts == 0 ? "Waiting" : "Retrying").html
        case .delivered: Chip(tone: .good, word: "Delivered").html
        case .failed: Chip(tone: .bad, word: "Failed").html
        }
    }
}

/// The fields of an endpoint.
struct WebhookForm {
    var values: [String: String]
    var problems: FormProblems
    var hasState = false

    var html: HTML {
        let invalid: HTML =
            problems.byField["url"] == nil
            ? "" : #" aria-invalid="true" aria-describedby="e-url""#
        let state: HTML = hasState ? check("is_active", "Active", "") : ""
        let events = each(WebhookEventKind.allCases) {
            check("event:\($0.rawValue)", $0.words, $0.rawValue)
        }
        return """
            <div class="field-grid"><div class="field wide"><label for="f-url">Address</label>\
            <input type="url" id="f-url" name="url" value="\(values["url"] ?? "")"\(invalid)>\
            \(error("url"))<div class="hint">Such as https://shop.example.com/sms-events</div>\
            </div>\(state)</div>
            <fieldset><legend>Tell it when</legend>\(error("events"))<div class="field-grid">
            \(events)</div></fieldset>
            """
    }

    private func error(_ name: String) -> HTML {
        problems.byField[name].map {
            #"<p class="field-error" id="e-\#(name)">\#($0)</p>"#
        } ?? ""
    }

    private func check(_ name: String, _ label: Phrase, _ code: String) -> HTML {
        let isOn: HTML = values[name].map { $0.isEmpty ? "" : " checked" } ?? ""
        let small: HTML = code.isEmpty ? "" : " <small><code>\(code)</code></small>"
        return """
            <div class="field check"><label><input type="checkbox" name="\(name)" value="1"\(isOn)>\
             <span>\(label)\(small)</span></label></div>
            """
    }
}
