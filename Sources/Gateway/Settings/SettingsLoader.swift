// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import SQLInterface
import Storage

/// Reads the core's settings from the database.
package enum SettingsLoader {
    /// Reads a snapshot in a transaction of its own.
    package static func load(
        from database: any SQLDatabase,
        builtIn: DestinationCatalogue
    ) throws -> CoreSettings {
        try database.readBlocking { try load(in: $0, builtIn: builtIn) }
    }

    /// Reads a snapshot; imported prefixes are laid over the built-in catalogue.
    ///
    /// - Throws: when a client's zone does not resolve: billing a wrong day is worse than not
    ///   starting.
    package static func load(
        in transaction: any SQLTransaction,
        builtIn: DestinationCatalogue
    ) throws -> CoreSettings {
        // Read first: what changes meanwhile has a later version, and is read again.
        let versions = try ChangeCounterRepository.versions(in: transaction)
        var clients: [ClientID: ClientSettings] = [:]
        for client in try ClientRepository.list(in: transaction) {
            clients[client.id] = ClientSettings(
                client: client,
                calendar: try BillingCalendar(zone: client.zone)
            )
        }
        let accesses = try AccessRepository.list(in: transaction)
        let suppliers = try SupplierRepository.list(in: transaction)
        let imported = try ImportedPrefixRepository.list(in: transaction)
        var settings = CoreSettings(
            clients: clients,
            accesses: Dictionary(uniqueKeysWithValues: accesses.map { ($0.id, $0) }),
            suppliers: Dictionary(uniqueKeysWithValues: suppliers.map { ($0.id, $0) }),
            routes: RouteTable(try RouteRepository.list(in: transaction)),
            prices: PriceBook(try PriceRepository.all(in: transaction)),
            catalogue: imported.isEmpty ? builtIn : merge(imported, over: builtIn)
        )
        settings.version = versions.filter { $0.key != ChangeCounterRepository.moneyTopic }
            .values.reduce(0, +)
        return settings
    }

    private static func merge(
        _ imported: [ImportedPrefix],
        over builtIn: DestinationCatalogue
    ) -> DestinationCatalogue {
        let rows = imported.map { prefix in
            PrefixImport.Row(
                prefix: prefix.prefix,
                destination: prefix.destination,
                operatorName: prefix.operatorName
            )
        }
        return builtIn.merging(imported: PrefixImport(rows: rows))
    }
}
