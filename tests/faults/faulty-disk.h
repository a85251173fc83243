/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A disk under SQLite that fails where a test says so: a VFS of its own over the usual one. Counted is what
 * changes something: write, truncate, sync, delete.
 */

/* What the n-th change comes to. */
typedef enum {
  FAULTY_DISK_GOOD,    /* all is well; changes are counted */
  FAULTY_DISK_ONCE,    /* it alone fails */
  FAULTY_DISK_FOREVER, /* it fails, and all that follow: the disk is full, or gone */
  FAULTY_DISK_KILL,    /* a write is cut in the middle, and the process is killed */
  FAULTY_DISK_POWER,   /* the same, and of what was not yet brought to the disk some is lost, at random */
} FaultyDiskMode;

/* Makes it SQLite's disk, for all connections that are opened afterwards. */
void faulty_disk_install (void);

/* @nth: from 1, counted from now; @code: SQLite's, for a change that fails; 0: the I/O error of the kind;
 * @seed: for what is lost */
void faulty_disk_arm (FaultyDiskMode mode, guint nth, int code, guint32 seed);

/* Returns: changes since then. */
guint faulty_disk_count (void);

G_END_DECLS
