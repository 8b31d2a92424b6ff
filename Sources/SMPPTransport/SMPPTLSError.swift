// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Why certificates or keys cannot be used.
public struct SMPPTLSError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// The file cannot be read, or holds nothing in PEM form of the kind that is needed.
        case unreadable
        /// The file was read and holds no certificate.
        case noCertificate
        /// TLS does not take the certificate with its key; mostly they do not belong together.
        case refused
    }

    /// What is wrong.
    public var problem: Problem
    /// The file concerned.
    public var file: String
    /// What the library below says about it.
    public var detail: String

    /// A sentence for the person who named the file.
    public var description: String {
        switch problem {
        case .unreadable: "\(file) cannot be read as PEM: \(detail)"
        case .noCertificate: "\(file) holds no certificate in PEM form."
        case .refused: "The certificate in \(file) cannot be used with its key: \(detail)"
        }
    }
}
