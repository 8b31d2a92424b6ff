// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

#ifndef C_ALLOCATION_COUNT_H
#define C_ALLOCATION_COUNT_H

#include <stdbool.h>
#include <stdint.h>

/// Whether allocations are counted: only with glibc and without a sanitizer.
bool allocation_count_works(void);

/// The heap allocations the calling thread has made since it began.
uint64_t allocation_count(void);

#endif
