// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// What keeps data: a folder and the files in it, for nobody but their owner.
///
/// Passwords of suppliers and the texts of messages are in them.
enum PrivateData {
    /// Makes a folder unless it is there, and takes rights of others away from what it has.
    ///
    /// - Throws: `StartFailure` when it cannot be made or written.
    static func prepare(folder: String, database: String?) throws {
        _ = umask(0o077)
        let files = FileManager.default
        if !files.fileExists(atPath: folder) {
            do {
                try files.createDirectory(
                    atPath: folder,
                    withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700]
                )
            } catch {
                throw refusal(folder, "cannot be made", error)
            }
        }
        guard access(folder, W_OK | X_OK) == 0 else {
            let reason = String(cString: strerror(errno))
            throw StartFailure(
                "The data folder \(folder) cannot be written (\(reason)): "
                    + "give it to this user, or name another with --data."
            )
        }
        let own = folder + "/tollgate.sqlite"
        // Only a folder that is a platform's own: not somebody's /tmp that was named by mistake.
        if files.fileExists(atPath: own), isOurs(folder) { chmod(folder, 0o700) }
        let databases = [own, database].compactMap(\.self)
        let all =
            databases.flatMap { [$0, $0 + "-wal", $0 + "-shm"] }
            + ["ports.json", "serving.lock", SecretFile.name].map { "\(folder)/\($0)" }
        for file in all where files.fileExists(atPath: file) { chmod(file, 0o600) }
    }

    /// Whether a folder belongs to this user and is not shared by its sticky bit.
    private static func isOurs(_ folder: String) -> Bool {
        var facts = stat()
        return stat(folder, &facts) == 0 && facts.st_uid == geteuid()
            && facts.st_mode & S_ISVTX == 0
    }

    private static func refusal(
        _ folder: String,
        _ what: String,
        _ error: any Error
    ) -> StartFailure {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        let reason = cause.map { String(cString: strerror(CInt($0.code))) } ?? "no reason given"
        return StartFailure(
            "The data folder \(folder) \(what) (\(reason)): name another with --data."
        )
    }
}
