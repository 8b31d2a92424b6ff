// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing

/// A company that carries messages for us, with the connector that binds to it.
package struct Supplier: Hashable, Sendable {
    package var id: SupplierID
    package var name: String
    /// The currency of its source prices.
    package var currency: Currency
    package var isActive: Bool
    package var connector: Connector

    package init(
        id: SupplierID,
        name: String,
        currency: Currency,
        isActive: Bool = true,
        connector: Connector
    ) {
        self.id = id
        self.name = name
        self.currency = currency
        self.isActive = isActive
        self.connector = connector
    }
}

/// How we bind to a supplier's message centre.
package struct Connector: Hashable, Sendable {
    package var host: String
    package var port: Int
    package var systemID: String
    package var password: String
    package var systemType: String = ""
    /// Parallel SMPP sessions.
    package var sessions: Int = 1
    /// Unanswered submits allowed per session.
    package var windowSize: Int = 50
    /// Segments per second.
    package var throughput: Int = 1_000
    package var enquireLinkSeconds: Int = 30
    package var responseSeconds: Int = 10
    /// A message without a receipt is given up after this long.
    package var receiptHours: Int = 72
    package var messageIDForm: MessageIDForm = .text
    /// Submit again by the next route when the answer to a submit was lost.
    ///
    /// Off by default: the phone could get the message twice.
    package var resendsUnanswered: Bool = false

    package init(host: String, port: Int, systemID: String, password: String) {
        self.host = host
        self.port = port
        self.systemID = systemID
        self.password = password
    }
}

/// How a supplier's message ids in submit responses relate to those in its receipts.
package enum MessageIDForm: String, Hashable, Sendable, CaseIterable {
    /// The same text in both.
    case text
    /// Hexadecimal in responses, decimal in receipts.
    case hexInResponse = "hex_in_response"
    /// Decimal in responses, hexadecimal in receipts.
    case hexInReceipt = "hex_in_receipt"
}
