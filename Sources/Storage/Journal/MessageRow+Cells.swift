// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SQLInterface

/// Rows read where the engine has them: a restart reads a million of them.
extension MessageRow {
    /// Reads a message from cells in the order of `columns`.
    ///
    /// The body of a message that has left is not read: nothing needs it any more.
    static func read(
        _ cells: inout SQLCellReader,
        _ destinations: inout LatestDestination
    ) throws -> (facts: MessageFacts, progress: MessageProgress) {
        let clientID = ClientID(try cells.integer())
        let id = MessageID(try cells.integer())
        let accessID = AccessID(try cells.integer())
        let receivedAt = Instant(microseconds: try cells.integer())
        let originator = SubmittedAddress(
            text: try cells.text(),
            typeOfNumber: try cells.number(),
            numberingPlan: try cells.number()
        )
        let recipient = try cells.text()
        let destination = try destinations.read(&cells)
        let content = try readContent(&cells)
        var submission = Submission(
            clientID: clientID,
            accessID: accessID,
            originator: originator,
            recipient: recipient,
            content: content,
            registeredDelivery: try cells.number()
        )
        submission.expiresAt = Instant(microseconds: try cells.integer())
        let facts = MessageFacts(
            id: id,
            submission: submission,
            receivedAt: receivedAt,
            destination: destination,
            charging: try readCharging(&cells)
        )
        return (facts, try readProgress(&cells))
    }

    private static func readContent(_ cells: inout SQLCellReader) throws -> SubmittedContent {
        let dataCoding: UInt8 = try cells.number()
        let storedESMClass = try cells.integer()
        var content = SubmittedContent(
            dataCoding: dataCoding,
            esmClass: 0,
            protocolID: try cells.number(),
            body: try cells.blob(),
            text: "",
            segments: 1
        )
        content.storedESMClass = storedESMClass
        content.parameters = try cells.blob()
        content.text = try cells.text()
        content.segments = try cells.number()
        return content
    }

    private static func readCharging(_ cells: inout SQLCellReader) throws -> MessageCharging {
        let billing = ClientID(try cells.integer())
        let price = try cells.integer()
        return MessageCharging(
            billingClientID: billing,
            priceID: price == 0 ? nil : PriceRowID(price),
            priceMicros: try cells.integer(),
            basis: try cells.value()
        )
    }

    private static func readProgress(_ cells: inout SQLCellReader) throws -> MessageProgress {
        var progress = MessageProgress(phase: try cells.value(), state: try cells.value())
        progress.reason = try cells.text()
        progress.money = try cells.value()
        progress.moneyAt = try cells.instantIfAny()
        progress.attempts = try cells.number()
        progress.supplierID = try cells.integerIfAny().map { SupplierID($0) }
        progress.supplierMessageID = try cells.textIfAny()
        progress.dispatchedAt = try cells.instantIfAny()
        progress.cost = try readCost(&cells)
        progress.doneAt = try cells.instantIfAny()
        progress.receiptError = try cells.text()
        progress.receipt = try cells.value()
        progress.nextTryAt = try cells.instantIfAny()
        let refusedBy = try cells.text()
        if !refusedBy.isEmpty {
            progress.refusedBy = refusedBy.split(separator: ",").compactMap { SupplierID($0) }
        }
        return progress
    }

    private static func readCost(_ cells: inout SQLCellReader) throws -> MessageCost? {
        let micros = try cells.integer()
        let basis = BillingBasis(rawValue: try cells.text())
        let costedAt = try cells.instantIfAny()
        guard let basis else { return nil }
        var cost = MessageCost(priceMicros: micros, basis: basis)
        cost.costedAt = costedAt
        return cost
    }
}

/// The destination of the row before, which the next one mostly shares.
struct LatestDestination {
    private var country: [UInt8] = []
    private var network: [UInt8] = []
    private var destination: Destination?

    init() {}

    /// Reads the columns `country` and `network`.
    mutating func read(_ cells: inout SQLCellReader) throws -> Destination? {
        let countryOctets = try cells.octets()
        let isSameCountry = countryOctets.elementsEqual(country)
        if !isSameCountry { country = [UInt8](countryOctets) }
        let networkOctets = try cells.octets()
        if isSameCountry, networkOctets.elementsEqual(network) { return destination }
        network = [UInt8](networkOctets)
        destination = CountryCode(String(decoding: country, as: UTF8.self)).map {
            Destination(country: $0, network: Network(String(decoding: network, as: UTF8.self)))
        }
        return destination
    }
}

extension SQLCellReader {
    /// Reads an instant or null.
    fileprivate mutating func instantIfAny() throws -> Instant? {
        try integerIfAny().map { Instant(microseconds: $0) }
    }
}
