/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One heap for all threads, and nothing big in it: else memory grows over months by the holes that pictures
 * and other threads leave between small blocks. To be called before there is another thread. */
void akashi_heap_keep_whole (void);

/* What is not used goes back to the system. */
void akashi_heap_give_back (void);

G_END_DECLS
