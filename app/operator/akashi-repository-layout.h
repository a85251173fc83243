/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Where things lie in a repository (registry.md, "Distribution"), with consistent snapshots: the version
 * stands before a metadata file's name, the SHA-256 before a target's. What is staged and not published yet
 * lies beside them, under
 * `.staging/`, and is no part of what is served. All return (transfer full) paths.
 */

/* `metadata/N.<role>.json`; `metadata/timestamp.json` for the timestamp, whatever the version. */
char *akashi_layout_metadata (const char *directory, const char *role, gint64 version);

/* `targets/<folder of path>/<sha256>.<name of path>` */
char *akashi_layout_target (const char *directory, const char *path, const char *sha256);

/* `.staging/<scheme>/<name>`; with @name %NULL the folder */
char *akashi_layout_staged (const char *directory, const char *scheme, const char *name);

/* `<keys>/<name>.pem`: `root-1`, `root-2`, `root-3`, `targets`, `snapshot`, `timestamp` */
char *akashi_layout_key (const char *keys, const char *name);

/* `<keys>/scheme-<id>.pem` */
char *akashi_layout_scheme_key (const char *keys, const char *scheme);

/* Returns: the highest N for which there is `metadata/N.root.json`; 0 where there is none. */
gint64 akashi_layout_newest_root (const char *directory);

/* Returns: whether @id is the name of a top-level role, which no scheme may have. */
gboolean akashi_layout_is_top_level (const char *id);

G_END_DECLS
