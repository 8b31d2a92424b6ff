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
    /// Further addresses of the message centre, tried in order when `host` fails; see `HostList`.
    package var failoverHosts: String = ""
    package var tls = ConnectorTLS()
    package var bindKind: ConnectorBind = .transceiver
    package var version: ConnectorVersion = .v34
    /// Parallel SMPP sessions; of a pair, as many of each kind.
    package var sessions: Int = 1
    /// Unanswered submits allowed per session.
    package var windowSize: Int = 50
    /// Segments per second.
    package var throughput: Int = 1_000
    package var enquireLinkSeconds: Int = 30
    package var responseSeconds: Int = 10
    /// Silence after which a session is closed.
    package var inactivitySeconds: Int = 120
    /// The time a connection may take until it is bound.
    package var bindSeconds: Int = 10
    /// A message without a receipt is given up after this long.
    package var receiptHours: Int = 72
    package var messageIDForm: MessageIDForm = .text
    /// Submit again by the next route when the answer to a submit was lost.
    ///
    /// Off by default: the phone could get the message twice.
    package var resendsUnanswered: Bool = false
    package var dialect = SupplierDialect()

    package init(host: String, port: Int, systemID: String, password: String) {
        self.host = host
        self.port = port
        self.systemID = systemID
        self.password = password
    }
}

/// What a supplier's message centre understands differently from others.
package struct SupplierDialect: Hashable, Sendable {
    /// What its `data_coding` 0 means: `gsm`, `gsm_packed`, `latin1` or `utf8`.
    package var defaultAlphabet: String = "gsm"
    package var senderTypes: SenderTypes = .asSubmitted
    /// What senders that are names, short codes and numbers get when types follow the form.
    package var nameType = AddressType(5, 0)
    package var shortCodeType = AddressType(3, 0)
    package var numberType = AddressType(1, 1)
    /// The type of number and numbering plan of recipients.
    package var destinationTypeOfNumber: Int = 1
    package var destinationNumberingPlan: Int = 1
    /// Refusals after which the next route is tried, such as `0x0B, 0x45`; empty means all.
    package var failoverStatuses: String = ""
    /// Refusals that are for the moment: the message rests and is tried again.
    package var retryStatuses: String = "0x08, 0x14, 0x58"
    /// Takes messages whose text reads like a receipt as receipts, whatever their type says.
    package var findsReceiptsByText: Bool = false
    /// The IANA name of the zone that the dates in its receipts are in.
    package var receiptZone: String = "UTC"
    /// Wants a long message whole: parts that a client cut are joined before they leave.
    package var takesWhole: Bool = false

    package init() {}
}

/// How the type of number of senders is told to a supplier.
package enum SenderTypes: String, Hashable, Sendable, CaseIterable {
    /// As the client submitted it.
    case asSubmitted = "as_submitted"
    /// From what the sender looks like: a name, a short code or a number.
    case byForm = "by_form"
}

/// How a supplier's message ids in submit responses relate to those in its receipts.
package enum MessageIDForm: String, Hashable, Sendable, CaseIterable {
    /// The same text in both.
    case text
    /// Hexadecimal in responses, decimal in receipts.
    case hexInResponse = "hex_in_response"
    /// Decimal in responses, hexadecimal in receipts.
    case hexInReceipt = "hex_in_receipt"
    /// Decimal in both, though not with the same zeros in front.
    case decimal
    /// Hexadecimal in both, though not in the same case or with the same zeros in front.
    case hexadecimal
}
