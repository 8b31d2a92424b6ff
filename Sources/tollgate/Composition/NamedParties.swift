// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Billing
import Foundation
import Messaging
import SQLInterface
import Storage

/// Finds what a command line names as people do: by login or name, not by id.
enum NamedParties {
    /// - Throws: `ValidationError` when there is no such client.
    static func client(_ login: String, in transaction: any SQLTransaction) throws -> Client {
        guard let client = try ClientRepository.find(login: login, in: transaction) else {
            throw ValidationError("--client: there is no client with the login \(login).")
        }
        return client
    }

    /// - Throws: `ValidationError` when there is no such product.
    static func product(_ name: String, in transaction: any SQLTransaction) throws -> Product {
        let all = try ProductRepository.list(in: transaction)
        guard let product = all.first(where: { $0.name == name }) else {
            throw ValidationError(missing("--product", name, all.map(\.name)))
        }
        return product
    }

    /// - Throws: `ValidationError` when there is no such supplier.
    static func supplier(_ name: String, in transaction: any SQLTransaction) throws -> Supplier {
        let all = try SupplierRepository.list(in: transaction)
        guard let supplier = all.first(where: { $0.name == name }) else {
            throw ValidationError(missing("--supplier", name, all.map(\.name)))
        }
        return supplier
    }

    /// - Throws: `ValidationError` when no enterprise has issued it.
    static func invoice(_ number: String, in transaction: any SQLTransaction) throws -> Invoice {
        for enterprise in try EnterpriseRepository.list(in: transaction) {
            if let invoice = try InvoiceRepository.find(
                number: number,
                of: enterprise.id,
                in: transaction
            ) {
                return invoice
            }
        }
        throw ValidationError("--invoice: there is no invoice \(number).")
    }

    private static func missing(_ option: String, _ name: String, _ known: [String]) -> String {
        let names = known.isEmpty ? "none" : known.sorted().joined(separator: ", ")
        return "\(option): there is no \(name); there is: \(names)."
    }

    /// The octets of a file.
    ///
    /// - Throws: `ValidationError` when it cannot be read.
    static func octets(of file: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ValidationError("\(file) cannot be read.")
        }
        return Array(data)
    }

    /// Runs a verb of the back office and says its refusals as those of the command line.
    static func saying<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let errors as FieldErrors {
            let lines = errors.entries.map { entry in
                entry.field.isEmpty
                    ? entry.sentence.english : "\(entry.field): \(entry.sentence.english)"
            }
            throw ValidationError(lines.joined(separator: "\n"))
        } catch let errors as ImportErrors {
            let lines = errors.problems.map { "line \($0.line): \($0.sentence.english)" }
            throw ValidationError(lines.joined(separator: "\n"))
        } catch let refusal as ReratingRefusal {
            throw ValidationError(refusal.sentence.english)
        } catch let refusal as InvoicingRefusal {
            throw ValidationError(refusal.sentence.english)
        }
    }
}
