// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage
import WebSupport

/// The form of a test message, and what would become or became of it.
struct TrialPage {
    var form: FilledForm
    var accesses: [Access]
    var logins: [ClientID: String]
    var suppliers: [SupplierID: String]
    var outcome: Outcome

    /// What is known of the message.
    enum Outcome: Sendable {
        case none
        /// With the payer's currency.
        case decided(TrialDecision, Currency?)
        case answered(TrialReply)
    }

    func page(_ frame: PageFrame) -> Page {
        let intro: HTML = """
            <p>Try what becomes of a message: its parts, price and route. Nothing is stored or \
            charged until you send it.</p>
            """
        return Page(
            title: "Test message",
            section: .desk(.testMessage),
            content: """
                \(pageHead("Test message", intro: intro))
                \(accesses.isEmpty ? empty : "\(said(frame))\(editor(frame))")
                """
        )
    }

    private var empty: HTML {
        emptyState(
            "A message is sent by a client's access. No access is active yet.",
            button: link("Clients", AdminURL.clients.path)
        )
    }

    private func editor(_ frame: PageFrame) -> HTML {
        guard frame.allows(.write, .traffic) else { return "" }
        let choices = accesses.map {
            FieldSpec.Choice(
                value: "\($0.id)",
                label: "\(logins[$0.clientID] ?? "–") · \($0.systemID)"
            )
        }
        let group = FieldGroup(
            "Message",
            [
                FieldSpec("client", "", .hidden),
                FieldSpec("access", "Client and access", .select(choices), isRequired: true),
                FieldSpec(
                    "sender",
                    "Sender",
                    isRequired: true,
                    hint: "A name of at most 11 characters, or a number."
                ),
                FieldSpec(
                    "recipient",
                    "Number",
                    isRequired: true,
                    hint: "With its country code, such as 380501234567."
                ),
                FieldSpec("text", "Text", .area(rows: 3)),
            ]
        )
        return """
            <form class="form" method="post" action="\(AdminURL.desk(.testMessage).path)" \
            novalidate>\(frame.formToken)\(form.fieldset(group))
            <div class="form-actions"><button class="button primary" type="submit" name="action" \
            value="decide">Try without sending</button> \
            <button class="button" type="submit" name="action" value="send">Send it</button></div>
            </form>
            """
    }

    private func said(_ frame: PageFrame) -> HTML {
        switch outcome {
        case .none: return ""
        case .decided(let decision, let currency):
            return card("What would become of it", decided(decision, currency, frame.show))
        case .answered(.refused(let reason)):
            return notice(
                "<p>It was refused and costs nothing. \(reason.sentence) \(code(reason))</p>",
                tone: .bad
            )
        case .answered:
            return notice("<p>It could not be stored. Try again in a moment.</p>", tone: .bad)
        }
    }

    private func code(_ reason: BlockReason) -> HTML { "<code>\(reason.rawValue)</code>" }

    private func decided(
        _ decision: TrialDecision,
        _ currency: Currency?,
        _ show: Show
    ) -> HTML {
        let facts = decision.facts
        let alphabet: Phrase =
            facts.content.dataCoding == 8 ? "UCS-2, 70 or 67 characters a part" : "GSM 7-bit"
        var pairs: [(label: Phrase, value: HTML)] = [
            ("Number", "\(facts.recipient)"),
            ("Destination", "\(show.destination(facts.destination))"),
            ("Parts", "\(facts.content.segments)"), ("Alphabet", "\(alphabet)"),
        ]
        if let reason = decision.refusal {
            let detail: HTML =
                decision.detail.isEmpty ? "" : "<p><small>\(decision.detail)</small></p>"
            let refused = notice(
                "<p>It would be refused. \(reason.sentence) \(code(reason))</p>\(detail)",
                tone: .bad
            )
            return "\(refused)\(definitions(pairs))"
        }
        if let currency, facts.charging.priceID != nil {
            let basis = Phrase(key: "by \(facts.charging.basis.rawValue)")
            let price = show.money(facts.charging.priceMicros, currency)
            pairs.append(("Price", "\(price) \(basis)"))
            pairs.append(("Amount", "\(show.money(facts.amountMicros, currency))"))
        }
        let accepted = notice("<p>It would be accepted.</p>")
        return "\(accepted)\(definitions(pairs))\(routes(decision))"
    }

    private func routes(_ decision: TrialDecision) -> HTML {
        let rows = decision.routes.enumerated().map { index, choice -> [HTML] in
            [
                "\(index + 1)",
                link(suppliers[choice.supplier] ?? "–", AdminURL.supplier(choice.supplier).path),
                link("Route", AdminURL.desk(.routeForm(choice.route)).path),
            ]
        }
        return DataTable(
            [.number("Order"), .text("Supplier"), .text("")],
            rows: rows,
            caption: "Suppliers that would be tried"
        ).html
    }
}
