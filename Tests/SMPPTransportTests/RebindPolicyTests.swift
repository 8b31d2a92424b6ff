// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SMPPTransport
import Testing

@Suite struct RebindPolicyTests {
    @Test(
        "The wait doubles up to the longest",
        arguments: zip(1...8, [1, 2, 4, 8, 16, 32, 60, 60])
    )
    func doubles(_ failures: Int, _ seconds: Int) {
        var jitter: any RandomNumberGenerator & Sendable = Steady()
        let delay = RebindPolicy().delay(afterFailures: failures, jitter: &jitter)
        #expect(delay == .seconds(seconds))
    }

    @Test("Chance takes off at most its share")
    func jitter() {
        var jitter: any RandomNumberGenerator & Sendable = Steady(value: 1_000)
        let policy = RebindPolicy(initialDelay: .seconds(10), jitterPercent: 30)
        #expect(policy.delay(afterFailures: 1, jitter: &jitter) == .seconds(7))
        jitter = Steady(value: 500)
        #expect(policy.delay(afterFailures: 1, jitter: &jitter) == .milliseconds(8_500))
    }

    @Test("Ever so many failures do not overflow")
    func manyFailures() {
        var jitter: any RandomNumberGenerator & Sendable = Steady()
        #expect(RebindPolicy().delay(afterFailures: .max, jitter: &jitter) == .seconds(60))
    }
}
