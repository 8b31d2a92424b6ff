// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CQREncode

/// A QR code drawn as SVG: black on white in either colour scheme, with its quiet zone.
struct QRPicture {
    var text: String
    /// Its name for people who do not see it.
    var label: String

    /// - Source: ISO/IEC 18004: four modules of quiet zone.
    private static let quiet = 4

    /// The picture; nothing when the text is too long for one.
    var html: HTML {
        guard
            let code = text.withCString({ QRcode_encodeString8bit($0, 0, QR_ECLEVEL_M) })
        else { return "" }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        var path = ""
        for y in 0..<width {
            for x in 0..<width where code.pointee.data[y * width + x] & 1 == 1 {
                path += "M\(x + Self.quiet) \(y + Self.quiet)h1v1h-1z"
            }
        }
        let side = width + 2 * Self.quiet
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)">\
            <rect width="\(side)" height="\(side)" fill="#fff"/>\
            <path d="\(path)" fill="#000" shape-rendering="crispEdges"/></svg>
            """
    }
}
