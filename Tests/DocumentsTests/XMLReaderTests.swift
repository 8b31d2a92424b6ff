// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Testing

@testable import Documents

@Suite("XML that comes from outside") struct XMLReaderTests {
    private func read(_ text: String) throws(XMLProblem) -> XMLElement {
        try XMLReader.read(Array(text.utf8))
    }

    @Test func elementsNamespacesTextAndLinesAreRead() throws {
        let root = try read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- a comment -->
            <a:Doc xmlns:a="urn:one" xmlns="urn:two" x='1 &amp; "2"'>
              <In>a &lt;b&gt; &#x20AC;&#8364;<![CDATA[<raw> & ]] >]]></In>
              <In/><?go on?>
              <a:Out>ö</a:Out>
            </a:Doc>
            """
        )
        #expect(root.name == "Doc")
        #expect(root.namespace == "urn:one")
        #expect(root.attributes["x"] == "1 & \"2\"")
        #expect(root.all("In").map(\.text) == ["a <b> €€<raw> & ]] >", ""])
        #expect(root.all("In").map(\.namespace) == ["urn:two", "urn:two"])
        #expect(root.all("In").map(\.line) == [4, 5])
        #expect(root.find("Out")?.text == "ö")
    }

    @Test(
        "What is hostile or broken is refused with its line",
        arguments: [
            ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", 1, "document type"),
            (
                "<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", 2,
                "document type"
            ),
            ("<a>\n&x;</a>", 2, "&x;"), ("<a><!ENTITY x 'y'></a>", 1, "declaration"),
            ("<a>&lt</a>", 1, "&amp;"), ("<a>&#0;</a>", 1, "no character"),
            ("<a>&#xD800;</a>", 1, "no character"), ("<a>&#99999999;</a>", 1, "no character"),
            ("<a><b></a>", 1, "</a> ends <b>"), ("<a", 1, "space"), ("<a>", 1, "no end"),
            ("<a b></a>", 1, "no value"), ("<a b=c/>", 1, "quotes"),
            ("<a b='1' b='2'/>", 1, "twice"),
            ("<a b='<'/>", 1, "no end"), ("<x:a/>", 1, "not declared"), ("<a/><b/>", 1, "after"),
            ("text", 1, "must begin"), ("", 1, "must begin"), ("<a><!-- </a>", 1, "a comment"),
            ("<a><![CDATA[ </a>", 1, "CDATA"), ("<1/>", 1, "name"), ("<a b='1'c='2'/>", 1, "space"),
            ("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", 1, "UTF-8"),
        ]
    )
    func refused(text: String, line: Int, words: String) throws {
        let problem = #expect(throws: XMLProblem.self) { try read(text) }
        #expect(problem?.line == line)
        #expect(problem?.reason.contains(words) == true, "\(problem?.reason ?? "")")
    }

    @Test func depthAndEncodingHaveLimits() throws {
        let deep = 1_000
        let nested = String(repeating: "<a>", count: deep) + String(repeating: "</a>", count: deep)
        #expect(throws: XMLProblem.self) { try read(nested) }
        let utf16 = "<a/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(throws: XMLProblem.self) { try XMLReader.read(utf16) }
        #expect(throws: XMLProblem.self) { try XMLReader.read([0x3C, 0x61, 0xFF]) }
    }

    @Test("Changed octets never trap", arguments: 1...20)
    func changed(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let valid = Array(
            "<?xml version='1.0'?><a xmlns='u' b='&amp;'><!--c--><b>&#65;<![CDATA[x]]></b></a>".utf8
        )
        for _ in 0..<500 {
            var octets = valid
            for _ in 0...random.number(in: 0...4) {
                octets[random.number(in: 0...(octets.count - 1))] = UInt8(
                    random.number(in: 0...127)
                )
            }
            _ = try? XMLReader.read(octets)
            _ = try? XMLReader.read(Array(octets.prefix(random.number(in: 0...octets.count))))
        }
    }
}
