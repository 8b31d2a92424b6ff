// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CQREncode

/// A QR code as rows of dark runs.
struct QRCode: Equatable {
    /// Modules on a side.
    let size: Int
    /// The dark modules of each row, neighbours joined.
    let runs: [[Range<Int>]]

    /// Encodes bytes so that some damage is mended; nil when they are too many.
    ///
    /// - Source: ISO/IEC 18004, error correction level M.
    init?(_ bytes: [UInt8]) {
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(code) }
        let size = Int(code.pointee.width)
        let data = UnsafeBufferPointer(start: code.pointee.data, count: size * size)
        self.size = size
        runs = (0..<size).map { row in
            var runs: [Range<Int>] = []
            for column in 0..<size where data[row * size + column] & 1 == 1 {
                if let last = runs.last, last.upperBound == column {
                    runs[runs.count - 1] = last.lowerBound..<column + 1
                } else {
                    runs.append(column..<column + 1)
                }
            }
            return runs
        }
    }
}
