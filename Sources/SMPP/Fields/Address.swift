// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// An address with its type of number and numbering plan.
///
/// - Source: SMPP 3.4 §5.2.5, §5.2.6, §5.2.8, §5.2.9.
public struct Address: Hashable, Sendable {
    /// The type of number.
    public var ton: TypeOfNumber
    /// The numbering plan.
    public var npi: NumberingPlan
    /// The number, short code or name.
    public var value: COctetString

    /// Makes an address; without more it is of unknown type and plan.
    public init(
        _ value: COctetString = "",
        ton: TypeOfNumber = .unknown,
        npi: NumberingPlan = .unknown
    ) {
        self.ton = ton
        self.npi = npi
        self.value = value
    }
}
