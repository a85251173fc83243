/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-repository.h"
#include "akashi-root-standing.h"

G_BEGIN_DECLS

/*
 * The next root while people sign it in turn: `.drafts/root.json` beside what is served. One waits at a time.
 * It leaves the machine as two files, `N.root.json` and the root before it, so that whoever signs, on a
 * machine without a network, sees what changes; and it comes back as `N.root.json`.
 */

/* @draft: (out) (nullable): %NULL where none waits */
gboolean akashi_repository_load_draft (const char *directory, GBytes **draft,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean akashi_repository_discard_draft (const char *directory, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_repository_draft_root:
 * @changes: (element-type AkashiRootChange): against the root that is published
 * @error: AKASHI_ERROR_EXISTS where a draft waits already
 *
 * Returns: (transfer full): how the draft stands: unsigned
 */
AkashiRootStanding *akashi_repository_draft_root (const AkashiRepository *repository,
                                                  const GPtrArray *changes,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): how the draft stands; where none waits, the root that is published, with
 * `complete`. @waits: (out): which of the two */
AkashiRootStanding *akashi_repository_root_standing (const char *directory, gboolean *waits,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_repository_export_draft:
 * @folder: is made; files of the same names are replaced
 * @error: AKASHI_ERROR_NOT_FOUND where no draft waits
 *
 * Returns: (transfer full): path of the file to sign
 */
char *akashi_repository_export_draft (const char *directory, const char *folder,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_repository_sign_exported:
 * @path: the exported draft; the root before it lies beside it
 * @key_path: a root key, of before or of then
 * @passphrase: (nullable): of the key
 *
 * Needs nothing but these files. The draft is replaced by the signed one.
 *
 * Returns: (transfer full): how it stands now
 */
AkashiRootStanding *akashi_repository_sign_exported (const char *path, const char *key_path,
                                                     const char *passphrase,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Takes over the signatures of an exported draft that came back. @added: (out): how many were new */
AkashiRootStanding *akashi_repository_import_draft (const char *directory, const char *path, guint *added,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_repository_rotate_scheme:
 * @key_path: (nullable): the new key of the scheme's role; %NULL: one is made
 * @kept: (out) (nullable): where the old key went, if there was one
 *
 * The role is signed with the new key, and passed on to it, at the next publication.
 */
gboolean akashi_repository_rotate_scheme (const AkashiRepository *repository, const char *scheme,
                                          const char *key_path, char **kept,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
