// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Primitives
import SQLInterface
import Storage
import WebSupport

/// The fields of a client, and a stored client as typed text.
enum ClientForm {
    /// What the client can be tied to.
    struct Ties: Sendable {
        var enterprises: [Enterprise]
        var products: [Product]
        /// The clients that may be its main client.
        var mains: [Client]
        /// The operator's people, who may look after it.
        var managers: [Person]

        static func read(
            for client: ClientID?,
            in transaction: any SQLTransaction
        ) throws -> Ties {
            var filter = ClientFilter()
            filter.areMain = true
            return Ties(
                enterprises: try EnterpriseRepository.list(in: transaction),
                products: try ProductRepository.list(in: transaction),
                mains: try ClientRepository.list(filter, in: transaction)
                    .filter { $0.id != client },
                managers: try PersonRepository.list(of: nil, in: transaction)
                    .filter(\.isActive)
            )
        }
    }

    static func groups(
        _ ties: Ties,
        datesHelp: HTML,
        isCurrencyFixed: Bool
    ) -> [FieldGroup] {
        [
            FieldGroup("Client", identity(isCurrencyFixed: isCurrencyFixed) + [manager(ties)]),
            FieldGroup("Company", company),
            FieldGroup("Invoicing", invoicing(ties.enterprises, datesHelp)),
            FieldGroup("Mail", mail),
            FieldGroup("Tax", tax),
            FieldGroup("Money", money + sharing(ties)),
        ]
    }

    private static func manager(_ ties: Ties) -> FieldSpec {
        let choices = ties.managers.map { Choices.Choice(value: "\($0.id)", label: $0.name) }
        return FieldSpec(
            "manager_id",
            "Manager",
            .select(Choices.withNone("– none –", choices)),
            hint: "Who of your people looks after it; the list of clients can be filtered by it."
        )
    }

    private static func sharing(_ ties: Ties) -> [FieldSpec] {
        [
            FieldSpec(
                "product_id",
                "Product",
                .select(
                    Choices.withNone(
                        "– none –",
                        ties.products.map {
                            .init(value: "\($0.id)", label: "\($0.name) (\($0.currency))")
                        }
                    )
                ),
                hint: "Its prices count wherever the client has none of its own."
            ),
            FieldSpec(
                "main_client_id",
                "Main client",
                .select(
                    Choices.withNone(
                        "– none: pays for itself –",
                        ties.mains.map {
                            .init(value: "\($0.id)", label: "\($0.login) (\($0.currency))")
                        }
                    )
                ),
                hint: """
                    A related account spends its main client's balance and credit, and is \
                    invoiced with it. Fixed once there is traffic.
                    """
            ),
        ]
    }

    private static func identity(isCurrencyFixed: Bool) -> [FieldSpec] {
        [
            FieldSpec(
                "kind",
                "Kind",
                .select(Choices.clientKinds),
                hint: """
                    A reseller has clients of its own: related accounts whose traffic it pays for.
                    """
            ),
            FieldSpec(
                "login",
                "Login",
                isRequired: true,
                hint: "One word; the name of the client everywhere."
            ),
            FieldSpec(
                "currency",
                "Currency",
                .suggested(Choices.currencies),
                isRequired: true,
                hint: isCurrencyFixed
                    ? "Cannot be changed any more: there is money in it."
                    : "Of every price, balance and invoice. Fixed once money has moved."
            ),
            FieldSpec(
                "zone",
                "Time zone",
                .suggested(Choices.zones),
                isRequired: true,
                hint: "Its days bound the billing periods."
            ),
            FieldSpec(
                "first_day",
                "First day",
                .date,
                hint: "Where the first billing period begins; empty means today."
            ),
            FieldSpec("status", "Status", .select(Choices.clientStatuses)),
            FieldSpec("contact_email", "E-mail", .email, hint: "For balance and account notices."),
        ]
    }

    private static var company: [FieldSpec] {
        [
            FieldSpec("company", "Company", hint: "The name invoices are billed to."),
            FieldSpec("tax_id", "Tax id (VAT number)"),
            FieldSpec(
                "company_credential",
                "Company credential",
                .area(rows: 4),
                hint: "Requisites as printed: address, registration, bank."
            ),
            FieldSpec("country", "Country", .select(Choices.countries)),
        ]
    }

    private static func invoicing(
        _ enterprises: [Enterprise],
        _ datesHelp: HTML
    ) -> [FieldSpec] {
        let choices = enterprises.map { Choices.Choice(value: "\($0.id)", label: $0.name) }
        return [
            FieldSpec(
                "enterprise_id",
                "Enterprise",
                .select(Choices.withNone("– none –", choices)),
                hint: "Who issues this client's invoices."
            ),
            FieldSpec(
                "invoice_dates",
                "Dates for invoices",
                hint: "Such as 1 or 1,16 or last or mon. Empty: by hand only.\(datesHelp)"
            ),
            FieldSpec("billing_email", "E-mail for billing", hint: "Several with commas."),
            FieldSpec("price_email", "E-mail for price update"),
            FieldSpec(
                "language",
                "Document language",
                .select(Choices.withNone("As the enterprise", Choices.languages))
            ),
            FieldSpec(
                "payment_terms_days",
                "Payment terms, days",
                .number,
                hint: "Empty: as the enterprise."
            ),
            FieldSpec(
                "sends_statistics",
                "Send stats",
                .check,
                hint: "A statistics file (XLSX, CSV) is made with each invoice."
            ),
            FieldSpec(
                "sends_invoices",
                "Send invoices",
                .check,
                hint: "Invoices appear in the client's own panel, and are mailed as set below."
            ),
            FieldSpec(
                "issues_zero_invoices",
                "Zero invoices",
                .check,
                hint: "Issue an invoice although nothing was charged."
            ),
        ]
    }

    private static var mail: [FieldSpec] {
        [
            FieldSpec("mails_invoices", "Invoices by mail", .check),
            FieldSpec("mails_credit_notes", "Credit notes by mail", .check),
            FieldSpec(
                "mails_reminders",
                "Reminders by mail",
                .check,
                hint: "Off: no reminder of overdue invoices, and no block by one."
            ),
            FieldSpec("mails_low_balance", "Low balance by mail", .check),
            FieldSpec(
                "mails_statistics",
                "Attach the statistics",
                .check,
                hint: "To invoices that have any."
            ),
            FieldSpec(
                "mailed_xml",
                "XML by mail",
                .select(Choices.withNone("– none –", Choices.eInvoiceSyntaxes)),
                hint: "Goes with mailed invoices and credit notes. A PDF has its CII inside anyway."
            ),
        ]
    }

    private static var tax: [FieldSpec] {
        [
            FieldSpec(
                "tax_treatment",
                "Tax category",
                .select(Choices.taxTreatments),
                hint: "Anything but the rules goes before them on every document."
            ),
            FieldSpec(
                "client_tax_rate",
                "Rate, %",
                .decimal,
                hint: "With the standard rate only; empty for the enterprise's."
            ),
            FieldSpec(
                "tax_wording",
                "Legal wording",
                .area(rows: 2),
                hint: "In place of the general one; exempt clients need it."
            ),
        ]
    }

    private static var money: [FieldSpec] {
        [
            FieldSpec("mode", "Mode", .select(Choices.modes)),
            FieldSpec("allowed_credit", "Allowed credit", .decimal, hint: "Postpaid only."),
            FieldSpec("allowed_overdraft", "Allowed overdraft", .decimal, hint: "Temporary."),
            FieldSpec("overdraft_through", "Overdraft until", .date, hint: "Its last day."),
            FieldSpec(
                "low_balance",
                "Notification limit",
                .decimal,
                hint: "A notice is due when available money falls below."
            ),
            FieldSpec("daily_limit", "Daily limit", .number, hint: "Messages a day."),
            FieldSpec(
                "top_up",
                "Monthly postpaid top-up",
                .decimal,
                hint: """
                    Credited on the first of each month in the client's zone; settles no invoice.
                    """
            ),
        ]
    }

    static func values(_ client: Client) -> TypedFields { client.typed }

    static func new(enterprises: [Enterprise]) -> TypedFields {
        var typed: TypedFields = [
            "currency": "EUR", "zone": "UTC", "status": "active", "mode": "prepaid",
            "enterprise_id": enterprises.count == 1 ? "\(enterprises[0].id)" : "",
        ]
        for field in Client.switchedOn { typed[field: field] = "1" }
        return typed
    }

    /// The next run dates of what is typed or stored, and what 31 means; empty for bad text.
    static func datesHelp(_ text: String, zone: String, now: Instant) -> HTML {
        guard let dates = try? InvoiceDates(text), !dates.isEmpty,
            let calendar = try? BillingCalendar(zone: zone)
        else { return "" }
        let today = calendar.localDate(of: now)
        let next = dates.next(after: today, count: 5)
        if next.isEmpty { return "<br><strong>None of these dates is still to come.</strong>" }
        let list = each(next) { "<li>\($0.weekday.rawValue) \($0)</li>" }
        let note: HTML = dates.shortMonthNote(year: today.year).map { "\($0)" } ?? ""
        return #"<br>The next ones, in \#(zone):<ul class="dates">\#(list)</ul>\#(note)"#
    }
}
