// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOConcurrencyHelpers
import NIOSSL

/// The certificate an SMPP server shows, from files that may change while it runs.
///
/// `reload` reads the files again: connections accepted from then on get the new certificate,
/// and those there are go on undisturbed. Files that make no sense change nothing.
public final class SMPPServerTLS: Sendable {
    /// The PEM file with the certificate, and behind it those between it and its root.
    public let certificateFile: String
    /// The PEM file with the private key.
    public let keyFile: String

    private let context: NIOLockedValueBox<NIOSSLContext>

    /// Reads the files.
    ///
    /// - Throws: `SMPPTLSError` that names the file and says what is wrong with it.
    public init(certificateFile: String, keyFile: String) throws {
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        let identity = try SMPPIdentity(certificateFile: certificateFile, keyFile: keyFile)
        context = NIOLockedValueBox(try Self.makeContext(identity))
    }

    /// Reads the files again.
    ///
    /// - Throws: `SMPPTLSError`; the certificate in use stays in use.
    public func reload() throws {
        let identity = try SMPPIdentity(certificateFile: certificateFile, keyFile: keyFile)
        let new = try Self.makeContext(identity)
        context.withLockedValue { $0 = new }
    }

    private static func makeContext(_ identity: SMPPIdentity) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: identity.chain.map { .certificate($0) },
            privateKey: .privateKey(identity.key)
        )
        configuration.minimumTLSVersion = .tlsv12
        return try identity.makeContext(configuration)
    }

    /// Makes the handler of one connection, with the certificate of this moment.
    func makeHandler() -> NIOSSLServerHandler {
        NIOSSLServerHandler(context: context.withLockedValue { $0 })
    }
}

/// A certificate with its chain and its key.
struct SMPPIdentity {
    let certificateFile: String
    let chain: [NIOSSLCertificate]
    let key: NIOSSLPrivateKey

    init(certificateFile: String, keyFile: String) throws {
        self.certificateFile = certificateFile
        chain = try Self.certificates(in: certificateFile)
        do {
            key = try NIOSSLPrivateKey(file: keyFile, format: .pem)
        } catch {
            throw SMPPTLSError(problem: .unreadable, file: keyFile, detail: "\(error)")
        }
    }

    /// The certificates in a PEM file, at least one.
    static func certificates(in file: String) throws -> [NIOSSLCertificate] {
        let found: [NIOSSLCertificate]
        do {
            found = try NIOSSLCertificate.fromPEMFile(file)
        } catch {
            throw SMPPTLSError(problem: .unreadable, file: file, detail: "\(error)")
        }
        guard !found.isEmpty else {
            throw SMPPTLSError(problem: .noCertificate, file: file, detail: "")
        }
        return found
    }

    func makeContext(_ configuration: TLSConfiguration) throws -> NIOSSLContext {
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw SMPPTLSError(problem: .refused, file: certificateFile, detail: "\(error)")
        }
    }
}
