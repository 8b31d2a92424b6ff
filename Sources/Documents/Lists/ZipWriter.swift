// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CZlib
import Primitives

/// Writes a ZIP archive file by file, so that only one of them is in memory at a time.
///
/// Files are stored as they are: what we pack, PDFs, is compressed already.
///
/// - Source: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
package struct ZipWriter: Sendable {
    /// Fewer than the 65,535 that an archive without extensions can have.
    package static let fileLimit = 60_000

    private struct Entry: Sendable {
        var name: [UInt8]
        var checksum: UInt32
        var size: UInt32
        var offset: UInt32
    }

    private var entries: [Entry] = []
    private var names: Set<String> = []
    private var offset: UInt32 = 0
    /// The date of every file, as MS-DOS counts.
    private let day: UInt16

    /// Begins an archive whose files are all of one day.
    package init(on date: CalendarDate) {
        day = UInt16((min(max(date.year, 1980), 2107) - 1980) << 9 | date.month << 5 | date.day)
    }

    /// Adds a file; a second one of a name gets a number behind it.
    ///
    /// - Returns: the octets to send now.
    /// - Throws: `DocumentError.archive` beyond 4 GiB or the limit of files.
    package mutating func add(
        _ name: String,
        _ content: [UInt8]
    ) throws(DocumentError) -> [UInt8] {
        guard entries.count < Self.fileLimit,
            UInt64(offset) + UInt64(content.count) + 1_024 < UInt64(UInt32.max)
        else { throw .archive("too much for one archive: choose fewer documents") }
        let checksum = content.withUnsafeBufferPointer {
            UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, UInt32($0.count)))
        }
        let entry = Entry(
            name: Array(unused(name).utf8),
            checksum: checksum,
            size: UInt32(content.count),
            offset: offset
        )
        entries.append(entry)
        var octets = number(0x0403_4B50, 4) + number(20, 2)
        octets += shared(entry)
        octets += number(0, 2)
        octets += entry.name
        octets += content
        offset += UInt32(octets.count)
        return octets
    }

    /// Ends the archive with its directory.
    package func finish() -> [UInt8] {
        var directory: [UInt8] = []
        for entry in entries {
            directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + shared(entry)
            // No extra field, no comment, first disk, no attributes.
            directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
            directory += number(entry.offset, 4) + entry.name
        }
        let count = UInt32(entries.count)
        return directory + number(0x0605_4B50, 4) + number(0, 2) + number(0, 2)
            + number(count, 2) + number(count, 2) + number(UInt32(directory.count), 4)
            + number(offset, 4) + number(0, 2)
    }

    /// What a file's own head and the directory both say: names in UTF-8, stored, time, sizes.
    private func shared(_ entry: Entry) -> [UInt8] {
        number(0x0800, 2) + number(0, 2) + number(0, 2) + number(UInt32(day), 2)
            + number(entry.checksum, 4) + number(entry.size, 4) + number(entry.size, 4)
            + number(UInt32(entry.name.count), 2)
    }

    private mutating func unused(_ name: String) -> String {
        var candidate = name
        var count = 1
        while !names.insert(candidate).inserted {
            count += 1
            let end = name.lastIndex(of: ".") ?? name.endIndex
            candidate = "\(name[..<end])-\(count)\(name[end...])"
        }
        return candidate
    }

    /// Little-endian.
    private func number(_ value: UInt32, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
    }
}
