// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// Keeps the versions of enterprises' document templates; none is ever changed.
///
/// What a template is, the layer that draws documents knows; here it is any frozen value.
/// Issued invoices name theirs by its hash.
package enum DocumentTemplateRepository {
    /// Adds a version, unless the newest is the same.
    ///
    /// - Returns: the newest version now.
    @discardableResult
    package static func insert(
        _ template: some Codable,
        for enterprise: EnterpriseID,
        at now: Instant,
        by actor: String,
        in transaction: any SQLTransaction
    ) throws -> DocumentTemplateVersion {
        let frozen = try FrozenText(template)
        let newest = try newest(of: enterprise, in: transaction)
        if let newest, newest.hash == frozen.hash { return newest }
        let version = DocumentTemplateVersion(
            enterpriseID: enterprise,
            version: (newest?.version ?? 0) + 1,
            hash: frozen.hash,
            savedAt: now,
            savedBy: actor
        )
        try transaction.execute(
            .insert(
                into: "document_templates",
                [
                    "enterprise_id": enterprise, "version": version.version,
                    "content": frozen.text, "hash": frozen.hash, "saved_at": now,
                    "saved_by": actor,
                ]
            )
        )
        return version
    }

    /// The newest version of an enterprise; nil when it never saved one.
    package static func newest(
        of enterprise: EnterpriseID,
        in transaction: any SQLTransaction
    ) throws -> DocumentTemplateVersion? {
        try transaction.model(
            """
            SELECT * FROM document_templates WHERE enterprise_id = \(enterprise)
                ORDER BY version DESC LIMIT 1
            """
        )
    }

    /// All versions of an enterprise, the newest first.
    package static func versions(
        of enterprise: EnterpriseID,
        in transaction: any SQLTransaction
    ) throws -> [DocumentTemplateVersion] {
        try transaction.models(
            """
            SELECT * FROM document_templates WHERE enterprise_id = \(enterprise)
                ORDER BY version DESC
            """
        )
    }

    /// The template with a hash; nil when there is none.
    ///
    /// - Throws: `StorageError.corruptedRow` when the stored text was touched.
    package static func template<Template: Codable>(
        _ hash: String,
        as type: Template.Type,
        in transaction: any SQLTransaction
    ) throws -> Template? {
        try transaction.frozen(
            "SELECT * FROM document_templates WHERE hash = \(hash) ORDER BY version LIMIT 1",
            of: DocumentTemplateVersion.table
        )
    }
}

/// A saved version of a template, without its content.
package struct DocumentTemplateVersion: Hashable, Sendable {
    /// Whose it is.
    package let enterpriseID: EnterpriseID
    /// From 1, without gaps.
    package let version: Int64
    /// SHA-256 of the content, in hexadecimal digits.
    package let hash: String
    /// When it was saved.
    package let savedAt: Instant
    /// Who saved it.
    package let savedBy: String
}

extension DocumentTemplateVersion: RowReadable {
    static let table = "document_templates"

    init(_ row: StoredRow) throws {
        enterpriseID = try row.get("enterprise_id")
        version = try row.get("version")
        hash = try row.get("hash")
        savedAt = try row.get("saved_at")
        savedBy = try row.get("saved_by")
    }
}
