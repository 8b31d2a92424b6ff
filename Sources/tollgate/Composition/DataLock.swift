// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Foundation

/// Keeps a second platform from serving the same data folder.
///
/// Two gateways on one embedded database would both spend the same money. The lock belongs to
/// the process and goes with it, however it ends.
final class DataLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock of a data folder.
    ///
    /// - Throws: `ValidationError` when another process has it.
    init(folder: String) throws {
        descriptor = open(folder + "/serving.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ValidationError(
                "\(folder) cannot be written: \(String(cString: strerror(errno)))."
            )
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw ValidationError(
                "Another tollgate serves \(folder) already. Stop it, or name another --data."
            )
        }
    }

    deinit { close(descriptor) }
}
