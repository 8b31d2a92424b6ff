// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage
import WebSupport

/// The routes as a page for people, with a sample of each request and answer.
struct ReferencePage {
    let routes: [APIRoute]

    private static let url = "/api/reference"

    var html: HTML {
        Layout(title: "API reference", panelName: "API reference", menu: menu)
            .openDocument(content)
    }

    private var menu: [Layout.MenuGroup] {
        let general = [
            ("Keys and scopes", "keys"), ("Requests and answers", "requests"),
            ("Problems", "problems"), ("Webhooks", "webhooks"),
        ]
        let start = Layout.MenuGroup(
            title: "General",
            entries: general.map {
                .init(label: Phrase(verbatim: $0.0), url: "\(Self.url)#\($0.1)", isCurrent: false)
            }
        )
        return [start]
            + APIGroup.allCases.map { group in
                Layout.MenuGroup(
                    title: Phrase(verbatim: group.rawValue),
                    entries: routes.filter { $0.group == group }.map {
                        .init(
                            label: Phrase(verbatim: $0.title),
                            url: "\(Self.url)#\($0.name)",
                            isCurrent: false
                        )
                    }
                )
            }
    }

    private var content: HTML {
        let document =
            #"<a class="button" href="\#(API.root)/openapi.json">OpenAPI 3.1</a>"# as HTML
        let intro: HTML = """
            <p>For programs of clients and of the operator. Everything is below \
            <code>\(API.root)</code>, in JSON.</p>
            """
        return """
            \(pageHead("API reference", actions: document, intro: intro))
            \(section("keys", "Keys and scopes", keys))
            \(section("requests", "Requests and answers", requests))
            \(section("problems", "Problems", problems))
            \(section("webhooks", "Webhooks", webhooks))
            \(each(APIGroup.allCases) { group in
                """
                <h2>\(group.rawValue)</h2>
                \(each(routes.filter { $0.group == group }) { route($0) })
                """
            })
            """
    }

    private func section(_ anchor: String, _ title: Phrase, _ content: HTML) -> HTML {
        #"<div id="\#(anchor)">\#(card(title, content))</div>"#
    }

    // MARK: - General

    private var keys: HTML {
        let rows = APIScope.allCases.map { scope -> [HTML] in
            let owners =
                [(scope.isForClients, "clients"), (scope.isForOperators, "operators")]
                .filter(\.0).map(\.1).joined(separator: ", ")
            return ["<code>\(scope.rawValue)</code>", "\(scope.words)", "\(owners)"]
        }
        let table = DataTable(
            [.fixed("Scope"), .text("Allows"), .text("Keys of")],
            rows: rows,
            caption: "Scopes"
        )
        return """
            <p>A key is made in the panel (Access, API keys) and shown once. Send it with every \
            request; it does what its scopes say, until its last day or until it is revoked. A \
            client's key sees that client alone: what is another's is not found.</p>
            \(code("Authorization: Bearer tgk_…"))\(table.html)
            """
    }

    private var requests: HTML {
        """
        <p>Money is a decimal text with its currency, never a number. Times are RFC 3339; days are \
        those of the client's zone. Ids are texts of digits. Fields that are not known are \
        refused by their names.</p>
        <p>Lists come in pages: send <code>next_cursor</code> back as <code>cursor</code> for the \
        next one. Send an <code>Idempotency-Key</code> of your own with every request that \
        changes something: the same request with the same key gets the first answer again, for \
        two days, and does nothing twice. The same key with another content is refused.</p>
        <p>A key may send \(Int(RequestLimiter.perSecond)) requests a second, \
        \(Int(RequestLimiter.burst)) at once; a body has at most 1 MiB.</p>
        """
    }

    private var problems: HTML {
        let general =
            [
                (400, "validation", "A parameter does not fit; <code>errors</code> names it."),
                (400, "json", "The body is no JSON; the sentence says where."),
                (401, "no_key", "There is no valid key in the request."),
                (403, "scope", "The key has not got the scope."),
                (404, "not_found", "There is nothing that the key sees."),
                (409, "in_progress", "The same request is being worked on."),
                (409, "conflict", "The present state forbids it; the sentence says why."),
                (409, "stale", "Somebody else changed it meanwhile."),
                (422, "validation", "A field does not fit; <code>errors</code> names each."),
                (422, "idempotency_key_reused", "The key was used for another content."),
                (429, "rate_limit", "Too many requests; wait as long as Retry-After says."),
                (503, "storage_failing", "Nothing was stored; try again."),
            ] as [(Int, String, HTML)]
        let blocks = BlockReason.allCases.map { reason in
            (reason.httpStatus, reason.rawValue, "\(reason.sentence)" as HTML)
        }
        let rows = (general + blocks).map { status, code, words -> [HTML] in
            [#"<code id="problem-\#(code)-\#(status)">\#(code)</code>"#, "\(status)", words]
        }
        let table = DataTable(
            [.fixed("Code"), .number("Status"), .text("Meaning")],
            rows: rows,
            caption: "Problems"
        )
        let sample = APIProblem.validation(
            422,
            [SchemaFault(field: "to", sentence: "This field is required.")]
        )
        return """
            <p>Refusals are problem documents (RFC 9457): a stable <code>code</code> for programs, \
            a sentence for people, and each field at fault.</p>
            \(code(sample.document.written(isPretty: true)))\(table.html)
            """
    }

    private var webhooks: HTML {
        let rows = WebhookEventKind.allCases.map { kind -> [HTML] in
            ["<code>\(kind.rawValue)</code>", "\(kind.words)"]
        }
        let table = DataTable(
            [.fixed("Type"), .text("When")],
            rows: rows,
            caption: "Events"
        )
        return """
            <p>Name an address in the panel (Access, Webhooks) and it gets a POST for each event, \
            signed by Standard Webhooks: <code>webhook-id</code>, <code>webhook-timestamp</code> \
            and <code>webhook-signature</code>, an HMAC-SHA256 of the three joined by points, \
            with the endpoint's <code>whsec_</code> secret. Answer with a 2xx status within 15 \
            seconds; anything else is tried again with growing gaps for two days. An event may \
            come twice: know it by its id.</p>
            \(code(WebhookPayload.sample.written(isPretty: true)))\(table.html)
            """
    }

    // MARK: - Routes

    private func route(_ route: APIRoute) -> HTML {
        let words: HTML = route.words.isEmpty ? "" : "<p>\(markup(route.words))</p>"
        let query: HTML = route.parameters.isEmpty ? "" : parameters(route)
        let body: HTML = route.body.map { fields("Body", $0) } ?? ""
        return """
            <section class="card" id="\(route.name)"><header class="card-head">\
            <h3>\(route.title)</h3></header>\
            <p><code>\(route.method.rawValue) \(API.root)\(route.path)</code></p>\(words)
            <p class="hint">Scope <code>\(route.scope.rawValue)</code>. Refusals: \
            \(route.problemStatuses.map(String.init).joined(separator: ", ")).</p>
            \(query)\(body)\(details("Sample", sample(route)))</section>
            """
    }

    /// Text with `code` in it.
    private func markup(_ text: String) -> HTML {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        return each(parts.enumerated()) { index, part in
            index % 2 == 0 ? "\(String(part))" : "<code>\(String(part))</code>"
        }
    }

    private func parameters(_ route: APIRoute) -> HTML {
        DataTable(
            [.fixed("Parameter"), .text("Kind"), .text("Meaning")],
            rows: route.parameters.map { parameter in
                [
                    "<code>\(parameter.name)</code>", "\(parameter.schema.words)",
                    markup(parameter.words),
                ]
            },
            caption: "Parameters of \(route.title)"
        ).html
    }

    private func fields(_ title: Phrase, _ schema: Schema) -> HTML {
        guard case .object(let properties) = schema.resolved else { return "" }
        return DataTable(
            [.fixed("Field"), .text("Kind"), .text("Meaning")],
            rows: properties.map { property in
                let mark: HTML = property.isRequired ? " <b>required</b>" : ""
                return [
                    "<code>\(property.name)</code>",
                    "\(property.schema.words)\(mark)", markup(property.words),
                ]
            },
            caption: title
        ).html
    }

    private func sample(_ route: APIRoute) -> HTML {
        let path = route.path.replacing("{client}", with: "me")
            .replacing("{file}", with: "invoice.pdf")
            .replacing("{invoice}", with: TextKind.identifier.sample)
            .replacing("{message}", with: TextKind.identifier.sample)
            .replacing("{payment}", with: TextKind.identifier.sample)
        var lines = ["curl https://sms.example.com\(API.root)\(path)"]
        lines.append("-H 'Authorization: Bearer tgk_…'")
        if route.isWrite {
            lines[0] += route.method == .post ? "" : " -X \(route.method.rawValue)"
            lines.append("-H 'Idempotency-Key: order-4711'")
            lines.append("-H 'Content-Type: application/json'")
            lines.append("-d '\(route.body?.shortSample.written(isPretty: true) ?? "{}")'")
        }
        let command = code(lines.joined(separator: " \\\n  "))
        guard case .json(let status, let schema) = route.success else { return command }
        return "\(command)<p>\(status):</p>\(code(schema.sample.written(isPretty: true)))"
    }

    private func code(_ text: String) -> HTML {
        #"<pre tabindex="0"><code>\#(text)</code></pre>"#
    }
}

extension Schema {
    /// The kind in words, for people.
    fileprivate var words: String {
        switch self {
        case .text(let kind): kind.words
        case .integer: "whole number"
        case .boolean: "true or false"
        case .object: "object"
        case .array: "array"
        case .nullable(let schema): "\(schema.words), or null"
        case .named(let name, _): name
        }
    }
}

extension TextKind {
    fileprivate var words: String {
        switch self {
        case .identifier: "id"
        case .decimal, .sum: "decimal text"
        case .currency: "currency code"
        case .country: "country code"
        case .network: "MCC and MNC"
        case .date: "date"
        case .instant: "time"
        case .words: "text"
        case .choice(let values): values.joined(separator: ", ")
        }
    }
}
