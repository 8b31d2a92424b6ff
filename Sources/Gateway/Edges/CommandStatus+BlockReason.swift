// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SMPP
import Storage

extension CommandStatus {
    /// What a client's SMPP library is told when a message is blocked.
    ///
    /// - Source: SMPP 3.4 §5.1.3; billing rules, section 7.
    init(_ reason: BlockReason, _ form: RefusalForm) {
        switch form {
        case .standard: self = .standard(reason)
        case .detailed: self = .detailed(reason)
        }
    }

    /// Only standard codes: libraries print those of vendors as "unknown error".
    private static func standard(_ reason: BlockReason) -> CommandStatus {
        switch reason {
        case .badNumber, .noDestination, .numberBlacklisted: .invalidDestinationAddress
        case .senderNotAllowed: .invalidSourceAddress
        case .throttled: .throttled
        default: .submitFailed
        }
    }

    /// A code for each reason, from the range of vendors where the standard has none as exact.
    private static func detailed(_ reason: BlockReason) -> CommandStatus {
        switch reason {
        case .badNumber: .invalidDestinationAddress
        case .senderNotAllowed: .invalidSourceAddress
        case .throttled: .throttled
        case .noMoney: CommandStatus(rawValue: 0x400)
        case .noClientPrice: CommandStatus(rawValue: 0x401)
        case .noSourcePrice: CommandStatus(rawValue: 0x402)
        case .noRoute: CommandStatus(rawValue: 0x403)
        case .destinationClosed: CommandStatus(rawValue: 0x404)
        case .noDestination: CommandStatus(rawValue: 0x405)
        case .dailyLimit: CommandStatus(rawValue: 0x406)
        case .clientBlocked: CommandStatus(rawValue: 0x407)
        case .channelDisabled: CommandStatus(rawValue: 0x408)
        case .addressNotAllowed: CommandStatus(rawValue: 0x409)
        case .numberBlacklisted: CommandStatus(rawValue: 0x40A)
        case .textFiltered: CommandStatus(rawValue: 0x40B)
        }
    }
}
