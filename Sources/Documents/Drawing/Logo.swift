// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPango

/// A brand's logo, decoded.
final class Logo {
    let surface: OpaquePointer
    let width: Double
    let height: Double

    /// Decodes a PNG image.
    init(png: [UInt8], maximumSide: Int) throws(DocumentError) {
        let source = ByteSource(png)
        let decoded = cairo_image_surface_create_from_png_stream(
            { closure, target, length in
                guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
                let source = Unmanaged<ByteSource>.fromOpaque(closure).takeUnretainedValue()
                return source.read(into: target, count: Int(length))
                    ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_READ_ERROR
            },
            Unmanaged.passUnretained(source).toOpaque()
        )
        guard let decoded else { throw .unreadableLogo }
        let size = (
            width: Int(cairo_image_surface_get_width(decoded)),
            height: Int(cairo_image_surface_get_height(decoded))
        )
        guard cairo_surface_status(decoded) == CAIRO_STATUS_SUCCESS,
            (1...maximumSide).contains(size.width), (1...maximumSide).contains(size.height)
        else {
            cairo_surface_destroy(decoded)
            throw .unreadableLogo
        }
        surface = decoded
        width = Double(size.width)
        height = Double(size.height)
    }

    deinit {
        cairo_surface_destroy(surface)
    }
}

/// Bytes that are read once, from front to back.
private final class ByteSource {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    func read(into target: UnsafeMutablePointer<UInt8>, count: Int) -> Bool {
        guard rest.count >= count else { return false }
        rest.prefix(count).withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            target.update(from: start, count: count)
        }
        rest = rest.dropFirst(count)
        return true
    }
}
