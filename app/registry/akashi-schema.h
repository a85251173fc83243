/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-database.h"

G_BEGIN_DECLS

/* "AKSH", in the file's header: `file registry.db` and other programs can tell whose it is. */
#define AKASHI_SCHEMA_APPLICATION_ID 0x414B5348

/* Returns: the version of the schema this program writes. */
int akashi_schema_version (void);

/**
 * akashi_schema_check:
 * @current: (out): whether the database has this program's schema; %FALSE: it is new or older
 * @error: AKASHI_ERROR_DAMAGED_REGISTRY (not ours, or cannot be read), AKASHI_ERROR_NEWER_REGISTRY
 */
gboolean akashi_schema_check (AkashiDatabase *database, gboolean *current,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Brings a new or older database to this program's schema, in one transaction. */
gboolean akashi_schema_migrate (AkashiDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
