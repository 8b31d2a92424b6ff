// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage

/// Traffic and charges over days.
struct StatisticsResource: Sendable {
    let desk: APIDesk

    /// A year and a day, as in the panel.
    private static let daysMax = 366
    private static let groups = ["day", "country", "network", "sender"]

    var routes: [APIRoute] {
        [
            APIRoute(
                .get,
                "/clients/{client}/statistics",
                "getStatistics",
                "Read statistics",
                (.statistics, .statisticsRead, .json(200, Self.answer)),
                statistics
            ).with {
                $0.words = "Sums of messages and charges; days are those of the client's zone."
                $0.refusals = [422]
                $0.parameters = [
                    .from, .through,
                    .init("by", .choice(Self.groups), "What rows tell apart; days without it."),
                ]
            }
        ]
    }

    private static let answer = Schema.object([
        .init("client", .id), .init("from", .date), .init("through", .date),
        .init("zone", .anyText), .init("by", .text(.choice(groups))),
        .init(
            "rows",
            .array(
                .object([
                    .init("key", .anyText, "The day, country, network or sender."),
                    .init("submitted", .count), .init("blocked", .count),
                    .init("delivered", .count), .init("failed", .count),
                    .init("charged_segments", .count), .init("charged", .money),
                ]),
                count: 0...1_000_000
            )
        ),
    ])

    private func statistics(_ request: APIRequest) async throws -> APIAnswer {
        let id = try request.pathClient()
        let group = request.query["by"] ?? "day"
        guard let client = try await desk.read({ try ClientRepository.find(id, in: $0) }) else {
            throw APIProblem.notFound
        }
        let calendar = try BillingCalendar(zone: client.zone)
        let days = try request.days(calendar, most: Self.daysMax, default: 30)
        let all = (days.lowerBound.daysSince1970...days.upperBound.daysSince1970)
            .map { CalendarDate(daysSince1970: $0) }
        func span(_ first: CalendarDate, _ last: CalendarDate) -> Range<Instant> {
            calendar.midnight(of: first)..<calendar.midnight(of: last.adding(days: 1))
        }
        var query = TrafficQuery(
            spans: group == "day"
                ? all.map { span($0, $0) } : [span(days.lowerBound, days.upperBound)],
            by: Self.dimensions(group)
        )
        query.clients = [id]
        let wanted = query
        let rows = try await desk.read { try TrafficRepository.traffic(wanted, in: $0) }
        return .json([
            "client": .id(id), "from": .string("\(days.lowerBound)"),
            "through": .string("\(days.upperBound)"), "zone": .string(client.zone),
            "by": .string(group),
            "rows": .array(rows.map { Self.json($0, group, all) }),
        ])
    }

    private static func dimensions(_ group: String) -> Set<TrafficDimension> {
        switch group {
        case "country": [.country]
        case "network": [.country, .network]
        case "sender": [.sender]
        default: []
        }
    }

    private static func json(
        _ row: TrafficSummary,
        _ group: String,
        _ days: [CalendarDate]
    ) -> JSON {
        let key =
            switch group {
            case "country": row.key.country?.code ?? ""
            case "network":
                row.key.network?.text ?? row.key.country.map { "\($0.code), others" } ?? ""
            case "sender": row.key.sender ?? ""
            default: days[row.key.span].description
            }
        return [
            "key": .string(key), "submitted": .count(row.counts.submitted),
            "blocked": .count(row.blocked), "delivered": .count(row.counts.delivered),
            "failed": .count(row.counts.failed),
            "charged_segments": .count(row.chargedSegments), "charged": .money(row.charged),
        ]
    }
}

extension APIRequest {
    /// The days of `from` and `through`, in order and not too many.
    ///
    /// - Throws: a problem of the query.
    func days(
        _ calendar: BillingCalendar,
        most: Int,
        default count: Int
    ) throws -> ClosedRange<CalendarDate> {
        let today = calendar.localDate(of: now)
        let last = date("through") ?? max(today, date("from") ?? today)
        let first = date("from") ?? last.adding(days: 1 - count)
        let years = 2_000...2_100
        guard first <= last, years.contains(first.year), years.contains(last.year),
            last.daysSince1970 - first.daysSince1970 < most
        else {
            let sentence = "This is not after through, and at most \(most) days before its end."
            throw APIProblem.validation(422, [SchemaFault(field: "from", sentence: sentence)])
        }
        return first...last
    }
}
