// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SMPP

extension CommandStatus {
    /// What a client's SMPP library is told when a message is blocked.
    ///
    /// Only standard codes: libraries print vendor codes as "unknown error". The reason itself
    /// is in the additional status text.
    ///
    /// - Source: SMPP 3.4 §5.1.3; billing rules, section 7.
    init(_ reason: BlockReason) {
        switch reason {
        case .badNumber, .noDestination, .numberBlacklisted: self = .invalidDestinationAddress
        case .senderNotAllowed: self = .invalidSourceAddress
        case .throttled: self = .throttled
        default: self = .submitFailed
        }
    }
}
