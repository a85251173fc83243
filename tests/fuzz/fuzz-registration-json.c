/* SPDX-License-Identifier: Apache-2.0 */
/* One line of a list. What is accepted has a canonical form that is accepted again and is its own. */
#include <string.h>

#include "akashi-body.h"
#include "akashi-registration-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiListLine) line = akashi_list_line_new_json ("mihon", (const char *) data, size, &error);

  g_assert ((line == NULL) == (error != NULL));
  /* Out of a damaged database comes anything. */
  g_autoptr (AkashiRegistration) raw
      = akashi_registration_new_canonical ("mihon", (const char *) data, size, NULL);
  g_autoptr (AkashiRegistration) kept
      = akashi_registration_new_stored ("mihon", (const char *) data, size, NULL);
  if (!line || !line->registration)
    return 0;
  akashi_list_line_prepare (line);
  gsize length;
  g_autofree char *plain = akashi_body_unpack ((const char *) line->packed, line->packed_length, &length);
  g_assert (plain && length == line->canonical_length && memcmp (plain, line->canonical, length) == 0);
  g_autoptr (AkashiListLine) again
      = akashi_list_line_new_json ("mihon", line->canonical, line->canonical_length, NULL);
  g_assert (again && again->canonical_length == line->canonical_length);
  g_assert (memcmp (again->canonical, line->canonical, line->canonical_length) == 0);
  g_autoptr (AkashiRegistration) stored
      = akashi_registration_new_canonical ("mihon", line->canonical, line->canonical_length, NULL);
  g_assert (stored && strcmp (stored->number, line->registration->number) == 0);
  return 0;
}
