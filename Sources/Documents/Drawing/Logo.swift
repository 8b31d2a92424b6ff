// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPango
import CRSVG

/// A brand's logo: a PNG or JPEG image, or an SVG drawing.
final class Logo {
    private let content: Content
    let width: Double
    let height: Double

    private enum Content {
        case image(OpaquePointer)
        case drawing(UnsafeMutablePointer<RsvgHandle>)
    }

    /// Reads a logo; which kind it is, its first bytes say.
    init(_ bytes: [UInt8], maximumSide: Int) throws(DocumentError) {
        let size: (width: Double, height: Double)
        switch LogoFormat(bytes) {
        case .png: (content, size) = try Self.png(bytes, maximumSide: maximumSide)
        case .jpeg: (content, size) = try Self.jpeg(bytes, maximumSide: maximumSide)
        case .svg: (content, size) = try Self.svg(bytes)
        case nil: throw .unreadableLogo
        }
        (width, height) = size
        let limit = 1...Double(maximumSide)
        guard limit.contains(width), limit.contains(height) else {
            throw .unreadableLogo
        }
    }

    deinit {
        switch content {
        case .image(let surface): cairo_surface_destroy(surface)
        case .drawing(let handle): g_object_unref(UnsafeMutableRawPointer(handle))
        }
    }

    /// Paints it at the origin in its own size.
    func paint(on cairo: OpaquePointer) {
        switch content {
        case .image(let surface):
            cairo_set_source_surface(cairo, surface, 0, 0)
            cairo_paint(cairo)
        case .drawing(let handle):
            var frame = RsvgRectangle(x: 0, y: 0, width: width, height: height)
            _ = rsvg_handle_render_document(handle, cairo, &frame, nil)
        }
    }

    private typealias Read = (Content, (width: Double, height: Double))

    /// Its size is looked at first: a small file can unpack to more than there is memory.
    private static func png(_ bytes: [UInt8], maximumSide: Int) throws(DocumentError) -> Read {
        guard let frame = PNGFrame(bytes), (1...maximumSide).contains(frame.width),
            (1...maximumSide).contains(frame.height)
        else { throw .unreadableLogo }
        let source = ByteSource(bytes)
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
        guard cairo_surface_status(decoded) == CAIRO_STATUS_SUCCESS else {
            cairo_surface_destroy(decoded)
            throw .unreadableLogo
        }
        let width = Double(cairo_image_surface_get_width(decoded))
        return (.image(decoded), (width, Double(cairo_image_surface_get_height(decoded))))
    }

    /// The file goes into the PDF as it is, so that nothing is decoded here; a file in four
    /// inks is refused, since the page's colours are RGB.
    private static func jpeg(
        _ bytes: [UInt8],
        maximumSide: Int
    ) throws(DocumentError) -> Read {
        guard let frame = JPEGFrame(bytes), [1, 3].contains(frame.components),
            (1...maximumSide).contains(frame.width), (1...maximumSide).contains(frame.height),
            let surface = cairo_image_surface_create(
                CAIRO_FORMAT_RGB24,
                Int32(frame.width),
                Int32(frame.height)
            )
        else { throw .unreadableLogo }
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
        copy.initialize(from: bytes, count: bytes.count)
        let status = cairo_surface_set_mime_data(
            surface,
            CAIRO_MIME_TYPE_JPEG,
            copy,
            UInt(bytes.count),
            { $0?.deallocate() },
            copy
        )
        guard status == CAIRO_STATUS_SUCCESS else {
            copy.deallocate()
            cairo_surface_destroy(surface)
            throw .unreadableLogo
        }
        return (.image(surface), (Double(frame.width), Double(frame.height)))
    }

    /// A drawing without a place in a file system can load nothing else.
    private static func svg(_ bytes: [UInt8]) throws(DocumentError) -> Read {
        guard let handle = rsvg_handle_new_from_data(bytes, UInt(bytes.count), nil) else {
            throw .unreadableLogo
        }
        rsvg_handle_set_dpi(handle, 96)
        var size = (width: 0.0, height: 0.0)
        if rsvg_handle_get_intrinsic_size_in_pixels(handle, &size.width, &size.height) == 0 {
            var hasBox: gboolean = 0
            var box = RsvgRectangle()
            rsvg_handle_get_intrinsic_dimensions(handle, nil, nil, nil, nil, &hasBox, &box)
            size = hasBox == 0 ? (0, 0) : (box.width, box.height)
        }
        guard size.width > 0, size.height > 0 else {
            g_object_unref(UnsafeMutableRawPointer(handle))
            throw .unreadableLogo
        }
        return (.drawing(handle), size)
    }
}

/// The size of a PNG file, from its header.
///
/// - Source: ISO/IEC 15948, 11.2.2.
struct PNGFrame: Equatable {
    let width: Int
    let height: Int

    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 24, Array(bytes[12..<16]) == Array("IHDR".utf8) else { return nil }
        width = bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
        height = bytes[20..<24].reduce(0) { $0 << 8 | Int($1) }
    }
}

/// The size and colours of a JPEG file, from its frame header.
///
/// - Source: ITU-T T.81, B.2.2.
struct JPEGFrame: Equatable {
    let width: Int
    let height: Int
    /// One for grey, three for colours.
    let components: Int

    init?(_ bytes: [UInt8]) {
        var position = 2
        while position + 9 < bytes.count, bytes[position] == 0xFF {
            let marker = bytes[position + 1]
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            // Frames are C0 to CF, but for the tables C4, C8 and CC.
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                height = Int(bytes[position + 5]) << 8 | Int(bytes[position + 6])
                width = Int(bytes[position + 7]) << 8 | Int(bytes[position + 8])
                components = Int(bytes[position + 9])
                return
            }
            position += 2 + max(length, 2)
        }
        return nil
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
