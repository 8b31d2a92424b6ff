// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>
