/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Memory that runs out, and calls that fail, where a test says so: the allocators of SQLite, jansson,
 * OpenSSL and libcurl, and, wrapped by the linker, the calls of libcurl and zstd that our rooms
 * make. GLib's own allocator is not among them: GLib ends the program where it gets no memory, by its design.
 */

/* Before anything else in a program: these libraries take another allocator only while they have used none.
 */
void failing_memory_install (void);

/* The @nth allocation or call from now (from 1) fails; with @forever all that follow too. 0: none */
void failing_memory_arm (guint nth, gboolean forever);

/* Ends that. Returns: how many there were. */
guint failing_memory_disarm (void);

G_END_DECLS
