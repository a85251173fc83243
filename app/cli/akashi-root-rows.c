/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-root-rows.h"

#include "akashi-date.h"

#include <string.h>

/* Of a key id, what is shown: enough to tell any two apart. */
#define SHOWN_DIGITS 16

static void
print_key (const AkashiRootKey *key, gboolean waits)
{
  char sign = key->before == key->after ? ' ' : key->after ? '+' : '-';

  g_print ("  %c %.*s %-7s%s\n", sign, SHOWN_DIGITS, key->key_id, key->type,
           !waits || strcmp (key->role, "root") != 0 ? ""
           : key->has_signed                         ? " has signed"
                                                     : " has not signed");
}

static void
print_role (const AkashiRootStanding *standing, guint at, gboolean waits)
{
  const char *role = akashi_root_standing_role (at);
  guint before = standing->thresholds[at][0], after = standing->thresholds[at][1];

  if (before == after)
    g_print ("%s: %u must sign\n", role, after);
  else
    g_print ("%s: %u must sign, %u until now\n", role, after, before);
  for (guint i = 0; i < standing->keys->len; i++)
    {
      const AkashiRootKey *key = standing->keys->pdata[i];
      if (strcmp (key->role, role) == 0)
        print_key (key, waits);
    }
}

void
akashi_root_rows_print (const AkashiRootStanding *standing, gboolean waits)
{
  g_autofree char *expires = akashi_time_format (standing->expires);

  g_print ("root %" G_GINT64_FORMAT "%s, good until %s\n", standing->version, waits ? " (draft)" : "",
           expires);
  for (guint i = 0; i < G_N_ELEMENTS (standing->thresholds); i++)
    print_role (standing, i, waits);
  if (!waits)
    return;
  g_print ("signed by %u of %u needed keys of before, %u of %u needed keys of then\n",
           standing->signed_before, standing->needed_before, standing->signed_after, standing->needed_after);
  g_print (standing->complete ? "It counts: publish takes it along.\n"
                              : "It does not count yet, and is published nowhere.\n");
}
