// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Testing

/// Numbers in plain digits, which are read without looking at separators.
@Suite struct PlainNumberTests {
    @Test(
        "A number in plain digits and in any other form is the same number",
        arguments: [
            ("380671234567", "+380 67 123-45-67"), ("1234567", "+1234567"),
            ("999999999999999", "00999999999999999"),
        ]
    )
    func plainNumbers(plain: String, other: String) throws {
        #expect(try MSISDN(plain) == MSISDN(other))
        #expect(try MSISDN(plain).digits == plain)
    }

    @Test(
        "What is no number is refused for the same reason as before",
        arguments: [
            ("", MSISDNError.empty), ("0671234567", .startsWithZero), ("123456", .tooShort(6)),
            ("1234567890123456", .tooLong(16)), ("12345x7", .invalidCharacter("x")),
        ]
    )
    func refusals(text: String, error: MSISDNError) {
        #expect(throws: error) { try MSISDN(text) }
    }
}
