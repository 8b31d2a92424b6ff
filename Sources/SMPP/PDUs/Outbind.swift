// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A message centre asks an ESME to bind as receiver.
///
/// - Source: SMPP 3.4 §4.1.7.
public struct Outbind: Hashable, Sendable {
    /// The name of the message centre.
    public var systemID: COctetString
    /// The password of the message centre.
    public var password: COctetString
    /// Optional parameters; the specification defines none here.
    public var tlvs = TLVs()

    /// Makes a request.
    public init(systemID: COctetString, password: COctetString) {
        self.systemID = systemID
        self.password = password
    }

    // MARK: - Coding

    init(from reader: inout BodyReader) throws(SMPPDecodingError) {
        systemID = try reader.cString(.systemID, max: 16)
        password = try reader.cString(.password, max: 9)
        tlvs = try reader.tlvs()
    }

    func write(into writer: inout BodyWriter) {
        writer.cString(systemID)
        writer.cString(password)
        writer.tlvs(tlvs)
    }
}
