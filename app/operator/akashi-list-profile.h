/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-registration.h"

G_BEGIN_DECLS

/* Fields that are counted. */
#define AKASHI_PROFILE_FIELDS 20

/* How many registrations a list has, and how many of them say what. */
typedef struct {
  guint64 registrations;
  guint64 having[AKASHI_PROFILE_FIELDS];
} AkashiListProfile;

void akashi_list_profile_add (AkashiListProfile *profile, const AkashiRegistration *registration);

/* Returns: (transfer none) (nullable): the name of a field that more than a fifth of the registrations do not
 * say any more, or that none says any more; %NULL where there is none. */
const char *akashi_list_profile_vanished (const AkashiListProfile *before, const AkashiListProfile *now);

/* Returns: whether more than a fifth of @before registrations went. */
gboolean akashi_list_shrinks (gint64 before, gint64 now);

G_END_DECLS
