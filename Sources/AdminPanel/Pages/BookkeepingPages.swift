// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Documents
import WebSupport

/// The hand-off to bookkeeping: a form per enterprise that downloads a file.
struct BookkeepingPage {
    var enterprises: [Enterprise]
    var form: FilledForm

    func page(_ frame: PageFrame) -> Page {
        let intro: HTML = """
            <p>Invoices, credit notes and payments of some days as double entries, made of the \
            issued documents, for your bookkeeping program.</p>
            """
        let empty = emptyState(
            "There is no enterprise yet: it issues what is booked.",
            button: frame.createButton("Create", AdminURL.newEnterprise.path, in: .finance)
        )
        return Page(
            title: "Bookkeeping",
            section: .bookkeeping,
            content: """
                \(pageHead("Bookkeeping", intro: intro))\(problems)
                \(enterprises.isEmpty ? empty : each(enterprises) { download($0, frame) })
                """
        )
    }

    private var problems: HTML {
        guard !form.errors.isEmpty else { return "" }
        return notice(each(form.errors.entries) { "<p>\($0.sentence)</p>" }, tone: .bad)
    }

    private func download(_ enterprise: Enterprise, _ frame: PageFrame) -> HTML {
        let formats = JournalFormat.allCases.map {
            FieldSpec.Choice(value: $0.rawValue, label: $0.words)
        }
        // The same fields stand once per enterprise, so their labels enclose them.
        let body: HTML = """
            <form class="filter" method="get" action="\(AdminURL.journal(enterprise.id).path)">
            <label>From <input type="date" name="from" \
            value="\(form.values[field: "from"])"></label>
            <label>Through <input type="date" name="through" \
            value="\(form.values[field: "through"])"></label>
            <label>File <select name="format">\
            \(options(formats, chosen: form.values[field: "format"]))</select></label>
            <button class="button primary" type="submit">Download</button></form>
            """
        let accounts: HTML = """
            <a class="button" \
            href="\(AdminURL.bookkeepingAccounts(enterprise.id).path)">Accounts</a>
            """
        return card(enterprise.name, body, actions: accounts)
    }
}

extension JournalFormat {
    /// What people call it.
    var words: String {
        switch self {
        case .csv: "Journal (CSV)"
        case .xlsx: "Journal (XLSX)"
        case .datev: "DATEV (EXTF)"
        case .xero: "Xero (CSV)"
        case .quickBooks: "QuickBooks Online (CSV)"
        }
    }
}

/// The codes of an enterprise's accounts.
struct BookkeepingAccountsPage {
    var enterprise: Enterprise
    var form: FilledForm

    func page(_ frame: PageFrame) -> Page {
        let html = form.html(
            action: AdminURL.bookkeepingAccounts(enterprise.id).path,
            groups: Self.groups,
            button: "Save",
            frame: frame,
            layout: .init(cancel: AdminURL.bookkeeping.path)
        )
        return Page(
            title: "Accounts of \(enterprise.name)",
            section: .bookkeeping,
            content: """
                \(breadcrumbs([("Bookkeeping", AdminURL.bookkeeping.path)]))
                \(pageHead("Accounts of \(enterprise.name)"))\(html)
                """
        )
    }

    static func values(_ accounts: BookkeepingAccounts) -> TypedFields {
        var values = accounts.codes
        values["clients"] = accounts.codes.filter { $0.key.hasPrefix("client:") }
            .sorted { $0.key < $1.key }.map { "\($0.key.dropFirst(7)) = \($0.value)" }
            .joined(separator: "\n")
        return TypedFields(values)
    }

    private static func field(_ role: BookkeepingAccounts.Role, _ label: String) -> FieldSpec {
        let standard = BookkeepingAccounts()[role]
        return FieldSpec(
            role.key,
            label,
            hint: standard.isEmpty ? "" : "Empty: \(standard)."
        )
    }

    private static func byCategory(
        _ label: String,
        _ role: (TaxCategory) -> BookkeepingAccounts.Role
    ) -> [FieldSpec] {
        TaxCategory.allCases.map { field(role($0), "\(label) \($0.rawValue)") }
    }

    private static let groups = [
        FieldGroup(
            "Accounts",
            [
                field(.receivable, "Clients owe"), field(.bank, "Bank"),
                field(.revenue, "Revenue"), field(.tax, "Tax"),
            ] + byCategory("Revenue of category") { .categoryRevenue($0) }
        ),
        FieldGroup(
            "Clients",
            [
                FieldSpec(
                    "clients",
                    "Accounts of single clients",
                    .area(rows: 4),
                    hint: "One a line: login = account, such as acme = 10001."
                )
            ]
        ),
        FieldGroup(
            "DATEV",
            [
                field(.datevConsultant, "Consultant number"),
                field(.datevClient, "Client number"),
                field(.datevAccountLength, "Digits of accounts"),
                field(.fiscalYearMonth, "First month of the fiscal year"),
            ] + byCategory("Tax key of category") { .taxKey($0) }
        ),
        FieldGroup("Xero", byCategory("Tax type of category") { .taxType($0) }),
    ]
}
