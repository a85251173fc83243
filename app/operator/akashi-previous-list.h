/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-list-profile.h"

G_BEGIN_DECLS

/**
 * akashi_previous_list_read:
 * @path: (nullable): registrations, one a line; where there is no such file, the list had none
 * @published: (nullable): the same as it is published (zstd)
 * @profile: counted into; drops are not
 * @error: AKASHI_ERROR_IMPORT_REFUSED: a line that cannot be read: what is not known cannot be compared;
 * AKASHI_ERROR_IO
 */
gboolean akashi_previous_list_read (const char *scheme, const char *path, GBytes *published,
                                    AkashiListProfile *profile, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
