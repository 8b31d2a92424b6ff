// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The one script that pages load, under a name that holds its content's hash.
///
/// Pages work without it.
enum ScriptFile {
    /// The script's octets.
    static let octets: [UInt8] = PackageResources.panel_js

    /// The script's address; it changes whenever the content does.
    static let url: String = {
        let hash = Secrets.hash(String(decoding: octets, as: UTF8.self))
        return "/assets/panel-\(hash.prefix(12)).js"
    }()
}
