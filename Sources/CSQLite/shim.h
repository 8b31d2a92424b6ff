// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

#include <sqlite3.h>

// sqlite3_config takes variable arguments, which Swift cannot call.

// Keeps no count of the memory in use: for it all threads share one lock, at each allocation.
static inline int tollgate_sqlite_count_no_memory(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
