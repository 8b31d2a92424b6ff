// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing

extension DocumentLanguage {
    /// Whether pages are mirrored and lines start at the right.
    package var isRightToLeft: Bool { self == .arabic }
}
