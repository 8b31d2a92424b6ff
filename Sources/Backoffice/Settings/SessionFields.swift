// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The fields that the sessions of clients and of suppliers both have; an empty one keeps the
/// present value.
extension FieldReader {
    /// Window and throughput.
    mutating func readPace(_ windowSize: inout Int, _ throughput: inout Int) {
        windowSize = number("window_size", "Window", in: 1...10_000) ?? windowSize
        throughput = number("throughput", "Throughput", in: 1...100_000) ?? throughput
    }

    /// The timers, in seconds.
    mutating func readTimers(
        enquireLink: inout Int,
        response: inout Int,
        inactivity: inout Int
    ) {
        enquireLink =
            number("enquire_link_seconds", "Enquire link", in: 5...3_600) ?? enquireLink
        response = number("response_seconds", "Response time", in: 1...300) ?? response
        inactivity =
            number("inactivity_seconds", "Inactivity", in: 10...86_400) ?? inactivity
    }
}
