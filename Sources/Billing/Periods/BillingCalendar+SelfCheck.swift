// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Primitives

extension BillingCalendar {
    /// Every zone that can be chosen, sorted.
    package static let zoneNames: [String] =
        (TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") } + ["UTC", "Europe/Kyiv"])
        .reduce(into: Set<String>()) { $0.insert($1) }.sorted()

    /// Proves that zones resolve and follow their law; the platform must not start otherwise.
    ///
    /// A runtime without zone data answers with UTC or nothing at all, and would bill the
    /// wrong day without any error.
    ///
    /// - Throws: `ZoneError` naming the zone that came out wrong.
    package static func checkZones() throws(ZoneError) {
        for sample in samples {
            let calendar = try BillingCalendar(zone: sample.zone)
            let instant = Instant(seconds: sample.seconds)
            guard calendar.offsetSeconds(at: instant) == sample.offset else {
                throw ZoneError(zone: sample.zone)
            }
        }
    }

    /// Offsets as law has them in January and July 2026.
    ///
    /// - Source: the IANA time zone database (public domain).
    private static let samples: [(zone: String, seconds: Int64, offset: Int64)] = [
        ("UTC", 1_767_225_600, 0),
        ("Europe/Kyiv", 1_767_225_600, 7_200),
        ("Europe/Kyiv", 1_782_864_000, 10_800),
        ("Asia/Kathmandu", 1_767_225_600, 20_700),
        ("Asia/Kolkata", 1_782_864_000, 19_800),
        ("America/New_York", 1_767_225_600, -18_000),
        ("America/New_York", 1_782_864_000, -14_400),
        ("Pacific/Chatham", 1_767_225_600, 49_500),
    ]
}
