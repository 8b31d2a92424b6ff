// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface
import Storage

extension BankImport {
    /// A mapping that was saved.
    ///
    /// - Throws: `FieldErrors` when there is none of this name.
    package func savedMapping(_ name: String) async throws -> BankMapping {
        let text = try await office.database.read { try BankRepository.mapping(name, in: $0) }
        guard let text else {
            throw FieldErrors("mapping", "There is no mapping \"\(name)\".")
        }
        return try StoredText.read(text)
    }

    /// Saves a mapping under a name, in place of one of the same name.
    package func save(
        _ mapping: BankMapping,
        as name: String,
        _ request: SettingsRequest
    ) async throws {
        let name = String(name.prefix(60))
        let now = office.now
        let text = try FrozenText(mapping).text
        try await office.database.write { transaction in
            let before = try BankRepository.mapping(name, in: transaction)
            guard before != text else { return }
            try BankRepository.saveMapping(text, as: name, in: transaction)
            try SettingsChange(transaction: transaction, now: now, actor: request.actor)
                .log("update", "bank_mapping", id: name, before: before, after: mapping)
        }
    }
}
