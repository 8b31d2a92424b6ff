// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Testing

@Suite struct OriginatorTests {
    @Test(
        "The kind and the address fields follow from the text",
        arguments: [
            ("Tollgate", .alphanumeric, "Tollgate", 5, 0),
            ("A&B Shop-24", .alphanumeric, "A&B Shop-24", 5, 0),
            ("+380671234567", .number, "380671234567", 1, 1),
            ("380671234567", .number, "380671234567", 1, 1),
            ("380 67 123-45-67", .number, "380671234567", 1, 1),
            ("12345", .shortCode, "12345", 3, 0),
            ("+12345", .number, "12345", 1, 1),
        ] as [(String, Originator.Kind, String, UInt8, UInt8)]
    )
    func kinds(
        text: String,
        kind: Originator.Kind,
        kept: String,
        typeOfNumber: UInt8,
        plan: UInt8
    ) throws {
        let originator = try Originator(text)
        #expect(originator.kind == kind)
        #expect(originator.text == kept)
        #expect(originator.typeOfNumber == typeOfNumber)
        #expect(originator.numberingPlan == plan)
    }

    @Test("A name may consist of digits when the type of number says so")
    func digitsAsName() throws {
        #expect(try Originator("12345", typeOfNumber: 5).kind == .alphanumeric)
        #expect(try Originator("12345", typeOfNumber: 3).kind == .shortCode)
        #expect(try Originator("Shop", typeOfNumber: 1).kind == .alphanumeric)
    }

    @Test(
        "What is wrong with a sender is named",
        arguments: [
            ("", OriginatorError.empty),
            ("   ", .empty),
            ("Tollgate SMS", .nameTooLong(12)),
            ("Shop{24}abc", .nameTooLong(13)),
            ("Магазин", .invalidCharacter("М")),
            ("a\nb", .invalidCharacter("\n")),
            ("1234567890123456", .numberTooLong(16)),
        ]
    )
    func refused(text: String, error: OriginatorError) {
        #expect(throws: error) { try Originator(text) }
    }
}
