// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The style sheet that pages link to, under a name that holds its content's hash.
enum StyleSheet {
    /// The style sheet's octets.
    static let octets: [UInt8] =
        PackageResources.panel_css + PackageResources.parts_css
        + PackageResources.workbench_css

    /// The style sheet's address; it changes whenever the content does.
    static let url: String = {
        let hash = Secrets.hash(String(decoding: octets, as: UTF8.self))
        return "/assets/panel-\(hash.prefix(12)).css"
    }()
}
