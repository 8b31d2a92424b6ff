// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP
import Testing

@Suite struct DecodingRefusalTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var body: String
        var command: CommandID
        var status: CommandStatus

        init(_ name: String, _ command: CommandID, _ body: String, _ status: CommandStatus) {
            self.name = name
            self.body = body
            self.command = command
            self.status = status
        }

        var testDescription: String { name }
    }

    static let head = "00 01 01 '15550100' 00 01 01 '15550199' 00"
    static let fields = "00 00 00 00 00 00 00 00 00"

    static let rows = [
        Row("no body", .submitSM, "", .invalidCommandLength),
        Row("body ends within fixed octets", .submitSM, head + "00 00", .invalidCommandLength),
        Row("service_type too long", .submitSM, "'ABCDEF' 00" + head, .invalidServiceType),
        Row("service_type unterminated", .submitSM, "'ABC'", .invalidServiceType),
        Row(
            "source too long",
            .submitSM,
            "00 01 01 '123456789012345678901' 00",
            .invalidSourceAddress
        ),
        Row("source unterminated", .submitSM, "00 01 01 '1234'", .invalidSourceAddress),
        Row(
            "destination too long",
            .submitSM,
            "00 01 01 '1' 00 01 01 '123456789012345678901' 00",
            .invalidDestinationAddress
        ),
        Row(
            "destination unterminated",
            .submitSM,
            "00 01 01 '1' 00 01 01 '1234'",
            .invalidDestinationAddress
        ),
        Row(
            "schedule too long",
            .submitSM,
            head + "00 00 00 '12345678901234567' 00",
            .invalidScheduleTime
        ),
        Row(
            "validity unterminated",
            .submitSM,
            head + "00 00 00 00 '1234'",
            .invalidValidityPeriod
        ),
        Row(
            "sm_length beyond the PDU",
            .submitSM,
            head + fields + "05 'abc'",
            .invalidMessageLength
        ),
        Row("no sm_length", .submitSM, head + fields, .invalidCommandLength),
        Row(
            "sm_length 255",
            .submitSM,
            head + fields + "FF" + String(repeating: "41", count: 255),
            .invalidMessageLength
        ),
        Row(
            "parameter beyond the end",
            .submitSM,
            head + fields + "00 0204 0003 1234",
            .invalidOptionalParameterValue
        ),
        Row(
            "stray octets after the last parameter",
            .submitSM,
            head + fields + "00 0204 0002 1234 00",
            .invalidParameterLength
        ),
        Row("system_id too long", .bindReceiver, "'1234567890123456' 00", .invalidSystemID),
        Row("password too long", .bindTransceiver, "'a' 00 '123456789' 00", .invalidPassword),
        Row("no destinations", .submitMulti, "00 00 00 00 00", .invalidDestinationCount),
        Row("255 destinations", .submitMulti, "00 00 00 00 FF", .invalidDestinationCount),
        Row("destination flag 3", .submitMulti, "00 00 00 00 01 03", .invalidDestinationFlag),
        Row("message_id unterminated", .querySM, "'12'", .invalidMessageID),
    ]

    @Test("A body that makes no sense is refused for its faulty field", arguments: rows)
    func refuses(_ row: Row) throws {
        let header = ByteBuffer(integer: row.command.rawValue)
        var rest = plainOctets("00000000 00000005" + row.body)
        var stream = ByteBuffer(integer: UInt32(8 + rest.readableBytes))
        stream.writeImmutableBuffer(header)
        stream.writeBuffer(&rest)
        guard case .undecodable(let undecodable) = try #require(decodeAll(stream).first) else {
            Issue.record("The body was accepted.")
            return
        }
        #expect(undecodable.status == row.status)
        #expect(undecodable.header.sequence == 5)
        #expect(undecodable.isRecoverable)
        #expect(undecodable.answer == .response(to: row.command, status: row.status))
    }

    @Test("A submit response without a body, with an error or without, decodes")
    func bodylessResponses() {
        let responses = octets("80000004 00000014 00000001")
        #expect(
            decodeAll(responses) == [
                .pdu(.submitSMResponse(SubmitSMResponse(status: .messageQueueFull)), 1)
            ]
        )
        #expect(
            decodeAll(octets("80000004 00000000 00000001")) == [
                .pdu(.submitSMResponse(SubmitSMResponse()), 1)
            ]
        )
    }

    @Test("A response that makes no sense is not answered")
    func responsesAreNotAnswered() {
        guard
            case .undecodable(let undecodable) = decodeAll(octets("80000004 00000000 00000001 '1'"))
                .first
        else {
            Issue.record("An unterminated message_id was accepted.")
            return
        }
        #expect(undecodable.answer == nil)
    }
}
