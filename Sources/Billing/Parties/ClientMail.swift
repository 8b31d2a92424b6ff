// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Which letters a client gets by itself, and what is attached to them.
///
/// What a person sends by hand goes whatever the switches say.
package struct ClientMail: Hashable, Sendable {
    /// Invoices and proformas, once they are in the client's panel.
    package var sendsInvoices = true
    /// Credit notes, once they are in the client's panel.
    package var sendsCreditNotes = true
    /// Reminders of overdue invoices; without them there is no block by a reminder either.
    package var sendsReminders = true
    /// The notice that available money fell below the notification limit.
    package var sendsLowBalance = true
    /// Whether the statistics of an invoice are attached, where there are any.
    package var attachesStatistics = true

    package init() {}
}
