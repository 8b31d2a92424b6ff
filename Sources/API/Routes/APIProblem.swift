// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import Storage

/// Why a request was refused: a problem document.
///
/// - Source: RFC 9457.
package struct APIProblem: Error, Hashable, Sendable {
    /// The HTTP status.
    package var status: Int
    /// A stable word for programs, such as `validation` or a block reason's.
    package var code: String
    /// A plain sentence for people.
    package var detail: String
    package var fields: [SchemaFault] = []
    /// The refusal is a decision that is stored: a repeated request gets it again.
    ///
    /// Other problems may be mended and the request sent again under the same key.
    var isFinal = false
    /// The methods that an address takes.
    var allowed: [String] = []

    package init(_ status: Int, _ code: String, _ detail: String, fields: [SchemaFault] = []) {
        self.status = status
        self.code = code
        self.detail = detail
        self.fields = fields
    }

    /// The problem document.
    package var document: JSON {
        var members: [JSON.Member] = [
            .init("type", .string("/api/reference#problem-\(code)")),
            .init("title", .string(Self.titles[status] ?? "Refused")),
            .init("status", .integer(Int64(status))),
            .init("code", .string(code)),
            .init("detail", .string(Self.short(detail, 1_000))),
        ]
        if !fields.isEmpty {
            let errors = fields.map { fault -> JSON in
                [
                    "field": .string(Self.short(fault.field, 200)),
                    "detail": .string(Self.short(fault.sentence, 1_000)),
                ]
            }
            members.append(.init("errors", .array(errors)))
        }
        return .object(members)
    }

    /// What somebody sent may stand in a sentence, and be of any length.
    private static func short(_ text: String, _ limit: Int) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
    }

    /// What a problem document looks like.
    package static let documentSchema = Schema.named(
        "Problem",
        .object([
            .init("type", .text(.words(1...200)), "Where the reference explains the code."),
            .init("title", .text(.words(1...100))),
            .init("status", .integer(400...599)),
            .init("code", .text(.words(1...60)), "A stable word for programs."),
            .init("detail", .text(.words(1...1_000)), "A sentence for people."),
            .optional(
                "errors",
                .array(
                    .object([
                        .init("field", .text(.words(0...200)), "Such as `messages[3].to`."),
                        .init("detail", .text(.words(1...1_000))),
                    ]),
                    count: 1...50
                ),
                "Each field at fault."
            ),
        ])
    )

    static let titles = [
        400: "Not understood", 401: "No valid key", 402: "Too little money", 403: "Not allowed",
        404: "Not found", 405: "Method not allowed", 409: "Conflict", 413: "Too large",
        415: "Not JSON", 422: "Refused", 429: "Too many requests", 500: "Our failure",
        503: "Not now",
    ]
}

extension APIProblem {
    static let noKey = APIProblem(
        401,
        "no_key",
        "Send a valid key: Authorization: Bearer tgk_…"
    )
    static let forbidden = APIProblem(403, "scope", "The key has not got the scope for this.")
    static let notFound = APIProblem(404, "not_found", "There is nothing here that the key sees.")
    static let tooMany = APIProblem(
        429,
        "rate_limit",
        "The key sends too many requests; try again in a second."
    )
    static let tooLarge = APIProblem(413, "too_large", "The body has at most 1 MiB.")
    static let notJSON = APIProblem(
        415,
        "media_type",
        "Send JSON: Content-Type: application/json."
    )
    static let inProgress = APIProblem(
        409,
        "in_progress",
        "A request of this Idempotency-Key is being worked on; ask again in a moment."
    )
    static let keyReused = APIProblem(
        422,
        "idempotency_key_reused",
        "This Idempotency-Key was used for another content before; take a new one."
    )
    static let failed = APIProblem(500, "failure", "Something failed on our side; try again.")
    static let storageFailing = APIProblem(
        503,
        "storage_failing",
        "Messages cannot be stored for the moment; nothing was sent. Try again."
    )
    static let badCursor = APIProblem(
        400,
        "validation",
        "The cursor is not one that a list gave.",
        fields: [SchemaFault(field: "cursor", sentence: "Take next_cursor of the page before.")]
    )

    static func method(_ allowed: [String]) -> APIProblem {
        let methods = allowed.joined(separator: ", ")
        var problem = APIProblem(405, "method", "This address takes \(methods).")
        problem.allowed = allowed
        return problem
    }

    /// Fields of the body or the query that do not fit.
    static func validation(_ status: Int, _ faults: [SchemaFault]) -> APIProblem {
        let first = faults.first
        let place = first.map { $0.field.isEmpty ? "" : "\($0.field): " } ?? ""
        let detail = "\(place)\(first?.sentence ?? "Something does not fit.")"
        return APIProblem(status, "validation", detail, fields: faults)
    }

    /// What the verbs of the back office refuse.
    init?(_ error: any Error) {
        switch error {
        case let problem as APIProblem: self = problem
        case let errors as FieldErrors:
            let faults = errors.entries.prefix(50).map {
                SchemaFault(field: $0.field, sentence: $0.sentence.english)
            }
            self = .validation(422, faults)
        case let refusal as InvoicingRefusal: self.init(refusal)
        case StorageError.stale:
            self.init(409, "stale", "Somebody else has changed it meanwhile; read it again.")
        default: return nil
        }
    }

    private init(_ refusal: InvoicingRefusal) {
        switch refusal {
        case .clientNotFound, .invoiceNotFound, .paymentNotFound: self = .notFound
        case .requestIDUsed: self = .keyReused
        case .periodOverlaps, .creditedAlready, .undoneAlready:
            self.init(409, "conflict", refusal.sentence.english)
        default:
            self = .validation(
                422,
                [SchemaFault(field: refusal.field, sentence: refusal.sentence.english)]
            )
        }
    }

    /// Why a message was not admitted.
    ///
    /// - Source: billing rules, section 7.
    init(_ reason: BlockReason) {
        self.init(reason.httpStatus, reason.rawValue, reason.sentence.english)
        // What is over the throughput is not stored; the same request may come again.
        isFinal = reason != .throttled
    }
}

extension BlockReason {
    /// The HTTP status that a refused message is answered with.
    package var httpStatus: Int {
        switch self {
        case .noMoney: 402
        case .channelDisabled, .addressNotAllowed, .clientBlocked, .senderNotAllowed: 403
        case .throttled, .dailyLimit: 429
        case .badNumber, .noDestination, .destinationClosed, .noClientPrice, .noSourcePrice,
            .noRoute, .numberBlacklisted, .textFiltered:
            422
        }
    }
}
