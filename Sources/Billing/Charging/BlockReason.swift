// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// Why a submitted message was refused before it cost anything.
///
/// Cases are in order of precedence: the first that applies is the one reported.
///
/// - Source: billing rules, section 7.
package enum BlockReason: String, Hashable, Sendable, CaseIterable, Codable, Error {
    case channelDisabled = "channel_disabled"
    case addressNotAllowed = "ip_not_allowed"
    case throttled
    case clientBlocked = "client_blocked"
    case dailyLimit = "daily_limit"
    case badNumber = "bad_number"
    case noDestination = "no_destination"
    case destinationClosed = "destination_closed"
    case noClientPrice = "no_client_price"
    case noSourcePrice = "no_source_price"
    case noRoute = "no_route"
    case noMoney = "no_money"
    case senderNotAllowed = "sender_not_allowed"
    case numberBlacklisted = "number_blacklisted"
    case textFiltered = "text_filtered"

    /// A plain sentence for panels and for the additional status text of a response.
    package var sentence: Phrase {
        switch self {
        case .channelDisabled: "This channel is switched off for the client."
        case .addressNotAllowed: "The client may not send from this address."
        case .throttled: "The agreed throughput was exceeded."
        case .clientBlocked: "The client's access is closed."
        case .dailyLimit: "The client's daily limit of messages is used up."
        case .badNumber: "The recipient is not a valid international number."
        case .noDestination: "No country or network is known for the recipient's number."
        case .destinationClosed: "The destination is closed for the client."
        case .noClientPrice: "The client has no price for the destination."
        case .noSourcePrice: "No supplier of the route has a source price."
        case .noRoute: "No route leads to the destination."
        case .noMoney: "The client's available money is too little."
        case .senderNotAllowed: "The client may not use this sender."
        case .numberBlacklisted: "The recipient's number is on the black list."
        case .textFiltered: "The text was stopped by a filter."
        }
    }
}
