/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/* Values about a root that is made or changed, for those who ask for it and show it; see akashi-root-draft.h.
 */

typedef enum {
  AKASHI_ROOT_CHANGE_ADD,
  AKASHI_ROOT_CHANGE_REMOVE,
  AKASHI_ROOT_CHANGE_THRESHOLD,
} AkashiRootChangeKind;

/* One change of a root that is wanted. */
typedef struct {
  AkashiRootChangeKind kind;
  char *role; /* `root`, `targets`, `snapshot` or `timestamp` */
  char *key;  /* (nullable): PEM file of a public key; to remove one also the beginning of its id, hex */
  guint threshold;
} AkashiRootChange;

void akashi_root_change_free (AkashiRootChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiRootChange, akashi_root_change_free)

/* One key of one role, before and after. */
typedef struct {
  char *role;
  char *key_id;
  char *type; /* `ed25519`, … as metadata says */
  gboolean before, after;
  gboolean has_signed; /* the draft; root keys only */
} AkashiRootKey;

/* How a draft stands. */
typedef struct {
  gint64 version;
  gint64 expires;                     /* seconds since 1970-01-01 */
  guint signed_before, needed_before; /* by the keys of the root before it */
  guint signed_after, needed_after;   /* by its own */
  GPtrArray *keys;                    /* (element-type AkashiRootKey): of all roles */
  guint thresholds[4][2];             /* of root, timestamp, snapshot, targets: before, after */
  gboolean complete;                  /* it counts */
} AkashiRootStanding;

void akashi_root_standing_free (AkashiRootStanding *standing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiRootStanding, akashi_root_standing_free)

/* The names of the roles of AkashiRootStanding.thresholds. */
const char *akashi_root_standing_role (guint at);

G_END_DECLS
