// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How the connection to a supplier is protected.
package struct ConnectorTLS: Hashable, Sendable {
    /// Whether it is protected at all, and whose certificate is taken.
    package enum Trust: String, Hashable, Sendable, CaseIterable {
        /// No TLS.
        case off
        /// A certificate from an authority that the system trusts, made out to the host.
        case system
        /// A certificate from one of `authorities`, made out to the host.
        case authorities
        /// The one certificate with this `fingerprint`, whoever made it.
        case fingerprint
    }

    package var trust: Trust = .off
    /// Certificates of authorities in PEM form.
    package var authorities: String = ""
    /// The SHA-256 of the certificate's octets: 64 hexadecimal digits in lower case.
    package var fingerprint: String = ""
    /// The name that the certificate must be made out to; empty is the host.
    package var serverName: String = ""

    /// Creates settings without TLS.
    package init() {}

    /// A fingerprint as it is kept, from what tools print: `AB:CD:…` in either case.
    ///
    /// - Returns: nil when it is no SHA-256.
    package static func fingerprint(_ text: String) -> String? {
        let digits = text.lowercased().filter { $0 != ":" && !$0.isWhitespace }
        guard digits.count == 64, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            return nil
        }
        return digits
    }
}

/// The sessions that are bound to a supplier.
package enum ConnectorBind: String, Hashable, Sendable, CaseIterable {
    /// Each session sends and receives.
    case transceiver
    /// As many sessions that send as sessions that receive, for message centres that know no
    /// transceiver.
    case pair
    /// Sessions that only send: receipts come in no way, or over a connector of their own.
    case transmitter
}

/// The version of SMPP that a supplier is bound with.
package enum ConnectorVersion: String, Hashable, Sendable, CaseIterable {
    case v33 = "3.3"
    case v34 = "3.4"
    case v50 = "5.0"
}

/// A type of number with its numbering plan, as both are agreed on: `5/0`.
///
/// - Source: SMPP 3.4 §5.2.5, §5.2.6.
package struct AddressType: Hashable, Sendable, CustomStringConvertible {
    package let typeOfNumber: UInt8
    package let numberingPlan: UInt8

    /// Creates a pair.
    package init(_ typeOfNumber: UInt8, _ numberingPlan: UInt8) {
        self.typeOfNumber = typeOfNumber
        self.numberingPlan = numberingPlan
    }

    /// Reads `5/0`; nil when it is no pair of values that SMPP has.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let type = UInt8(parts[0]), let plan = UInt8(parts[1]),
            type <= 7, plan <= 18
        else { return nil }
        self.init(type, plan)
    }

    package var description: String { "\(typeOfNumber)/\(numberingPlan)" }
}
