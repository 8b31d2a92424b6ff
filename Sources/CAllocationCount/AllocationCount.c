// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

// A program that links this has its own malloc, calloc and realloc, which the dynamic linker gives
// to every library as well: they count and hand on to those of glibc. Memory is freed by glibc.
// Sanitizers bring a malloc of their own, so there is none here then.

#include "CAllocationCount.h"

#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif

#if defined(__GLIBC__) && !defined(HAS_SANITIZER)

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);

static _Thread_local uint64_t allocations;

bool allocation_count_works(void) { return true; }

uint64_t allocation_count(void) { return allocations; }

void *malloc(size_t size) {
    allocations++;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    allocations++;
    return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
    allocations++;
    return __libc_realloc(block, size);
}

#else

bool allocation_count_works(void) { return false; }

uint64_t allocation_count(void) { return 0; }

#endif
