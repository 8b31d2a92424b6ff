// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Testing

@Suite struct MSISDNTests {
    @Test(
        "Separators and international prefixes are stripped",
        arguments: [
            ("380671234567", "380671234567"),
            ("+380 67 123-45-67", "380671234567"),
            ("00 380 (67) 123.45.67", "380671234567"),
            ("+1\u{A0}212\u{2011}555\u{2013}0100", "12125550100"),
            ("6834002", "6834002"),
            ("123456789012345", "123456789012345"),
        ]
    )
    func international(text: String, digits: String) throws {
        let number = try MSISDN(text)
        #expect(number.digits == digits)
        #expect(number.international == "+" + digits)
    }

    @Test(
        "What is wrong with a number is named",
        arguments: [
            ("", MSISDNError.empty),
            ("+ -", .empty),
            ("0671234567", .startsWithZero),
            ("000380671234567", .startsWithZero),
            ("123456", .tooShort(6)),
            ("1234567890123456", .tooLong(16)),
            ("38067x234567", .invalidCharacter("x")),
            ("380+671234567", .invalidCharacter("+")),
            ("++380671234567", .invalidCharacter("+")),
            ("٣٨٠٦٧١٢٣٤٥٦٧", .invalidCharacter("٣")),
        ]
    )
    func refused(text: String, error: MSISDNError) {
        #expect(throws: error) { try MSISDN(text) }
    }

    @Test(
        "A national form takes the default country's calling code",
        arguments: [
            ("0671234567", 380, "380671234567"),
            ("380671234567", 380, "380671234567"),
            ("+48501234567", 380, "48501234567"),
            ("0048501234567", 380, "48501234567"),
            ("89161234567", 7, "79161234567"),
            ("9161234567890", 7, "9161234567890"),
            ("2125550100", 1, "12125550100"),
            ("12125550100", 1, "12125550100"),
            ("0612345678", 39, "390612345678"),
        ] as [(String, UInt16, String)]
    )
    func national(text: String, callingCode: UInt16, digits: String) throws {
        #expect(try MSISDN(text, defaultCallingCode: callingCode).digits == digits)
    }
}
