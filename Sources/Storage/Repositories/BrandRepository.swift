// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface

/// Reads and writes brands.
package enum BrandRepository {
    /// Every brand, by name.
    package static func list(in transaction: any SQLTransaction) throws -> [Brand] {
        try transaction.models("SELECT * FROM brands ORDER BY name")
    }

    /// Finds a brand.
    package static func find(
        _ id: BrandID,
        in transaction: any SQLTransaction
    ) throws -> Brand? {
        try transaction.model("SELECT * FROM brands WHERE id = \(id)")
    }

    /// Finds the brand that enterprises get when none was chosen.
    package static func findDefault(in transaction: any SQLTransaction) throws -> Brand? {
        try transaction.model("SELECT * FROM brands WHERE is_default = 1 ORDER BY id LIMIT 1")
    }

    /// Adds a brand; a default one takes that place from the others.
    package static func insert(_ brand: Brand, in transaction: any SQLTransaction) throws {
        try transaction.execute(.insert(into: "brands", columns(brand)))
        try keepOneDefault(brand, in: transaction)
    }

    /// Saves a brand.
    ///
    /// - Throws: `StorageError.notFound`.
    package static func update(_ brand: Brand, in transaction: any SQLTransaction) throws {
        try transaction.change(
            "brands",
            id: brand.id,
            .update("brands", set: columns(brand)).then("WHERE id = \(brand.id)")
        )
        try keepOneDefault(brand, in: transaction)
    }

    private static func keepOneDefault(
        _ brand: Brand,
        in transaction: any SQLTransaction
    ) throws {
        guard brand.isDefault else { return }
        try transaction.execute(
            "UPDATE brands SET is_default = 0 WHERE id <> \(brand.id) AND is_default = 1"
        )
    }

    private static func columns(_ brand: Brand) -> SQL.Columns {
        [
            "id": brand.id, "name": brand.name, "email": brand.email, "phone": brand.phone,
            "website": brand.website, "address": brand.address, "currency": brand.currency,
            "mail_title": brand.mail.title, "mail_body": brand.mail.body,
            "mail_signature": brand.mail.signature, "logo_hash": brand.logoHash,
            "colour": brand.colour, "is_default": brand.isDefault,
        ]
    }
}

extension Brand: RowReadable {
    static let table = "brands"

    init(_ row: StoredRow) throws {
        self.init(
            id: try row.get("id"),
            name: try row.get("name"),
            contact: Contact(
                email: try row.get("email"),
                phone: try row.get("phone"),
                website: try row.get("website"),
                address: try row.get("address")
            ),
            currency: try row.get("currency"),
            mail: BrandMail(
                title: try row.get("mail_title"),
                body: try row.get("mail_body"),
                signature: try row.get("mail_signature")
            ),
            isDefault: try row.get("is_default")
        )
        logoHash = try row.get("logo_hash")
        colour = try row.get("colour")
    }
}
