// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Testing

@Suite struct UserDataHeaderTests {
    @Test(
        "Elements are read in order and written back",
        arguments: [
            ([0x05, 0x00, 0x03, 0x2A, 0x02, 0x01], 42, 2, 1),
            ([0x06, 0x08, 0x04, 0x01, 0x2C, 0x03, 0x03], 300, 3, 3),
            ([0x0B, 0x05, 0x04, 0x15, 0x8A, 0x00, 0x00, 0x00, 0x03, 0x2A, 0x02, 0x02], 42, 2, 2),
        ] as [([UInt8], UInt16, UInt8, UInt8)]
    )
    func roundTrip(octets: [UInt8], reference: UInt16, total: UInt8, part: UInt8) throws {
        let header = try #require(UserDataHeader(prefixOf: octets + [0x41, 0x42]))
        let place = try #require(header.concatenation)
        #expect(place.reference == reference)
        #expect(place.total == total)
        #expect(place.part == part)
        #expect(header.octets == octets)
    }

    @Test(
        "A nonsensical place is none",
        arguments: [
            [0x05, 0x00, 0x03, 0x2A, 0x00, 0x00], [0x05, 0x00, 0x03, 0x2A, 0x02, 0x00],
            [0x05, 0x00, 0x03, 0x2A, 0x02, 0x03], [0x04, 0x00, 0x02, 0x2A, 0x02],
            [0x03, 0x24, 0x01, 0x01],
        ] as [[UInt8]]
    )
    func nonsense(octets: [UInt8]) throws {
        let header = try #require(UserDataHeader(prefixOf: octets))
        #expect(header.concatenation == nil)
        #expect(header.octets == octets)
    }

    @Test("An element that runs over the end makes the header empty")
    func overrun() throws {
        let header = try #require(UserDataHeader(prefixOf: [0x05, 0x24, 0x01, 0x01, 0x00, 0x03]))
        #expect(header.elements.isEmpty)
    }
}
