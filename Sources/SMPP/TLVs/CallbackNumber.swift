// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// A number the recipient can call back.
///
/// - Source: SMPP 3.4 §5.3.2.36.
public struct CallbackNumber: Hashable, Sendable {
    /// How the digits are written: 0 DTMF, 1 ASCII.
    public var digitMode: UInt8
    /// The type of number.
    public var typeOfNumber: UInt8
    /// The numbering plan.
    public var numberingPlan: UInt8
    /// The digits, at most 16 octets.
    public var digits: ByteBuffer

    /// Makes the value.
    public init(digitMode: UInt8, typeOfNumber: UInt8, numberingPlan: UInt8, digits: ByteBuffer) {
        self.digitMode = digitMode
        self.typeOfNumber = typeOfNumber
        self.numberingPlan = numberingPlan
        self.digits = digits
    }

    init?(_ value: ByteBuffer) {
        var rest = value
        guard let digitMode = rest.readInteger(as: UInt8.self) else { return nil }
        guard let typeOfNumber = rest.readInteger(as: UInt8.self) else { return nil }
        guard let numberingPlan = rest.readInteger(as: UInt8.self) else { return nil }
        self.init(
            digitMode: digitMode,
            typeOfNumber: typeOfNumber,
            numberingPlan: numberingPlan,
            digits: rest
        )
    }

    var octets: ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writeInteger(digitMode)
        buffer.writeInteger(typeOfNumber)
        buffer.writeInteger(numberingPlan)
        buffer.writeImmutableBuffer(digits)
        return buffer
    }
}
