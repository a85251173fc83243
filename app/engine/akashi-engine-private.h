/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-engine.h"
#include "akashi-label.h"
#include "akashi-registry.h"

#include <sys/types.h>
#include <time.h>

/* Seen by the engine's own files only. */

/* One trusted scheme, with what is known of its list. */
typedef struct {
  AkashiScheme *scheme;
  /* (nullable): no trusted registry speaks for the scheme: its definition came with the program */
  AkashiListState *list;
  AkashiListAge age;
} AkashiKnownScheme;

/* A file as it was when it was opened. */
typedef struct {
  dev_t device;
  ino_t inode;
  gint64 size;
  struct timespec changed;
} AkashiFileMark;

struct _AkashiEngine {
  GObject parent_instance;
  AkashiClock clock;
  char *path;
  GError *problem;          /* (nullable) */
  AkashiRegistry *registry; /* (nullable): for look-ups only; %NULL where there is a problem */
  AkashiFileMark mark;      /* of the database's file when it was read */
  gint64 data_version;      /* of the database when the fields below were read */
  GPtrArray *schemes;       /* (element-type AkashiScheme) */
  GHashTable *known;        /* scheme id → AkashiKnownScheme */
  AkashiListAge nothing;    /* what is known of age where there is no list: the floor under the clock */
  AkashiLabelReader *reader;
  gboolean sample;
  GPtrArray *missing; /* (element-type utf8): schemes that the last update found left out */
};

/* Reads trust, definitions and list states anew from the database; sets the problem where that fails. */
void akashi_engine_load (AkashiEngine *engine);

/* The same, where another process or this one has changed the database since, or has put another in its
 * place. */
void akashi_engine_load_if_changed (AkashiEngine *engine);

/* Reads what is known of every list and its age, for the schemes that are known. @error:
 * AKASHI_ERROR_DAMAGED_REGISTRY, AKASHI_ERROR_IO */
gboolean akashi_engine_read_lists (AkashiEngine *engine, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer none) (nullable) */
const AkashiKnownScheme *akashi_engine_find_scheme (AkashiEngine *engine, const char *id);

/* Returns: (transfer none): for what belongs to no scheme, the age of the list that is worst off at @now. */
const AkashiListAge *akashi_engine_oldest_list (AkashiEngine *engine, gint64 now);

struct _AkashiCheck {
  gatomicrefcount refs;
  GBytes *text;
  gboolean typed;
  AkashiLabel *label;
  AkashiScheme *scheme;             /* (nullable) */
  AkashiRegistration *registration; /* (nullable) */
  char *number;                     /* (nullable) */
  gboolean damaged;                 /* a look-up failed, whatever others found */
  char *compared_with;              /* (nullable) */
  AkashiEvidence evidence;
  AkashiVerdict verdict;
};

/* Fills the evidence of @check, whose label was just read, with everything but the comparison. */
void akashi_engine_look_up (AkashiEngine *engine, AkashiCheck *check);

/* @error: (nullable): a look-up that failed is not "not found": the cache is damaged, and that is said. */
void akashi_check_note_damage (AkashiCheck *check, const GError *error);
