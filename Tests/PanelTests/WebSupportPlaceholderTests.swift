// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import HummingbirdTesting
import Testing
