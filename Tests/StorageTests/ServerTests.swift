// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import Foundation
import Testing

@Suite struct ServerTests {
    /// Without a server half of what is claimed is not tested: that must not go unnoticed.
    @Test func aPostgreSQLServerIsThereToTestWith() {
        guard Engine.server == nil else { return }
        let words =
            "PostgreSQL is NOT tested: TOLLGATE_TEST_POSTGRES names no server. "
            + "scripts/test starts one."
        FileHandle.standardError.write(Data((words + "\n").utf8))
        #expect(ProcessInfo.processInfo.environment["CI"] == nil, "\(words)")
    }
}
