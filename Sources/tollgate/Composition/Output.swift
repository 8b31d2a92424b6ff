// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Logging

extension Logger {
    /// A logger of the program: notices and worse, to standard error.
    static func program(_ label: String) -> Logger {
        var logger = Logger(label: label) { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        return logger
    }
}

/// Makes printed lines visible at once, also when standard output is a file or a pipe.
func flushOutput() {
    fflush(nil)
}
