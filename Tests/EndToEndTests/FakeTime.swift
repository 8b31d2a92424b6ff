// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

/// A wall clock ahead of the real one, by Debian's `faketime`; monotonic clocks stay real.
enum FakeTime {
    static func environment(hoursAhead: Int) throws -> [String: String] {
        let folder = "/usr/lib"
        let places = try FileManager.default.contentsOfDirectory(atPath: folder)
            .map { "\(folder)/\($0)/faketime/libfaketimeMT.so.1" }
        let library = try #require(
            places.first { FileManager.default.fileExists(atPath: $0) },
            "install faketime first: scripts/bootstrap --test"
        )
        return [
            "LD_PRELOAD": library, "FAKETIME": "+\(hoursAhead)h",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1",
        ]
    }
}
