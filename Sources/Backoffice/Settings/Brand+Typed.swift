// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing

extension Brand {
    /// Reads a brand's form into the brand that is to be saved.
    init(id: BrandID, reading reader: inout FieldReader) {
        let name = reader.required("name", "Name")
        let contact = Contact(
            email: reader.email("email", "E-mail", isRequired: true),
            phone: reader.required("phone", "Phone", limit: 60),
            website: reader.required("website", "Website"),
            address: reader.required("address", "Address", limit: 1_000)
        )
        let mail = BrandMail(
            title: reader.text("mail_title", "E-mail title"),
            body: reader.text("mail_body", "E-mail body", limit: 10_000),
            signature: reader.text("mail_signature", "Signature", limit: 2_000)
        )
        for (field, text) in [
            ("mail_title", mail.title), ("mail_body", mail.body),
            ("mail_signature", mail.signature),
        ] {
            if let unknown = MailTemplate.unknownNames(in: text).first {
                let known = MailTemplate.names.map { "{\($0)}" }.joined(separator: ", ")
                reader.refuse(field, "{\(unknown)} is not known; there are \(known).")
            }
        }
        self.init(
            id: id,
            name: name,
            contact: contact,
            currency: reader.currency("currency") ?? .placeholder,
            mail: mail,
            isDefault: reader.flag("is_default")
        )
        let colour = reader.typed[field: "colour"]
        if !colour.isEmpty {
            if !isColour(colour) {
                reader.refuse("colour", "Colour must be written like #1F5FBF.")
            }
            self.colour = colour.uppercased()
        }
    }
}

private func isColour(_ text: String) -> Bool {
    text.utf8.count == 7 && text.first == "#" && text.dropFirst().allSatisfy(\.isHexDigit)
}

extension Currency {
    /// Stands in for a currency that was refused; never saved.
    static let placeholder: Currency = {
        guard let currency = Currency("EUR") else { preconditionFailure("EUR is a currency") }
        return currency
    }()
}
