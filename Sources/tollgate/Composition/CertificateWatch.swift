// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Logging
import SMPPTransport

/// Takes over certificates that were renewed on disk, without a restart.
struct CertificateWatch: Sendable {
    let tls: SMPPServerTLS
    let logger: Logger

    // Renewals come days before the old certificate ends.
    private static let interval = Duration.seconds(5)

    /// Looks at the files again and again, until cancelled.
    func keepWatching() async {
        var seen = changes
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.interval)
            let now = changes
            if now == seen { continue }
            do {
                try tls.reload()
                seen = now
                logger.notice(
                    "certificate reloaded",
                    metadata: ["tls.certificate": "\(tls.certificateFile)"]
                )
            } catch {
                // Often one of two files was written and the other is about to be: ask again.
                logger.warning("certificate not reloaded", metadata: ["tls.error": "\(error)"])
            }
        }
    }

    /// When each file was last changed.
    private var changes: [Date?] {
        [tls.certificateFile, tls.keyFile].map { file in
            let attributes = try? FileManager.default.attributesOfItem(atPath: file)
            return attributes?[.modificationDate] as? Date
        }
    }
}
