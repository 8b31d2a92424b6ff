// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// The public face of an enterprise: what clients see on documents and in mail.
///
/// Name, email, phone, currency, website and address are required; the rest is optional.
package struct Brand: Hashable, Sendable {
    package var id: BrandID
    package var name: String
    package var email: String
    package var phone: String
    package var currency: Currency
    package var website: String
    package var address: String
    package var mail: BrandMail
    /// Content hash of the logo among the stored assets (PNG).
    package var logoHash: String?
    /// Accent colour of documents, as `#RRGGBB`.
    package var colour: String
    /// Whether enterprises get this brand when none was chosen.
    package var isDefault: Bool

    /// Creates a brand from its fields.
    package init(
        id: BrandID,
        name: String,
        contact: Contact,
        currency: Currency,
        mail: BrandMail = BrandMail(),
        isDefault: Bool = false
    ) {
        self.id = id
        self.name = name
        email = contact.email
        phone = contact.phone
        website = contact.website
        address = contact.address
        self.currency = currency
        self.mail = mail
        logoHash = nil
        colour = "#1F5FBF"
        self.isDefault = isDefault
    }

    /// How the public reaches a brand.
    package struct Contact: Hashable, Sendable {
        package var email: String
        package var phone: String
        package var website: String
        package var address: String

        package init(email: String, phone: String, website: String, address: String) {
            self.email = email
            self.phone = phone
            self.website = website
            self.address = address
        }
    }
}

/// The words of invoice mail under a brand.
package struct BrandMail: Hashable, Sendable {
    package var title: String
    package var body: String
    package var signature: String

    package init(title: String = "", body: String = "", signature: String = "") {
        self.title = title
        self.body = body
        self.signature = signature
    }
}
