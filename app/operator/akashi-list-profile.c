/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-list-profile.h"

/* An import is refused where more than a fifth goes (registry.md, "A registration"). */
#define KEPT 4
#define OF 5
/* A field that fewer have may be gone without anything being wrong. */
#define RARE 0.05

typedef enum {
  POINTER, /* NULL: not said */
  DAY,
  WORD, /* 0: not said */
  LEVEL,
} Kind;

typedef struct {
  const char *name;
  Kind kind;
  gsize offset;
} Field;

#define MEMBER(name) G_STRUCT_OFFSET (AkashiRegistration, name)

static const Field fields[] = {
  { "assessment.by", WORD, MEMBER (assessed_by) },
  { "category", POINTER, MEMBER (category) },
  { "connection", WORD, MEMBER (connection) },
  { "covers", POINTER, MEMBER (covers) },
  { "edition", POINTER, MEMBER (edition) },
  { "guarantees", POINTER, MEMBER (guarantees) },
  { "issued", DAY, MEMBER (issued) },
  { "level", LEVEL, MEMBER (level) },
  { "maker.contact", POINTER, MEMBER (maker_contact) },
  { "maker.country", POINTER, MEMBER (maker_country) },
  { "maker.security_contact", POINTER, MEMBER (security_contact) },
  { "page", POINTER, MEMBER (page) },
  { "password", WORD, MEMBER (password) },
  { "responsible", POINTER, MEMBER (responsible) },
  { "sensors", POINTER, MEMBER (sensors) },
  { "status_raw", POINTER, MEMBER (status_raw) },
  { "support_until", DAY, MEMBER (support_until) },
  { "updates", WORD, MEMBER (updates) },
  { "valid_until", DAY, MEMBER (valid_until) },
  { "desk_phone", POINTER, MEMBER (desk_phone) },
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == AKASHI_PROFILE_FIELDS);

static gboolean
says (const AkashiRegistration *registration, const Field *field)
{
  const char *member = (const char *) registration + field->offset;

  switch (field->kind)
    {
    case DAY:
      return *(const AkashiDate *) (gconstpointer) member != AKASHI_DATE_UNKNOWN;
    case WORD:
      return *(const int *) (gconstpointer) member != 0;
    case LEVEL:
      return *(const int *) (gconstpointer) member >= 0;
    case POINTER:
    default:
      return *(gconstpointer const *) (gconstpointer) member != NULL;
    }
}

void
akashi_list_profile_add (AkashiListProfile *profile, const AkashiRegistration *registration)
{
  profile->registrations++;
  for (guint i = 0; i < AKASHI_PROFILE_FIELDS; i++)
    profile->having[i] += says (registration, &fields[i]);
}

static double
share (const AkashiListProfile *profile, guint field)
{
  return (double) profile->having[field] / (double) profile->registrations;
}

const char *
akashi_list_profile_vanished (const AkashiListProfile *before, const AkashiListProfile *now)
{
  for (guint i = 0; before->registrations > 0 && now->registrations > 0 && i < AKASHI_PROFILE_FIELDS; i++)
    {
      gboolean all_gone = now->having[i] == 0 && share (before, i) >= RARE;
      if (all_gone || share (before, i) - share (now, i) > (double) (OF - KEPT) / OF)
        return fields[i].name;
    }
  return NULL;
}

gboolean
akashi_list_shrinks (gint64 before, gint64 now)
{
  return now * OF < before * KEPT;
}
