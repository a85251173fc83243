/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

/* When this source was released, seconds since 1970-01-01 UTC: 2026-11-01. No clock that is right stands
 * before it, so it is the lowest floor under the clock (registry.md, "Freshness"). A constant of the source,
 * not of the build: the same source gives the same program. */
#define AKASHI_RELEASE_TIME G_GINT64_CONSTANT (1793491200)
