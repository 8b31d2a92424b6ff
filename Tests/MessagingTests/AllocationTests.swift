// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CAllocationCount
import Testing

@testable import Messaging

/// What every message passes on its way to a price takes no memory.
@Suite struct AllocationTests {
    @Test(
        "A number, its destination and the texts of both are found without an allocation",
        .enabled(if: allocation_count_works())
    )
    func numbersAndDestinations() throws {
        let catalogue = DestinationCatalogue.builtIn
        let numbers = ["380671234567", "37061234567", "14155550123", "447700900123"]
        var octets = 0
        func pass() throws {
            for number in numbers {
                let destination = catalogue.destination(for: try MSISDN(number))
                octets += destination?.country.code.utf8.count ?? 0
                octets += destination?.network?.text.utf8.count ?? 0
            }
        }
        // Tables are made when they are first asked for.
        try pass()
        #expect(octets >= 8)
        let before = allocation_count()
        for _ in 0..<100 { try pass() }
        #expect(allocation_count() == before)
    }

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
