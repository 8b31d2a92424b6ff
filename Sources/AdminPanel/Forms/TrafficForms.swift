// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import Storage

/// The fields of a route.
enum RouteForm {
    static func fields(suppliers: [Supplier], clients: [Client]) -> [FieldSpec] {
        let supplierChoices = suppliers.map {
            Choices.Choice(value: "\($0.id)", label: $0.name)
        }
        let clientChoices = clients.map { Choices.Choice(value: "\($0.id)", label: $0.login) }
        return [
            FieldSpec("refusal", "What it does", .select(Choices.routeActions)),
            FieldSpec(
                "supplier_id",
                "Supplier",
                .select(Choices.withNone("– choose –", supplierChoices)),
                hint: "Of a route that sends."
            ),
            FieldSpec("country", "Country", .select(Choices.countries), hint: "Empty: all."),
            FieldSpec("network", "Network", hint: "MCC and MNC, such as 25501. Empty: all."),
            FieldSpec(
                "client_id",
                "Client",
                .select(Choices.withNone("Every client", clientChoices))
            ),
            FieldSpec(
                "priority",
                "Priority",
                .number,
                isRequired: true,
                hint: "1 to 1000; lower is tried first."
            ),
            FieldSpec(
                "weight",
                "Weight",
                .number,
                hint: "The share among routes of one priority."
            ),
            FieldSpec("sender", "Senders", hint: "Such as Acme, SHOP*. Empty: all."),
            FieldSpec(
                "number_prefix",
                "Number begins with",
                hint: "Digits, several with commas. Empty: any."
            ),
            FieldSpec("text_part", "Text contains", hint: "Empty: any text."),
        ]
    }
}

/// The fields that set one price, of a client or a supplier.
enum PriceForm {
    static func fields(isSell: Bool, zone: String, currency: String) -> [FieldSpec] {
        var fields = [
            FieldSpec("country", "Country", .select(Choices.countries)),
            FieldSpec(
                "network",
                "Network",
                hint: "MCC and MNC, such as 25501. Empty: the whole country."
            ),
            FieldSpec("price", "Price, \(currency)", .decimal, isRequired: true),
            FieldSpec("basis", "Billing", .select(Choices.bases)),
            FieldSpec(
                "effective_from",
                "Effective from",
                .moment,
                hint: "Time of \(zone). Empty: now."
            ),
        ]
        if isSell {
            fields.append(
                FieldSpec(
                    "sells_to_negative",
                    "Sell to negative",
                    .check,
                    hint: "Passes although money is short."
                )
            )
        }
        return fields
    }

    /// What the columns of the file are called, where their names are unusual.
    static var columns: FieldGroup {
        let labels: [(RateColumns.Field, Phrase)] = [
            (.network, "Column of MCC and MNC together"), (.mcc, "Column of the MCC"),
            (.mnc, "Column of the MNC"), (.country, "Column of the country"),
            (.price, "Column of the price"), (.effective, "Column of the date"),
        ]
        let fields = labels.map { field, label in
            FieldSpec(
                field.formName,
                label,
                hint: "Found by itself: \(field.usualNames.joined(separator: ", "))."
            )
        }
        var group = FieldGroup("Columns with other names", fields)
        group.isFolded = true
        return group
    }

    static var importFields: [FieldSpec] {
        [
            FieldSpec(
                "file",
                "File",
                .file(accept: ".csv,.txt,.xlsx,text/csv,text/plain"),
                hint: """
                    First line: <code>mccmnc</code> or <code>country</code>, \
                    <code>price</code>, optionally <code>effective</code>.
                    """
            ),
            FieldSpec("deck", "or paste it here", .area(rows: 4)),
            FieldSpec("basis", "Billing", .select(Choices.bases)),
            FieldSpec(
                "mode",
                "Destinations not in the file",
                .select([
                    .init(value: "change", label: "stay as they are"),
                    .init(value: "replace", label: "are closed"),
                ])
            ),
        ]
    }
}
