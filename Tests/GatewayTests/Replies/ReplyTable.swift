// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import NIOCore
import SMPP
import Storage

@testable import Gateway

/// What comes in the framing and the bodies of requests, row by row.
enum ReplyTable {
    typealias Address = SMPP.Address
    typealias DataCoding = SMPP.DataCoding

    static let framing = [
        ReplyRow(
            "an unknown command_id",
            ReplyCase(
                "0x999",
                [Wire.frame(0x999, 6), Wire.message(7)],
                [Answer(.genericNack, .invalidCommandID, 6), Answer(.submitSMResponse, .ok, 7)]
            )
        ),
        ReplyRow("command_length below 16 or over the limit", length(0), length(15), over, huge),
        ReplyRow(
            "a body shorter than its fields, sm_length beyond the PDU",
            refused("no body", .invalidCommandLength, Wire.frame(4, 6)),
            refused("two octets", .invalidCommandLength, Wire.frame(4, 6, [0, 0])),
            refused("sm_length beyond", .invalidMessageLength, Wire.submit(6) { $0.length = 6 })
        ),
        ReplyRow(
            "too long or unterminated service_type, source_addr, destination_addr",
            refused(
                "service_type too long",
                .invalidServiceType,
                Wire.submit(6) { $0.service = Array("ABCDEF".utf8) + [0] }
            ),
            refused(
                "service_type unterminated",
                .invalidServiceType,
                Wire.frame(4, 6, Array("ABC".utf8))
            ),
            refused(
                "source too long",
                .invalidSourceAddress,
                Wire.submit(6) { $0.source = tooLong }
            ),
            refused(
                "source unterminated",
                .invalidSourceAddress,
                Wire.frame(4, 6, [0, 1, 1] + Array("123".utf8))
            ),
            refused(
                "destination too long",
                .invalidDestinationAddress,
                Wire.submit(6) { $0.destination = tooLong }
            ),
            refused(
                "destination unterminated",
                .invalidDestinationAddress,
                Wire.frame(4, 6, [0, 1, 1, 0x31, 0, 1, 1] + Array("123".utf8))
            )
        ),
        ReplyRow(
            "an empty destination, or one that is no number",
            field("empty", .invalidDestinationAddress) { $0.destination.value = "" },
            field("name", .invalidDestinationAddress) { $0.destination.value = "Bob" },
            field("signs alone", .invalidDestinationAddress) { $0.destination.value = "+-" }
        ),
        ReplyRow(
            "an alphanumeric source of more than 11 characters",
            field("11", .ok) { $0.source.value = "ABCDEFGHIJK" },
            field("12", .invalidSourceAddress) { $0.source.value = "ABCDEFGHIJKL" },
            field("12, said to be a number", .invalidSourceAddress) {
                $0.source = Address("ABCDEFGHIJKL", ton: .international)
            }
        ),
        ReplyRow(
            "sm_length 255",
            refused(
                "255 octets",
                .invalidMessageLength,
                Wire.submit(6) {
                    $0.length = 255
                    $0.text = Array(repeating: 0x41, count: 255)
                }
            )
        ),
        ReplyRow(
            "short_message together with message_payload",
            field("both", .optionalParameterNotAllowed) {
                $0.tlvs.messagePayload = ByteBuffer(string: "Hi")
            },
            field("payload alone", .ok) {
                $0.shortMessage = ByteBuffer()
                $0.tlvs.messagePayload = ByteBuffer(string: "Hi")
            }
        ),
        ReplyRow(
            "a TLV that reaches over the end; stray bytes after the last TLV",
            refused(
                "over the end",
                .invalidOptionalParameterValue,
                Wire.submit(6) { $0.parameters = [2, 4, 0, 3, 1, 2] }
            ),
            refused(
                "stray",
                .invalidParameterLength,
                Wire.submit(6) { $0.parameters = [2, 4, 0, 2, 1, 2, 9, 9, 9] }
            )
        ),
        ReplyRow(
            "unknown TLVs",
            field("0x1501", .ok) {
                $0.tlvs.append(TLVTag(rawValue: 0x1501), ByteBuffer(string: "x"))
            }
        ),
        ReplyRow(
            "a type of number or plan that SMPP does not define",
            field("passed", .ok) { $0.source.ton = .init(rawValue: 9) },
            strict("source type", .invalidSourceTypeOfNumber, 0x48) {
                $0.source.ton = .init(rawValue: 9)
            },
            strict("source plan", .invalidSourceNumberingPlan, 0x49) {
                $0.source.npi = .init(rawValue: 2)
            },
            strict("destination type", .invalidDestinationTypeOfNumber, 0x50) {
                $0.destination.ton = .init(rawValue: 9)
            },
            strict("destination plan", .invalidDestinationNumberingPlan, 0x51) {
                $0.destination.npi = .init(rawValue: 2)
            }
        ),
        // The stage's clock stands at 2026-09-21 14:13:20 UTC.
        ReplyRow(
            "a schedule time or validity period that is malformed, over or too far ahead",
            field("malformed schedule", .invalidScheduleTime) { $0.scheduleTime = "tomorrow" },
            field("past schedule", .invalidScheduleTime) { $0.scheduleTime = "260921141319000+" },
            field("far schedule", .invalidScheduleTime) { $0.scheduleTime = "261021141321000+" },
            field("malformed validity", .invalidValidityPeriod) { $0.validityPeriod = "1" },
            field("past validity", .invalidValidityPeriod) {
                $0.validityPeriod = "260921141319000+"
            },
            field("far validity", .invalidValidityPeriod) {
                $0.validityPeriod = "271206141321000+"
            },
            field("63 weeks", .ok) { $0.validityPeriod = "271206141320000+" },
            field("relative schedule", .ok) { $0.scheduleTime = "000000010000000R" },
            field("relative validity", .ok) { $0.validityPeriod = "000000010000000R" }
        ),
        ReplyRow(
            "priority_flag over 3, to a 5.0 peer over 4",
            field("3", .ok) { $0.priority = 3 },
            field("4", .invalidPriority) { $0.priority = 4 },
            version50("4 in 5.0", .ok) { $0.priority = 4 },
            version50("5 in 5.0", .invalidPriority) { $0.priority = 5 }
        ),
        ReplyRow(
            "a user data header (esm_class) that is longer than its text",
            field("one octet longer", .invalidESMClass) {
                $0.esmClass.hasUserDataHeader = true
                $0.shortMessage = ByteBuffer(bytes: [6, 0, 3, 1, 2, 1])
            }
        ),
        ReplyRow(
            "other reserved values of esm_class and data_coding",
            field("esm_class 0x3C", .ok) { $0.esmClass = ESMClass(rawValue: 0x3C) },
            field("data_coding 0x0B", .ok) { $0.dataCoding = DataCoding(rawValue: 0x0B) }
        ),
        ReplyRow(
            "sequence number 0 or above 0x7FFFFFFF",
            ReplyCase(
                "echoed",
                [Wire.message(0), Wire.message(0x8000_0000), Wire.message(0xFFFF_FFFF)],
                [0, 0x8000_0000, 0xFFFF_FFFF].map { Answer(.submitSMResponse, .ok, $0) }
            )
        ),
        ReplyRow("several PDUs in one segment, one PDU in many", oneSegment, manySegments),
    ]

    private static let tooLong: [UInt8] = [1, 1] + Array("123456789012345678901".utf8) + [0]

    private static func length(_ length: UInt32) -> ReplyCase {
        ReplyCase(
            "command_length \(length)",
            [Wire.frame(4, 6, length: length)],
            [Answer(.genericNack, .invalidCommandLength, 6)],
            then: .closed
        )
    }

    private static let over = length(UInt32(PDUDecoder.defaultCommandLengthMax + 1))
    private static let huge = length(.max)

    private static let oneSegment: ReplyCase = {
        var all = Wire.message(6)
        all.writeImmutableBuffer(Wire.message(7))
        return ReplyCase("one segment", [all], [6, 7].map { Answer(.submitSMResponse, .ok, $0) })
    }()

    private static let manySegments: ReplyCase = {
        let octets = Wire.message(6).readableBytesView.map { ByteBuffer(bytes: [$0]) }
        return ReplyCase("an octet each", octets, [Answer(.submitSMResponse, .ok, 6)])
    }()

    // MARK: - Kinds of cases

    /// Octets that are refused, after which the session goes on.
    private static func refused(
        _ name: String,
        _ status: CommandStatus,
        _ octets: ByteBuffer
    ) -> ReplyCase {
        let refusal = Answer(.submitSMResponse, status, 6)
        return ReplyCase(
            name,
            [octets, Wire.message(7)],
            [refusal, Answer(.submitSMResponse, .ok, 7)]
        )
    }

    private static func field(
        _ name: String,
        _ status: CommandStatus,
        _ change: (inout SubmitSM) -> Void
    ) -> ReplyCase { refused(name, status, Wire.message(6, change)) }

    private static func strict(
        _ name: String,
        _ status: CommandStatus,
        _ code: UInt32,
        _ change: (inout SubmitSM) -> Void
    ) -> ReplyCase {
        precondition(status.rawValue == code, "The page names the code.")
        return ReplyCase(
            "strict: \(name)",
            [Wire.message(6, change)],
            [Answer(.submitSMResponse, status, 6)]
        ) { $0.isStrict = true }
    }

    private static func version50(
        _ name: String,
        _ status: CommandStatus,
        _ change: (inout SubmitSM) -> Void
    ) -> ReplyCase {
        let request = GatewayReplyTests.submit(change)
        return ReplyCase(name) {
            try await withPeer(version: .v50) { _, peer in
                try await expect(peer.ask(request), status, name)
            }
        }
    }
}
