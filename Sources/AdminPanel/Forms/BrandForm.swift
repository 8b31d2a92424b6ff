// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import WebSupport

/// The fields of a brand, and a stored brand as typed text.
enum BrandForm {
    static func groups(logo: HTML) -> [FieldGroup] {
        [
            FieldGroup(
                "Brand",
                [
                    FieldSpec("name", "Name", isRequired: true, hint: "Printed on invoices."),
                    FieldSpec(
                        "currency",
                        "Currency",
                        .suggested(Choices.currencies),
                        isRequired: true
                    ),
                    FieldSpec("email", "Email", .email, isRequired: true),
                    FieldSpec("phone", "Phone", isRequired: true),
                    FieldSpec("website", "Website", isRequired: true),
                    FieldSpec("address", "Address", .area(rows: 3), isRequired: true),
                ]
            ),
            FieldGroup(
                "Look",
                [
                    FieldSpec(
                        "logo",
                        "Logo",
                        .file(accept: "image/png,image/jpeg,image/svg+xml"),
                        hint: "\(logo)A PNG, JPEG or SVG of at most 1 MB; heads the invoices."
                    ),
                    FieldSpec(
                        "colour",
                        "Accent colour",
                        hint: "Of documents, such as #1F5FBF."
                    ),
                    FieldSpec(
                        "is_default",
                        "Default",
                        .check,
                        hint: "Enterprises get this brand when none was chosen."
                    ),
                ]
            ),
            FieldGroup(
                "Invoice e-mail",
                [
                    FieldSpec(
                        "mail_title",
                        "Title e-mail",
                        hint: "The subject line, such as {document} {number}."
                    ),
                    FieldSpec("mail_body", "Template", .area(rows: 5), hint: "The mail's text."),
                    FieldSpec("mail_signature", "Signature", .area(rows: 3)),
                ]
            ),
        ]
    }

    static func values(_ brand: Brand) -> TypedFields {
        [
            "name": brand.name, "email": brand.email, "phone": brand.phone,
            "currency": brand.currency.code, "website": brand.website,
            "address": brand.address, "colour": brand.colour,
            "mail_title": brand.mail.title, "mail_body": brand.mail.body,
            "mail_signature": brand.mail.signature, "is_default": flag(brand.isDefault),
        ]
    }

    static let new: TypedFields = ["currency": "EUR", "colour": "#1F5FBF"]
}

/// A switch as typed text.
func flag(_ isOn: Bool) -> String { isOn ? "1" : "" }
