// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

#include <qrencode.h>
