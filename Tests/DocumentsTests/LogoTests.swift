// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

@testable import Documents

@Suite struct LogoTests {
    private static let svg = Array(
        """
        <?xml version="1.0"?>
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 44">
        <rect width="44" height="44" rx="10" fill="#1F5FBF" opacity="0.5"/></svg>
        """.utf8
    )

    /// A grey JPEG of 16 x 8, made by an image library.
    private static let jpeg =
        Data(
            base64Encoded:
                "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwg"
                + "JC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAIABABAREA/8QAFQABAQAAAAAAAAAAAAAA"
                + "AAAAAAb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AJkf/9k="
        ).map(Array.init) ?? []

    /// A PNG of 60 x 20 with transparent parts, made by an image library.
    private static let png =
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAADwAAAAUCAYAAADRA14pAAAAlUlEQVR42mNkwAPk4/f/xyb+cKEjI8MQ"
                + "BYykeHQ4eJyJXM+SqnZQepgcDww1TzNRw+FDydNM1HLwUPE0C70s4q7yPjHQnv3attWCiZoxMxRimYlh"
                + "hIFRD496eNTDQ9zD1GwPD4W2Nd3q4a9tWy0GTZKmRswMlZ4TEzUcPJS6iUyUOnyo9YmZKPHAUBwAYCSn"
                + "bTyUh3gAtTg6kqd7ZdwAAAAASUVORK5CYII="
        ).map(Array.init) ?? []

    /// A logo of each form.
    static let files: [(String, [UInt8])] = [("svg", svg), ("jpeg", jpeg), ("png", png)]

    @Test func theFormatIsToldByTheFirstBytes() {
        #expect(LogoFormat(Self.png) == .png)
        #expect(LogoFormat(Self.svg) == .svg)
        #expect(LogoFormat(Self.jpeg) == .jpeg)
        #expect(LogoFormat([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == .png)
        #expect(LogoFormat(Array("GIF89a".utf8)) == nil)
        #expect(LogoFormat(Array("<html>".utf8)) == nil)
    }

    @Test func aJPEGsFrameSaysItsSize() throws {
        let frame = try #require(JPEGFrame(Self.jpeg))
        #expect((frame.width, frame.height, frame.components) == (16, 8, 1))
        #expect(JPEGFrame(Array(Self.jpeg.prefix(20))) == nil)
    }

    @Test func everyFormatIsPrintedAndArchived() throws {
        try Judges.withFolder { folder in
            let document = SampleDocuments.closed(try SampleDocuments.usage(lines: 2))
            for (name, logo) in Self.files {
                let pdf = try InvoicePDF.render(document, logo: logo)
                #expect(pdf == (try InvoicePDF.render(document, logo: logo)))
                let file = folder.appendingPathComponent(name)
                try Data(pdf).write(to: file.appendingPathExtension("pdf"))
                let xml = try CIIInvoice.render(document)
                try Data(xml).write(to: file.appendingPathExtension("xml"))
            }
            let shape = try Judges.python("check_pdfs.py", [folder.path])
            #expect((shape["problems"] as? [String: Any])?.isEmpty == true, "\(shape)")
        }
    }

    /// Thirty bytes that ask for gigabytes, refused before anything is unpacked.
    @Test(arguments: [(30_000, 30_000), (4_097, 1), (0, 10), (1, 70_000)])
    func aPictureOfTooManyPixelsIsRefusedByItsHeader(width: UInt32, height: UInt32) throws {
        var bomb = Array(Self.png.prefix(33))
        for index in 0..<4 {
            bomb[16 + index] = UInt8(truncatingIfNeeded: width >> (24 - 8 * index))
            bomb[20 + index] = UInt8(truncatingIfNeeded: height >> (24 - 8 * index))
        }
        let frame = try #require(PNGFrame(bomb))
        #expect(frame.width == Int(width) && frame.height == Int(height))
        #expect(throws: DocumentError.unreadableLogo) { try Logo(bomb, maximumSide: 4_096) }
    }

    @Test(arguments: [
        ("<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>", "image"),
        ("<svg:IMAGE href=\"x\"/>", "image"), ("<filter id=\"f\"/>", "filter"),
        ("<foreignObject/>", "foreignobject"), ("<!ENTITY a \"&b;&b;\">", "!entity"),
    ])
    func anSVGLogoIsShapesAlone(inside: String, part: String) {
        let logo = Array("<svg xmlns=\"http://www.w3.org/2000/svg\">\(inside)</svg>".utf8)
        #expect(LogoFormat.refusedPart(of: logo) == part)
        #expect(LogoFormat.refusedPart(of: Self.svg) == nil)
        #expect(LogoFormat.refusedPart(of: Self.png) == nil)
    }

    @Test(arguments: [
        "<svg xmlns=\"http://www.w3.org/2000/svg\"", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "\u{FF}\u{D8}\u{FF}", "GIF89a",
    ])
    func whatCannotBeReadIsRefused(text: String) {
        #expect(throws: DocumentError.unreadableLogo) {
            try Logo(text.unicodeScalars.map { UInt8($0.value) }, maximumSide: 4_096)
        }
    }
}
