// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Storage

/// The fields of a person, and a stored person as typed text.
enum PersonForm {
    static func fields(clients: [Client], isNew: Bool) -> [FieldSpec] {
        let choices = clients.map { Choices.Choice(value: "\($0.id)", label: $0.login) }
        var fields = [
            FieldSpec("login", "Login", isRequired: true),
            FieldSpec("name", "Name", isRequired: true),
            FieldSpec("email", "E-mail", .email),
            FieldSpec(
                "role",
                "Role",
                .select(Choices.withNone("– choose –", Choices.roles)),
                isRequired: true
            ),
            FieldSpec(
                "client_id",
                "Client",
                .select(Choices.withNone("– the operator's own –", choices)),
                hint: "Whose panel it is, for client roles."
            ),
            FieldSpec(
                "zone",
                "Time zone",
                .suggested(Choices.zones),
                isRequired: true,
                hint: "Times are shown in it."
            ),
            FieldSpec("is_active", "Active", .check),
        ]
        if isNew { fields.append(password) }
        return fields
    }

    static var password: FieldSpec {
        FieldSpec(
            "password",
            "Password",
            .password,
            isRequired: true,
            hint: "At least 12 characters."
        )
    }

    static func values(_ person: Person) -> TypedFields {
        [
            "login": person.login, "name": person.name, "email": person.email,
            "role": person.role.rawValue, "client_id": person.clientID.map { "\($0)" } ?? "",
            "zone": person.zone, "is_active": flag(person.isActive),
        ]
    }
}

/// The fields of a payment; amount and invoice are final once it is created.
enum PaymentForm {
    static func fields(
        methods: [String],
        openInvoices: [Invoice],
        currency: String
    ) -> [FieldSpec] {
        let invoices = openInvoices.map {
            Choices.Choice(
                value: "\($0.id)",
                label: "\($0.number), \($0.outstanding.decimalText) open"
            )
        }
        return [
            FieldSpec(
                "amount",
                "Amount, \(currency)",
                .decimal,
                isRequired: true,
                hint: "Negative takes money back. Final."
            ),
            FieldSpec(
                "invoice_id",
                "Invoice",
                .select(Choices.withNone("Oldest open ones first", invoices)),
                hint: "Final."
            ),
        ] + editable(methods: methods)
    }

    static func editable(methods: [String]) -> [FieldSpec] {
        let choices = methods.map { Choices.Choice(value: $0, label: $0) }
        return [
            FieldSpec(
                "is_paid",
                "Paid",
                .check,
                hint: "A record that the money really came in."
            ),
            FieldSpec("method", "Payment type", .select(Choices.withNone("–", choices))),
            FieldSpec("paid_on", "Pay date", .date),
            FieldSpec("comment", "Comments", .area(rows: 2)),
        ]
    }
}
