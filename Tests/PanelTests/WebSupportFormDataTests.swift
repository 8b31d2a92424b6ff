// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Testing
import WebSupport

@Suite("Reading forms")
struct WebSupportFormDataTests {
    private static let multipart = "multipart/form-data; boundary=cut"

    private func part(_ head: String, _ content: String) -> String {
        "--cut\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(content)\r\n"
    }

    @Test(
        "A urlencoded form is read as browsers write it",
        arguments: [
            ("a=1&b=2", ["a": "1", "b": "2"]), ("a=x+y%2B%26%3D", ["a": "x y+&="]),
            ("a=%D0%9A%D0%B8%D1%97%D0%B2", ["a": "Київ"]), ("a=1&a=2", ["a": "2"]),
            ("a", ["a": ""]), ("a=b=c", ["a": "b=c"]), ("", [:]), ("&&", [:]),
        ]
    )
    func urlEncoded(body: String, fields: [String: String]) throws {
        let form = try FormData(
            body: Array(body.utf8),
            contentType: "application/x-www-form-urlencoded"
        )
        #expect(form == FormData(fields: fields))
    }

    @Test("A broken escape is refused", arguments: ["a=%", "a=%4", "a=%zz", "a=%FF"])
    func brokenEscapes(body: String) {
        #expect(throws: FormDataError.malformed) {
            try FormData(
                body: Array(body.utf8),
                contentType: "application/x-www-form-urlencoded"
            )
        }
    }

    @Test("A multipart form gives texts and files, without those that were not chosen")
    func multipart() throws {
        let body =
            part(#"name="note""#, "two\r\nlines --cut")
            + part(#"name="logo"; filename="a.png""#, "\u{1}--cut\r\n")
            + part(#"name="none"; filename="""#, "") + "--cut--\r\n"
        let form = try FormData(body: Array(body.utf8), contentType: Self.multipart)
        #expect(form.fields == ["note": "two\r\nlines --cut"])
        #expect(form.files == ["logo": Array("\u{1}--cut\r\n".utf8)])
    }

    @Test(
        "A multipart body that breaks its own rules is refused",
        arguments: [
            "", "--cut", "--cut\r\n\r\n", "--cut\r\nno head\r\n--cut--",
            "--cut\r\nContent-Disposition: form-data\r\n\r\nx\r\n--cut--",
            "--cut\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ends",
        ]
    )
    func brokenMultipart(body: String) {
        let form = try? FormData(body: Array(body.utf8), contentType: Self.multipart)
        // An opening mark with nothing behind it is at most an empty form.
        #expect(form == nil || form == FormData())
    }

    @Test(
        "Other content is refused",
        arguments: ["", "text/plain", "application/json", "multipart/form-data"]
    )
    func otherTypes(type: String) {
        #expect(throws: FormDataError.self) {
            try FormData(body: Array("a=1".utf8), contentType: type)
        }
    }

    @Test("More fields than any form has are refused in both encodings")
    func fieldLimit() {
        let names = (0...500).map { "f\($0)" }
        let pairs = names.map { "\($0)=1" }.joined(separator: "&")
        #expect(throws: FormDataError.tooManyFields) {
            try FormData(
                body: Array(pairs.utf8),
                contentType: "application/x-www-form-urlencoded"
            )
        }
        let parts = names.map { part("name=\"\($0)\"", "1") }.joined() + "--cut--"
        #expect(throws: FormDataError.tooManyFields) {
            try FormData(body: Array(parts.utf8), contentType: Self.multipart)
        }
    }

    @Test("No body makes the reader trap", arguments: [1, 2, 3, 4] as [UInt64])
    func mutations(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let whole = Array((part(#"name="a"; filename="b""#, "c") + "--cut--\r\n").utf8)
        for _ in 0..<500 {
            var body = whole
            for _ in 0..<random.number(in: 1...6) {
                body[random.number(in: 0...(body.count - 1))] =
                    UInt8(random.number(in: 0...255))
            }
            body.removeLast(random.number(in: 0...(body.count - 1)))
            for type in [Self.multipart, "application/x-www-form-urlencoded"] {
                let form = try? FormData(body: body, contentType: type)
                #expect((form?.fields.count ?? 0) <= 500, "seed \(seed)")
            }
        }
    }
}
