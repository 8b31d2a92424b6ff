// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CQPDF

/// A PDF opened for changing, through libqpdf.
final class PDFFile {
    private var file: qpdf_data?
    /// Stays in place for as long as the library reads from it.
    private let source: UnsafeMutableBufferPointer<UInt8>

    init(_ bytes: [UInt8]) throws(DocumentError) {
        source = .allocate(capacity: bytes.count)
        _ = source.initialize(from: bytes)
        file = qpdf_init()
        qpdf_silence_errors(file)
        let length = UInt64(bytes.count)
        let status = source.withMemoryRebound(to: CChar.self) {
            qpdf_read_memory(file, "drawing", $0.baseAddress, length, nil)
        }
        try check(status)
    }

    deinit {
        qpdf_cleanup(&file)
        source.deallocate()
    }

    /// Writes the file anew; its identifier comes from its content.
    func write() throws(DocumentError) -> [UInt8] {
        try check(qpdf_init_write_memory(file))
        qpdf_set_deterministic_ID(file, 1)
        qpdf_force_pdf_version(file, "1.7")
        qpdf_set_object_stream_mode(file, qpdf_o_generate)
        qpdf_set_newline_before_endstream(file, 1)
        try check(qpdf_write(file))
        let buffer = UnsafeBufferPointer(
            start: qpdf_get_buffer(file),
            count: qpdf_get_buffer_length(file)
        )
        return Array(buffer)
    }

    /// Warnings leave the status at 1, errors at 2 and above.
    private func check(_ status: QPDF_ERROR_CODE) throws(DocumentError) {
        guard status & QPDF_ERRORS != 0 else { return }
        let text = qpdf_get_error(file).flatMap { qpdf_get_error_full_text(file, $0) }
        throw .drawing(text.map { String(cString: $0) } ?? "the PDF could not be finished")
    }

    // MARK: - Objects that are there

    var root: qpdf_oh { qpdf_get_root(file) }

    var information: qpdf_oh { qpdf_oh_get_key(file, qpdf_get_trailer(file), "/Info") }

    /// All numbered objects.
    var objects: [qpdf_oh] {
        let size = qpdf_oh_get_key(file, qpdf_get_trailer(file), "/Size")
        let count = qpdf_oh_get_int_value_as_int(file, size)
        return (1..<max(count, 1)).map { qpdf_get_object_by_id(file, $0, 0) }
    }

    func isDictionary(_ object: qpdf_oh, type: String, subtype: String) -> Bool {
        qpdf_oh_is_dictionary_of_type(file, object, type, subtype) != 0
    }

    func isStream(_ object: qpdf_oh) -> Bool { qpdf_oh_is_stream(file, object) != 0 }

    func dictionary(of stream: qpdf_oh) -> qpdf_oh { qpdf_oh_get_dict(file, stream) }

    func value(_ dictionary: qpdf_oh, _ key: String) -> qpdf_oh {
        qpdf_oh_get_key(file, dictionary, key)
    }

    func integer(_ object: qpdf_oh) -> Int { Int(qpdf_oh_get_int_value(file, object)) }

    func numbers(_ array: qpdf_oh) -> [Double] {
        (0..<qpdf_oh_get_array_n_items(file, array)).map {
            qpdf_oh_get_numeric_value(file, qpdf_oh_get_array_item(file, array, $0))
        }
    }

    func set(_ dictionary: qpdf_oh, _ key: String, _ value: qpdf_oh) {
        qpdf_oh_replace_key(file, dictionary, key, value)
    }

    func remove(_ dictionary: qpdf_oh, _ key: String) {
        qpdf_oh_remove_key(file, dictionary, key)
    }

    // MARK: - New objects

    func name(_ name: String) -> qpdf_oh { qpdf_oh_new_name(file, name) }

    func number(_ value: Int) -> qpdf_oh { qpdf_oh_new_integer(file, Int64(value)) }

    func string(_ text: String) -> qpdf_oh { qpdf_oh_new_unicode_string(file, text) }

    func array(_ items: [qpdf_oh]) -> qpdf_oh {
        let array = qpdf_oh_new_array(file)
        for item in items { qpdf_oh_append_item(file, array, item) }
        return array
    }

    func dictionary(_ entries: [(key: String, value: qpdf_oh)]) -> qpdf_oh {
        let dictionary = qpdf_oh_new_dictionary(file)
        for entry in entries { set(dictionary, entry.key, entry.value) }
        return dictionary
    }

    func stream(_ bytes: [UInt8], _ entries: [(key: String, value: qpdf_oh)]) -> qpdf_oh {
        let stream = qpdf_oh_new_stream(file)
        let none = qpdf_oh_new_null(file)
        qpdf_oh_replace_stream_data(file, stream, bytes, bytes.count, none, none)
        let dictionary = qpdf_oh_get_dict(file, stream)
        for entry in entries { set(dictionary, entry.key, entry.value) }
        return stream
    }

    func indirect(_ object: qpdf_oh) -> qpdf_oh { qpdf_make_indirect_object(file, object) }
}
