/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

/* Runs the main loop until @count has come to @n; fails where that takes longer than a busy machine needs. */
void wait_for_count (const guint *count, guint n);
