/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-published.h"
#include "akashi-repository.h"
#include "akashi-tuf-metadata.h"

G_BEGIN_DECLS

/* A root is signed anew where less than this is left of it, days. */
#define AKASHI_REPOSITORY_RENEW_ROOT_DAYS 180

/* The root under which a publication is made. */
typedef struct {
  AkashiTufMetadata *metadata;
  GBytes *file; /* (nullable): it is new: published with the publication; %NULL: it is published already */
  gboolean
      drafted; /* it was a draft that people signed in turn: akashi_repository_drop_draft() once published */
  gboolean waits; /* there is a draft that is not signed by enough yet, and is left where it is */
} AkashiRootInForce;

void akashi_root_in_force_clear (AkashiRootInForce *root);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AkashiRootInForce, akashi_root_in_force_clear)

/**
 * akashi_repository_find_root:
 * @renew: whether root is signed anew, with the keys that are in the folder, where less than half a year is
 * left of it
 * @error: AKASHI_ERROR_NOT_FOUND where too few of its keys are in the folder
 *
 * The draft, where enough people have signed it; else a renewed root, where that is wanted; else the one that
 * is published.
 */
gboolean akashi_repository_find_root (const AkashiRepository *repository, const AkashiPublished *published,
                                      gboolean renew, AkashiRootInForce *root,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Puts a new root where clients fetch it; nothing where it is published already. */
gboolean akashi_repository_place_root (const AkashiRepository *repository, const AkashiRootInForce *root,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Forgets the draft once it is published. */
gboolean akashi_repository_drop_draft (const AkashiRepository *repository, const AkashiRootInForce *root,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
