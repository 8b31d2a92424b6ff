// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Packs septets into octets and back, as the air interface carries them.
///
/// ```
/// septet 0: bits 0-6 of octet 0; septet 1: bit 7 of octet 0 and bits 0-5 of octet 1; …
/// ```
///
/// - Source: 3GPP TS 23.038 §6.1.2.1.
package enum SeptetPacking {
    /// Packs septets; `fillBits` zero bits come first, as after a user data header.
    package static func pack(_ septets: some Collection<UInt8>, fillBits: Int = 0) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity((septets.count * 7 + fillBits + 7) / 8)
        var pending: UInt16 = 0
        var pendingBits = fillBits
        for septet in septets {
            pending |= UInt16(septet & 0x7F) << UInt16(pendingBits)
            pendingBits += 7
            if pendingBits >= 8 {
                octets.append(UInt8(pending & 0xFF))
                pending >>= 8
                pendingBits -= 8
            }
        }
        if pendingBits > 0 { octets.append(UInt8(pending & 0xFF)) }
        return octets
    }

    /// Unpacks all whole septets after the fill bits.
    ///
    /// Octets do not say how many septets they hold. When seven bits are left over at the end
    /// and all are zero, they are taken as padding and not as an `@`.
    package static func unpack(_ octets: some Collection<UInt8>, fillBits: Int = 0) -> [UInt8] {
        let count = max(0, octets.count * 8 - fillBits) / 7
        var septets: [UInt8] = []
        septets.reserveCapacity(count)
        var pending: UInt32 = 0
        var pendingBits = -fillBits
        for octet in octets {
            pending |=
                pendingBits < 0
                ? UInt32(octet) >> UInt32(-pendingBits) : UInt32(octet) << UInt32(pendingBits)
            pendingBits += 8
            while pendingBits >= 7 {
                septets.append(UInt8(pending & 0x7F))
                pending >>= 7
                pendingBits -= 7
            }
        }
        let isFull = (octets.count * 8 - fillBits) % 7 == 0
        if isFull, septets.last == 0 { septets.removeLast() }
        return septets
    }

    /// The zero bits that bring the text after a header back to a septet boundary.
    package static func fillBits(afterHeaderOctets count: Int) -> Int {
        (7 - count * 8 % 7) % 7
    }
}
