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

    @Test func theFormatIsToldByTheFirstBytes() {
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
            for (name, logo) in [("svg", Self.svg), ("jpeg", Self.jpeg)] {
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
