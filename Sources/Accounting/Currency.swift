// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A currency of ISO 4217, with the number of decimals its amounts are written with.
///
/// - Source: ISO 4217 list one (codes and minor units are plain facts).
package struct Currency: Hashable, Sendable {
    /// The three letters, packed so that comparing currencies costs one instruction.
    @usableFromInline let packed: UInt32

    /// Creates the currency with this code, or nil when ISO 4217 has no such active code.
    package init?(_ code: String) {
        let letters = Array(code.utf8)
        guard letters.count == 3, Currency.minorUnits(of: code) != nil else { return nil }
        packed = UInt32(letters[0]) << 16 | UInt32(letters[1]) << 8 | UInt32(letters[2])
    }

    @inlinable
    package static func == (left: Currency, right: Currency) -> Bool {
        left.packed == right.packed
    }

    /// The alphabetic code, such as `EUR`.
    package var code: String {
        // So short a text lies in the string itself: nothing is allocated.
        String(unsafeUninitializedCapacity: 3) { octets in
            octets[0] = UInt8(packed >> 16)
            octets[1] = UInt8(packed >> 8 & 0xFF)
            octets[2] = UInt8(packed & 0xFF)
            return 3
        }
    }

    /// Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
    package var minorUnitDigits: Int {
        Currency.minorUnits(of: code) ?? 2
    }

    /// Micros in one minor unit: 10,000 for EUR, 1,000,000 for JPY, 1,000 for KWD.
    package var microsPerMinorUnit: Int64 {
        switch minorUnitDigits {
        case 0: 1_000_000
        case 3: 1_000
        case 4: 100
        default: 10_000
        }
    }

    private static func minorUnits(of code: String) -> Int? {
        if twoDecimals.contains(code) { return 2 }
        if noDecimals.contains(code) { return 0 }
        if threeDecimals.contains(code) { return 3 }
        return fourDecimals.contains(code) ? 4 : nil
    }

    /// Every code there is, sorted; for select fields.
    package static let allCodes: [String] =
        (twoDecimals.union(noDecimals).union(threeDecimals).union(fourDecimals)).sorted()

    private static let noDecimals = codes(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
    )
    private static let threeDecimals = codes("BHD IQD JOD KWD LYD OMR TND")
    private static let fourDecimals = codes("CLF UYW")
    private static let twoDecimals = codes(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN \
        BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL \
        GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK \
        LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO \
        NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE \
        SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES \
        WST XCD YER ZAR ZMW ZWG
        """
    )

    private static func codes(_ text: String) -> Set<String> {
        Set(text.split(separator: " ").map(String.init))
    }
}

extension Currency: CustomStringConvertible {
    package var description: String { code }
}

extension Currency: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let code = try container.decode(String.self)
        guard let currency = Currency(code) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\(code) is not an ISO 4217 code"
            )
        }
        self = currency
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
