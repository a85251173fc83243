/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Under so many bytes a disk counts as full: a list is fetched whole before the old one is given up. */
#define AKASHI_SELF_TEST_LEAST_BYTES (200ll * 1024 * 1024)

/* What was found out about the machine; by whom, is the caller's business. */
typedef struct {
  gboolean registry_readable;
  guint n_lists, n_old_lists; /* of all lists, those too old to tell */
  gboolean clock_doubtful;
  gboolean has_camera, camera_works; /* @has_camera: FALSE where a hand scanner is all there is */
  gint64 free_bytes;                 /* of the disk with the lists; -1: not known */
  gboolean can_keep;                 /* the state folder can be written */
  gboolean pin_set;                  /* that of the staff menu */
  gboolean calls, call_possible;     /* a call is set up; its program is there */
  gboolean prints, print_possible;   /* a printer is set up; there is a print system */
  gboolean reads;                    /* pages are to be read aloud */
  const char *voiceless; /* (nullable): names of the languages on offer that nothing can say; static */
  gboolean bell_rang;    /* the bell was played just now: whether it is heard only people know */
} AkashiSelfTestFacts;

/* One finding. Texts are msgids, but for @which. */
typedef struct {
  gboolean good;
  const char *what;
  const char *means; /* (nullable): good ones need none */
  const char *todo;  /* (nullable): likewise */
  const char *which; /* (nullable): what it is about, in letters of its own */
} AkashiSelfTestFinding;

/* Returns: (transfer full) (element-type AkashiSelfTestFinding): one for each thing that is there to be
 * tested, those that are not good first. */
GArray *akashi_self_test_judge (const AkashiSelfTestFacts *facts);

/* Returns: how many of them are not good. */
guint akashi_self_test_count_bad (GArray *findings);

G_END_DECLS
