// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface

/// Rules about requests that must not be done twice.
enum RequestAudit {
    /// Every claim has its result, and no document comes of two requests.
    ///
    /// That a repeated id with other content was refused leaves no row; that each id has one
    /// content and one result does.
    static func check(_ transaction: any SQLTransaction, _ report: inout AuditReport) throws {
        var documents: [Int64: String] = [:]
        try transaction.forEach(
            "SELECT request_id, content_hash, result FROM request_ids ORDER BY recorded_at"
        ) { row in
            let id: String = try row.get(0)
            let result: String = try row.get(2)
            if result.isEmpty {
                report.add("request \(id) was claimed and has no result")
            }
            if try row.get(1, as: String.self).isEmpty {
                report.add("request \(id) does not say what was asked")
            }
            let made = try? StoredText.read(result, as: IssuedDocuments.self)
            guard let invoice = made?.invoiceID?.rawValue else { return }
            if let other = documents.updateValue(id, forKey: invoice) {
                report.add("requests \(other) and \(id) have the same invoice \(invoice)")
            }
        }
        let stored = Set(
            try transaction.query("SELECT id FROM invoices").map { try $0.get(0, as: Int64.self) }
        )
        for (invoice, request) in documents where !stored.contains(invoice) {
            report.add("invoice \(invoice) of request \(request) is not there")
        }
    }
}
