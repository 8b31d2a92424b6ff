// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface

/// Reads and writes suppliers with their connectors.
package enum SupplierRepository {
    /// Every supplier, by name.
    package static func list(in transaction: any SQLTransaction) throws -> [Supplier] {
        try transaction.models("SELECT * FROM suppliers ORDER BY name")
    }

    /// Finds a supplier.
    package static func find(
        _ id: SupplierID,
        in transaction: any SQLTransaction
    ) throws -> Supplier? {
        try transaction.model("SELECT * FROM suppliers WHERE id = \(id)")
    }

    /// Adds a supplier.
    package static func insert(
        _ supplier: Supplier,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(.insert(into: "suppliers", columns(supplier)))
    }

    /// Saves a supplier.
    ///
    /// - Throws: `StorageError.notFound`.
    package static func update(
        _ supplier: Supplier,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.change(
            "suppliers",
            id: supplier.id,
            .update("suppliers", set: columns(supplier)).then("WHERE id = \(supplier.id)")
        )
    }

    private static func columns(_ supplier: Supplier) -> SQL.Columns {
        let connector = supplier.connector
        let dialect = connector.dialect
        return [
            "id": supplier.id, "name": supplier.name, "currency": supplier.currency,
            "is_active": supplier.isActive, "host": connector.host, "port": connector.port,
            "failover_hosts": connector.failoverHosts,
            "tls_trust": connector.tls.trust, "tls_authorities": connector.tls.authorities,
            "tls_fingerprint": connector.tls.fingerprint,
            "tls_server_name": connector.tls.serverName,
            "system_id": connector.systemID, "password": connector.password,
            "system_type": connector.systemType, "bind_kind": connector.bindKind,
            "interface_version": connector.version, "sessions": connector.sessions,
            "window_size": connector.windowSize, "throughput": connector.throughput,
            "enquire_link_seconds": connector.enquireLinkSeconds,
            "response_seconds": connector.responseSeconds,
            "inactivity_seconds": connector.inactivitySeconds,
            "bind_seconds": connector.bindSeconds,
            "receipt_hours": connector.receiptHours,
            "message_id_form": connector.messageIDForm,
            "resends_unanswered": connector.resendsUnanswered,
            "default_alphabet": dialect.defaultAlphabet, "sender_types": dialect.senderTypes,
            "name_type": dialect.nameType, "short_code_type": dialect.shortCodeType,
            "number_type": dialect.numberType,
            "destination_ton": dialect.destinationTypeOfNumber,
            "destination_npi": dialect.destinationNumberingPlan,
            "failover_statuses": dialect.failoverStatuses,
            "retry_statuses": dialect.retryStatuses,
            "finds_receipts_by_text": dialect.findsReceiptsByText,
            "receipt_zone": dialect.receiptZone, "takes_whole": dialect.takesWhole,
        ]
    }
}

extension Supplier: RowReadable {
    static let table = "suppliers"

    init(_ row: StoredRow) throws {
        var connector = Connector(
            host: try row.get("host"),
            port: try row.get("port"),
            systemID: try row.get("system_id"),
            password: try row.get("password")
        )
        connector.systemType = try row.get("system_type")
        connector.sessions = try row.get("sessions")
        connector.windowSize = try row.get("window_size")
        connector.throughput = try row.get("throughput")
        connector.enquireLinkSeconds = try row.get("enquire_link_seconds")
        connector.responseSeconds = try row.get("response_seconds")
        connector.receiptHours = try row.get("receipt_hours")
        connector.failoverHosts = try row.get("failover_hosts")
        connector.tls = try ConnectorTLS(row)
        connector.bindKind = try row.get("bind_kind")
        connector.version = try row.get("interface_version")
        connector.inactivitySeconds = try row.get("inactivity_seconds")
        connector.bindSeconds = try row.get("bind_seconds")
        connector.messageIDForm = try row.get("message_id_form")
        connector.resendsUnanswered = try row.get("resends_unanswered")
        connector.dialect = try SupplierDialect(row)
        self.init(
            id: try row.get("id"),
            name: try row.get("name"),
            currency: try row.get("currency"),
            isActive: try row.get("is_active"),
            connector: connector
        )
    }
}

extension SupplierDialect {
    fileprivate init(_ row: StoredRow) throws {
        self.init()
        defaultAlphabet = try row.get("default_alphabet")
        senderTypes = try row.get("sender_types")
        nameType = try row.get("name_type")
        shortCodeType = try row.get("short_code_type")
        numberType = try row.get("number_type")
        destinationTypeOfNumber = try row.get("destination_ton")
        destinationNumberingPlan = try row.get("destination_npi")
        failoverStatuses = try row.get("failover_statuses")
        retryStatuses = try row.get("retry_statuses")
        findsReceiptsByText = try row.get("finds_receipts_by_text")
        receiptZone = try row.get("receipt_zone")
        takesWhole = try row.get("takes_whole")
    }
}

extension ConnectorTLS {
    fileprivate init(_ row: StoredRow) throws {
        self.init()
        trust = try row.get("tls_trust")
        authorities = try row.get("tls_authorities")
        fingerprint = try row.get("tls_fingerprint")
        serverName = try row.get("tls_server_name")
    }
}
