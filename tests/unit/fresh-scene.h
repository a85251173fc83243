/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-engine.h"
#include "operator-world.h"

G_BEGIN_DECLS

#define NOW G_GINT64_CONSTANT (1795400000) /* 2026-11-23T02:13:20Z */
#define DAY G_GINT64_CONSTANT (86400)
#define YEAR_2099 G_GINT64_CONSTANT (4083955200) /* 2099-06-01 */

#define ROW(number, status)                                                                                  \
  "{\"status\":\"" status "\",\"number\":\"" number "\",\"maker\":{\"name\":{\"en\":\"M\"}},\"models\":[{"   \
  "\"model\":\"M-1\"}],\"valid_until\":\"2028-03-31\"}\n"

/* A repository, what the machine sees of it, the machine, and its clock. */
typedef struct {
  OperatorWorld *world;
  char *served; /* a copy of the repository: what an attacker lets through */
  char *registry;
  gint64 now;
  AkashiEngine *engine;
} Scene;

/* The scheme `mihon` with MI-0001 (in force) and MI-0002 (withdrawn), published, served, and synchronised. */
Scene *scene_new (void);
void scene_free (Scene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

/* Publishes a scheme and its list as of now; with @as_of AKASHI_DATE_UNKNOWN the list is of today. */
void scene_publish (Scene *scene, const char *id, const char *rows);
void scene_publish_as_of (Scene *scene, const char *id, AkashiDate as_of, const char *rows);

/* A new snapshot and timestamp over what is published. */
void scene_refresh (Scene *scene);

/* All that is published reaches the machine; and then not what has @part in its name. */
void scene_serve (Scene *scene);
void scene_remove_served (Scene *scene, const char *folder, const char *part);
void scene_copy_tree (const char *from, const char *to);

/* An update; @code: of AkashiError; -1: any */
void scene_sync_ok (Scene *scene);
void scene_sync_fails (Scene *scene, int code);

AkashiSchemeStatus *scene_status_of (GPtrArray *lists, const char *id);
void scene_assert_state (Scene *scene, const char *id, AkashiFreshnessState expected);

/* What the buyer hears of a number: in force, known to be bad, not on the list. */
void scene_assert_verdicts (Scene *scene, AkashiVerdictCode listed, AkashiVerdictCode absent);
void scene_assert_good (Scene *scene);

G_END_DECLS
