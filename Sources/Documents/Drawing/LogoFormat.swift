// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The kinds of files that can be a brand's logo.
package enum LogoFormat: String, Hashable, Sendable, CaseIterable {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case svg = "image/svg+xml"

    /// Tells by a file's first bytes; nil when it is none of them.
    package init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if Self.mentionsSVG(bytes.prefix(2_048)) {
            self = .svg
        } else {
            return nil
        }
    }

    /// The media type.
    package var mediaType: String { rawValue }

    /// The first part of an SVG file that a new logo may not have; nil when it has none.
    ///
    /// Pictures inside it, filters and entities unpack to more than their bytes say, and what is
    /// foreign is not drawn.
    package static func refusedPart(of bytes: [UInt8]) -> String? {
        guard LogoFormat(bytes) == .svg else { return nil }
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        return ["image", "filter", "foreignobject", "!entity"].first { part in
            text.contains("<\(part)") || text.contains(":\(part)")
        }
    }

    private static func mentionsSVG(_ head: ArraySlice<UInt8>) -> Bool {
        String(decoding: head, as: UTF8.self).contains("<svg")
    }
}
